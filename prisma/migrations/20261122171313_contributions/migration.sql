-- CreateEnum
CREATE TYPE "ContributionKind" AS ENUM ('caseLed', 'guide', 'research', 'advice', 'teaching');

-- CreateEnum
CREATE TYPE "ContributionRole" AS ENUM ('lead', 'member');

-- CreateEnum
CREATE TYPE "ContributionState" AS ENUM ('draft', 'submitted', 'verified', 'returned', 'withdrawn', 'voided');

-- CreateEnum
CREATE TYPE "ContributionChannel" AS ENUM ('self', 'unit');

-- CreateTable
CREATE TABLE "Contribution" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "kind" "ContributionKind" NOT NULL,
    "role" "ContributionRole" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "year" INTEGER NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "channel" "ContributionChannel" NOT NULL,
    "state" "ContributionState" NOT NULL DEFAULT 'draft',
    "enteredById" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContributionProof" (
    "fileId" TEXT NOT NULL,
    "contributionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ContributionProof_pkey" PRIMARY KEY ("fileId")
);

-- CreateTable
CREATE TABLE "ContributionCount" (
    "unitId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "ContributionKind" NOT NULL,
    "state" "ContributionState" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ContributionCount_pkey" PRIMARY KEY ("unitId","year","kind","state")
);

-- CreateTable
CREATE TABLE "AssessedContributions" (
    "assessmentId" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "recorded" INTEGER NOT NULL,
    "stated" INTEGER,
    "reason" TEXT,
    "takenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssessedContributions_pkey" PRIMARY KEY ("assessmentId")
);

-- CreateIndex
CREATE INDEX "Contribution_endsOn_id_idx" ON "Contribution"("endsOn", "id");

-- CreateIndex
CREATE INDEX "Contribution_unitId_endsOn_id_idx" ON "Contribution"("unitId", "endsOn", "id");

-- CreateIndex
CREATE INDEX "Contribution_personId_year_idx" ON "Contribution"("personId", "year");

-- CreateIndex
CREATE INDEX "Contribution_year_state_unitId_personId_idx" ON "Contribution"("year", "state", "unitId", "personId");

-- CreateIndex
CREATE INDEX "ContributionProof_contributionId_idx" ON "ContributionProof"("contributionId");

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionProof" ADD CONSTRAINT "ContributionProof_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessedContributions" ADD CONSTRAINT "AssessedContributions_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "HoldingAssessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_dates" CHECK ("endsOn" >= "startsOn" AND year = extract(year FROM "endsOn"));
-- Nothing counts, comes back or is voided without somebody's answer; the last two say why.
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_answer" CHECK (
  CASE state
    WHEN 'draft' THEN "submittedAt" IS NULL AND "answeredAt" IS NULL
    WHEN 'withdrawn' THEN true
    WHEN 'submitted' THEN "submittedAt" IS NOT NULL
    WHEN 'verified' THEN "answeredAt" IS NOT NULL AND "answeredById" IS NOT NULL
    ELSE "answeredAt" IS NOT NULL AND reason IS NOT NULL
  END
);
-- Never verified by who entered it.
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_two_people" CHECK (state <> 'verified' OR "answeredById" <> "enteredById");
-- The same thing once a person.
CREATE UNIQUE INDEX "Contribution_once" ON "Contribution" ("personId", kind, title, "startsOn") WHERE state NOT IN ('withdrawn', 'voided');
-- What waits to be verified, of a unit.
CREATE INDEX "Contribution_waiting" ON "Contribution" ("unitId", channel) WHERE state = 'submitted';
ALTER TABLE "AssessedContributions" ADD CONSTRAINT "AssessedContributions_values" CHECK (
  recorded >= 0 AND (stated IS NULL) = (reason IS NULL) AND (stated IS NULL OR stated >= 0)
);

-- "Contribution"."unitId" follows the person.
CREATE FUNCTION follow_person_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Contribution" SET "unitId" = NEW."unitId" WHERE "personId" = NEW.id AND "unitId" <> NEW."unitId";
  RETURN NULL;
END $$;
CREATE TRIGGER "Person_contributions" AFTER UPDATE OF "unitId" ON "Person" FOR EACH ROW
  WHEN (OLD."unitId" IS DISTINCT FROM NEW."unitId") EXECUTE FUNCTION follow_person_unit();

-- "ContributionCount" follows "Contribution"; rows are locked in the order of their keys.
CREATE FUNCTION follow_contributions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT "unitId", year, kind, state, count(*) AS count FROM added GROUP BY 1, 2, 3, 4) AS c;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT "unitId", year, kind, state, -count(*) AS count FROM removed GROUP BY 1, 2, 3, 4) AS c;
  ELSE
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT "unitId", year, kind, state, sum(sign) AS count
          FROM (SELECT "unitId", year, kind, state, 1 AS sign FROM added
                UNION ALL SELECT "unitId", year, kind, state, -1 FROM removed) AS both_states
          GROUP BY 1, 2, 3, 4 HAVING sum(sign) <> 0) AS c;
  END IF;
  IF changes IS NOT NULL THEN
    INSERT INTO "ContributionCount" AS k ("unitId", year, kind, state, count)
    SELECT c."unitId", c.year, c.kind::"ContributionKind", c.state::"ContributionState", c.count
    FROM jsonb_to_recordset(changes) AS c("unitId" text, year int, kind text, state text, count int)
    ORDER BY 1, 2, 3, 4
    ON CONFLICT ("unitId", year, kind, state) DO UPDATE SET count = k.count + EXCLUDED.count;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Contribution_added" AFTER INSERT ON "Contribution" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_contributions();
CREATE TRIGGER "Contribution_removed" AFTER DELETE ON "Contribution" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_contributions();
CREATE TRIGGER "Contribution_changed" AFTER UPDATE ON "Contribution" REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION follow_contributions();
