-- CreateTable
CREATE TABLE "LedgerPeriod" (
    "span" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "classCode" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "LedgerPeriod_pkey" PRIMARY KEY ("span","unitId","day","kind","classCode","cycleId","lineId")
);

-- CreateTable
CREATE TABLE "LedgerLeaving" (
    "unitId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "classCode" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "LedgerLeaving_pkey" PRIMARY KEY ("unitId","day","classCode","lineId","reason")
);

-- CreateTable
CREATE TABLE "Headcount" (
    "unitId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "Headcount_pkey" PRIMARY KEY ("unitId","lineId")
);

-- CreateTable
CREATE TABLE "HeadcountDay" (
    "day" DATE NOT NULL,
    "unitId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "HeadcountDay_pkey" PRIMARY KEY ("day","unitId","lineId")
);

-- CreateTable
CREATE TABLE "CycleSettlement" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "definitions" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "accountId" TEXT,
    "settledAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "CycleSettlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SettlementEntry" (
    "settlementId" TEXT NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "classCode" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "personName" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "lineName" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "unitName" TEXT NOT NULL,

    CONSTRAINT "SettlementEntry_pkey" PRIMARY KEY ("settlementId","kind","classCode","personId","lineId","unitId")
);

-- CreateTable
CREATE TABLE "TargetRevision" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "accountId" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "TargetRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeaderReport" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "unitId" TEXT,
    "lineId" TEXT,
    "asOf" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "wordFileId" TEXT NOT NULL,
    "excelFileId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "accountId" TEXT,
    "accountName" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "LeaderReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CycleSettlement_cycleId_key" ON "CycleSettlement"("cycleId");

-- CreateIndex
CREATE UNIQUE INDEX "TargetRevision_cycleId_version_key" ON "TargetRevision"("cycleId", "version");

-- CreateIndex
CREATE INDEX "LeaderReport_madeAt_idx" ON "LeaderReport"("madeAt");

-- CreateIndex
CREATE INDEX "LedgerDay_day_unitId_idx" ON "LedgerDay"("day", "unitId");

-- AddForeignKey
ALTER TABLE "CycleSettlement" ADD CONSTRAINT "CycleSettlement_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SettlementEntry" ADD CONSTRAINT "SettlementEntry_settlementId_fkey" FOREIGN KEY ("settlementId") REFERENCES "CycleSettlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TargetRevision" ADD CONSTRAINT "TargetRevision_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was settled, reported or defined stays as it was.
CREATE TRIGGER "CycleSettlement_frozen" BEFORE UPDATE OR DELETE ON "CycleSettlement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "SettlementEntry_frozen" BEFORE UPDATE OR DELETE ON "SettlementEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "TargetRevision_frozen" BEFORE UPDATE OR DELETE ON "TargetRevision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "LeaderReport_frozen" BEFORE UPDATE OR DELETE ON "LeaderReport" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "TargetClassVersion_frozen" BEFORE UPDATE OR DELETE ON "TargetClassVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A settled cycle keeps its name, its days and its state.
CREATE FUNCTION refuse_settled_cycle_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'settled' THEN RAISE EXCEPTION 'a settled cycle cannot be changed' USING ERRCODE = '23514'; END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "Cycle_settled" BEFORE UPDATE OR DELETE ON "Cycle" FOR EACH ROW EXECUTE FUNCTION refuse_settled_cycle_change();

-- "LedgerPeriod" follows "LedgerDay" statement by statement; rows are locked in the order of their keys.
CREATE FUNCTION add_to_ledger_periods(changes jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "LedgerPeriod" AS p (span, "unitId", day, kind, "classCode", "cycleId", "lineId", delta)
  SELECT s.span, CASE WHEN s.whole THEN '' ELSE c."unitId" END, date_trunc(s.span, c.day::timestamp)::date,
         c.kind::"LedgerKind", c."classCode", c."cycleId", c."lineId", sum(c.delta)
  FROM jsonb_to_recordset(changes) AS c("unitId" text, day date, kind text, "classCode" text, "cycleId" text, "lineId" text, delta int)
  CROSS JOIN (VALUES ('day', true), ('month', true), ('year', true), ('month', false), ('year', false)) AS s(span, whole)
  GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(c.delta) <> 0
  ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (span, "unitId", day, kind, "classCode", "cycleId", "lineId") DO UPDATE SET delta = p.delta + EXCLUDED.delta
$$;

CREATE FUNCTION follow_ledger_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(to_jsonb(a)) INTO changes FROM added a;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(to_jsonb(r) || jsonb_build_object('delta', -r.delta)) INTO changes FROM removed r;
  ELSE
    SELECT jsonb_agg(c.change) INTO changes
    FROM (SELECT to_jsonb(a) AS change FROM added a
          UNION ALL SELECT to_jsonb(r) || jsonb_build_object('delta', -r.delta) FROM removed r) AS c;
  END IF;
  IF changes IS NOT NULL THEN PERFORM add_to_ledger_periods(changes); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "LedgerDay_added" AFTER INSERT ON "LedgerDay" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_ledger_days();
CREATE TRIGGER "LedgerDay_removed" AFTER DELETE ON "LedgerDay" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_ledger_days();
CREATE TRIGGER "LedgerDay_changed" AFTER UPDATE ON "LedgerDay" REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION follow_ledger_days();

-- "LedgerLeaving" follows "LedgerEntry".
CREATE FUNCTION follow_ledger_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sign int := CASE WHEN TG_OP = 'DELETE' THEN -1 ELSE 1 END;
BEGIN
  INSERT INTO "LedgerLeaving" AS l ("unitId", day, "classCode", "lineId", reason, people)
  SELECT CASE WHEN w.whole THEN '' ELSE c."unitId" END, c.day, c."classCode", c."lineId", c.reason, sign * count(*)
  FROM changed c CROSS JOIN (VALUES (true), (false)) AS w(whole)
  WHERE c.kind = 'retained' AND c.delta = -1 AND c.reason IN ('expired', 'revoked', 'retired') AND c."classCode" NOT LIKE 'title:%'
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT ("unitId", day, "classCode", "lineId", reason) DO UPDATE SET people = l.people + EXCLUDED.people;
  RETURN NULL;
END $$;
CREATE TRIGGER "LedgerEntry_added" AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_ledger_entries();
CREATE TRIGGER "LedgerEntry_removed" AFTER DELETE ON "LedgerEntry" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_ledger_entries();

-- "Headcount" and "HeadcountDay" follow "PersonSpell".
CREATE FUNCTION add_to_headcounts(changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Headcount" AS h ("unitId", "lineId", people)
  SELECT c."unitId", c."lineId", sum(c.people)
  FROM jsonb_to_recordset(changes) AS c("unitId" text, "lineId" text, "startsOn" date, "endsOn" date, people int)
  WHERE c."endsOn" IS NULL
  GROUP BY 1, 2 HAVING sum(c.people) <> 0 ORDER BY 1, 2
  ON CONFLICT ("unitId", "lineId") DO UPDATE SET people = h.people + EXCLUDED.people;
  INSERT INTO "HeadcountDay" AS h (day, "unitId", "lineId", delta)
  SELECT d.day, c."unitId", c."lineId", sum(d.sign * c.people)
  FROM jsonb_to_recordset(changes) AS c("unitId" text, "lineId" text, "startsOn" date, "endsOn" date, people int)
  CROSS JOIN LATERAL (VALUES (c."startsOn", 1), (c."endsOn" + 1, -1)) AS d(day, sign)
  WHERE d.day IS NOT NULL
  GROUP BY 1, 2, 3 HAVING sum(d.sign * c.people) <> 0 ORDER BY 1, 2, 3
  ON CONFLICT (day, "unitId", "lineId") DO UPDATE SET delta = h.delta + EXCLUDED.delta;
END $$;

CREATE FUNCTION follow_spells() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes jsonb;
BEGIN
  -- Summed before they are handed on: a roster of a million is a few hundred rows.
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT "unitId", "lineId", "startsOn", "endsOn", count(*) AS people FROM added GROUP BY 1, 2, 3, 4) AS c;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT "unitId", "lineId", "startsOn", "endsOn", -count(*) AS people FROM removed GROUP BY 1, 2, 3, 4) AS c;
  ELSE
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT "unitId", "lineId", "startsOn", "endsOn", sum(people) AS people
          FROM (SELECT "unitId", "lineId", "startsOn", "endsOn", 1 AS people FROM added
                UNION ALL SELECT "unitId", "lineId", "startsOn", "endsOn", -1 FROM removed) AS both_states
          GROUP BY 1, 2, 3, 4 HAVING sum(people) <> 0) AS c;
  END IF;
  IF changes IS NOT NULL THEN PERFORM add_to_headcounts(changes); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "PersonSpell_added" AFTER INSERT ON "PersonSpell" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_spells();
CREATE TRIGGER "PersonSpell_removed" AFTER DELETE ON "PersonSpell" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_spells();
CREATE TRIGGER "PersonSpell_changed" AFTER UPDATE ON "PersonSpell" REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION follow_spells();

-- What is there already.
INSERT INTO "LedgerPeriod" (span, "unitId", day, kind, "classCode", "cycleId", "lineId", delta)
SELECT s.span, CASE WHEN s.whole THEN '' ELSE d."unitId" END, date_trunc(s.span, d.day::timestamp)::date, d.kind, d."classCode", d."cycleId", d."lineId", sum(d.delta)
FROM "LedgerDay" d CROSS JOIN (VALUES ('day', true), ('month', true), ('year', true), ('month', false), ('year', false)) AS s(span, whole)
GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO "LedgerLeaving" ("unitId", day, "classCode", "lineId", reason, people)
SELECT CASE WHEN w.whole THEN '' ELSE e."unitId" END, e.day, e."classCode", e."lineId", e.reason, count(*)
FROM "LedgerEntry" e CROSS JOIN (VALUES (true), (false)) AS w(whole)
WHERE e.kind = 'retained' AND e.delta = -1 AND e.reason IN ('expired', 'revoked', 'retired') AND e."classCode" NOT LIKE 'title:%'
GROUP BY 1, 2, 3, 4, 5;
INSERT INTO "Headcount" ("unitId", "lineId", people)
SELECT "unitId", "lineId", count(*) FROM "PersonSpell" WHERE "endsOn" IS NULL GROUP BY 1, 2;
INSERT INTO "HeadcountDay" (day, "unitId", "lineId", delta)
SELECT d.day, s."unitId", s."lineId", sum(d.sign) FROM "PersonSpell" s
CROSS JOIN LATERAL (VALUES (s."startsOn", 1), (s."endsOn" + 1, -1)) AS d(day, sign)
WHERE d.day IS NOT NULL GROUP BY 1, 2, 3;
