-- CreateTable
CREATE TABLE "PublicChange" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicChange_pkey" PRIMARY KEY ("id")
);

-- Once a transaction, and not for a statement that found nothing to change. What is older than an hour goes, without waiting for anybody.
CREATE FUNCTION note_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
  INSERT INTO "PublicChange" (id) VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  DELETE FROM "PublicChange" WHERE id IN (
    SELECT id FROM "PublicChange" WHERE at < now() - interval '1 hour' LIMIT 100 FOR UPDATE SKIP LOCKED
  );
  RETURN NULL;
END $$;

-- What the public list shows: the pool's rows, the names of units, lines and titles, the portal's own name, the business day.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['PoolEntry', 'Line', 'Unit', 'UnitVersion', 'Title', 'Setting', 'BusinessClock'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_public_change()', name || '_public_added', name);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_public_change()', name || '_public_changed', name);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_public_change()', name || '_public_removed', name);
  END LOOP;
END $$;
