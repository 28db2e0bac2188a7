-- Invariants that Prisma's schema language cannot say, the business clock, and the role the app runs as.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Business time -------------------------------------------------------------------------------------------------------------

-- Real time plus the demo's offset. Everywhere but in the demo "BusinessClock" is empty.
CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS
$$ SELECT clock_timestamp() + make_interval(secs => coalesce((SELECT "offset" FROM "BusinessClock" WHERE id = 1), 0)) $$;

-- The calendar date in Asia/Shanghai.
CREATE FUNCTION business_today() RETURNS date LANGUAGE sql VOLATILE AS
$$ SELECT (business_now() AT TIME ZONE 'Asia/Shanghai')::date $$;

ALTER TABLE "BusinessClock" ADD CONSTRAINT "BusinessClock_one_row" CHECK (id = 1);

-- Accounts ------------------------------------------------------------------------------------------------------------------

-- 三员: no one holds two of the three.
CREATE UNIQUE INDEX "RoleGrant_one_administrator" ON "RoleGrant" ("accountId")
  WHERE role IN ('sysAdmin', 'securityAdmin', 'auditor') AND "revokedAt" IS NULL;

-- A role that needs a scope cannot be granted without it.
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_scope" CHECK (
  CASE
    WHEN role IN ('unitHr', 'unitLeader') THEN "unitId" IS NOT NULL AND "roundId" IS NULL
    WHEN role IN ('reviewer', 'panelist') THEN "roundId" IS NOT NULL AND "unitId" IS NULL
    ELSE true
  END
);

CREATE UNIQUE INDEX "RoleGrant_no_double" ON "RoleGrant"
  ("accountId", role, coalesce("unitId", ''), coalesce("lineId", ''), coalesce("roundId", '')) WHERE "revokedAt" IS NULL;

-- Dates in order, nothing twice at one time ------------------------------------------------------------------------------------

ALTER TABLE "Unit" ADD CONSTRAINT "Unit_dates" CHECK ("closedOn" IS NULL OR "closedOn" >= "openedOn");
ALTER TABLE "UnitVersion" ADD CONSTRAINT "UnitVersion_dates" CHECK ("endsOn" IS NULL OR "endsOn" >= "startsOn");
ALTER TABLE "UnitVersion" ADD CONSTRAINT "UnitVersion_not_own_parent" CHECK ("parentId" IS DISTINCT FROM "unitId");
ALTER TABLE "UnitVersion" ADD CONSTRAINT "UnitVersion_no_overlap"
  EXCLUDE USING gist ("unitId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&);

ALTER TABLE "PersonSpell" ADD CONSTRAINT "PersonSpell_dates" CHECK ("endsOn" IS NULL OR "endsOn" >= "startsOn");
ALTER TABLE "PersonSpell" ADD CONSTRAINT "PersonSpell_no_overlap"
  EXCLUDE USING gist ("personId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&);

ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_dates" CHECK ("endsOn" IS NULL OR "endsOn" >= "startsOn");
ALTER TABLE "Cycle" ADD CONSTRAINT "Cycle_dates" CHECK ("endsOn" >= "startsOn");
ALTER TABLE "Target" ADD CONSTRAINT "Target_value" CHECK (value >= 0);

ALTER TABLE "Holding" ADD CONSTRAINT "Holding_dates" CHECK (
  ("endsOn" IS NULL OR "endsOn" >= "startsOn") AND ("termEndsOn" IS NULL OR "termEndsOn" >= "startsOn")
);
-- One open holding per person and title on any day; annulled ones never were.
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_no_overlap"
  EXCLUDE USING gist ("personId" WITH =, "titleId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&) WHERE (state <> 'annulled');

ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_delta" CHECK (delta IN (-1, 1));

-- Rounds ----------------------------------------------------------------------------------------------------------------------

ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_one_subject" CHECK (("personId" IS NULL) <> ("projectId" IS NULL));
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_suspension" CHECK ((state = 'suspended') = ("stateBeforeSuspension" IS NOT NULL));
ALTER TABLE "Award" ADD CONSTRAINT "Award_one_winner" CHECK (("personId" IS NULL) <> ("projectId" IS NULL));
ALTER TABLE "PanelVote" ADD CONSTRAINT "PanelVote_counts" CHECK (
  agree >= 0 AND disagree >= 0 AND defer >= 0 AND present >= agree + disagree + defer AND entitled >= present
);

-- A sealed sheet never changes. Reopening marks it superseded, touching nothing else, and adds a revision.
CREATE FUNCTION refuse_sealed_sheet_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN RAISE EXCEPTION 'a sealed score sheet cannot be deleted' USING ERRCODE = '23514'; END IF;
    RETURN OLD;
  END IF;
  IF OLD.state = 'draft' THEN RETURN NEW; END IF;
  IF OLD.state = 'sealed' AND NEW.state = 'superseded'
     AND (NEW.id, NEW."assignmentId", NEW.revision, NEW.scores, NEW.gates, NEW.note, NEW."totalHundredths", NEW.digest, NEW."sealedAt")
         IS NOT DISTINCT FROM
         (OLD.id, OLD."assignmentId", OLD.revision, OLD.scores, OLD.gates, OLD.note, OLD."totalHundredths", OLD.digest, OLD."sealedAt")
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a sealed score sheet cannot be changed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER "ScoreSheet_sealed" BEFORE UPDATE OR DELETE ON "ScoreSheet" FOR EACH ROW EXECUTE FUNCTION refuse_sealed_sheet_change();

-- One living sheet per assignment.
CREATE UNIQUE INDEX "ScoreSheet_one_living" ON "ScoreSheet" ("assignmentId") WHERE state <> 'superseded';

-- A scheme is frozen with the announcement.
CREATE FUNCTION refuse_frozen_scheme_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."frozenAt" IS NOT NULL THEN RAISE EXCEPTION 'a frozen scheme cannot be changed' USING ERRCODE = '23514'; END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "SchemeVersion_frozen" BEFORE UPDATE OR DELETE ON "SchemeVersion" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_scheme_change();

-- A ranking is frozen with its inputs; so is a published list.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = '23514';
END $$;
CREATE TRIGGER "Ranking_frozen" BEFORE UPDATE OR DELETE ON "Ranking" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "RankingEntry_frozen" BEFORE UPDATE OR DELETE ON "RankingEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_published_list_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.content, NEW.digest, NEW."publishedAt", NEW."endsOn") IS DISTINCT FROM (OLD.content, OLD.digest, OLD."publishedAt", OLD."endsOn")
  THEN RAISE EXCEPTION 'a published list cannot be changed' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Publicity_frozen" BEFORE UPDATE OR DELETE ON "Publicity" FOR EACH ROW EXECUTE FUNCTION refuse_published_list_change();

-- One list at a time is in public.
CREATE UNIQUE INDEX "Publicity_one_running" ON "Publicity" ("roundId") WHERE state = 'running';

-- The record ------------------------------------------------------------------------------------------------------------------

CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditLink_append_only" BEFORE UPDATE OR DELETE ON "AuditLink" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The app's role --------------------------------------------------------------------------------------------------------------

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN CREATE ROLE portal_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO portal_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent", "AuditLink" FROM portal_app;
