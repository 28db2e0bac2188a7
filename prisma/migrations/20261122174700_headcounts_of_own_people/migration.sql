-- Experts from outside are persons on file and never counted: headcounts follow the spells of the city's own people alone.
CREATE OR REPLACE FUNCTION follow_spells() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes jsonb;
BEGIN
  -- Summed before they are handed on: a roster of a million is a few hundred rows.
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT s."unitId", s."lineId", s."startsOn", s."endsOn", count(*) AS people
          FROM added s JOIN "Person" p ON p.id = s."personId" AND p.affiliation = 'internal' GROUP BY 1, 2, 3, 4) AS c;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT s."unitId", s."lineId", s."startsOn", s."endsOn", -count(*) AS people
          FROM removed s JOIN "Person" p ON p.id = s."personId" AND p.affiliation = 'internal' GROUP BY 1, 2, 3, 4) AS c;
  ELSE
    SELECT jsonb_agg(to_jsonb(c)) INTO changes
    FROM (SELECT s."unitId", s."lineId", s."startsOn", s."endsOn", sum(s.people) AS people
          FROM (SELECT "personId", "unitId", "lineId", "startsOn", "endsOn", 1 AS people FROM added
                UNION ALL SELECT "personId", "unitId", "lineId", "startsOn", "endsOn", -1 FROM removed) AS s
          JOIN "Person" p ON p.id = s."personId" AND p.affiliation = 'internal'
          GROUP BY 1, 2, 3, 4 HAVING sum(s.people) <> 0) AS c;
  END IF;
  IF changes IS NOT NULL THEN PERFORM add_to_headcounts(changes); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION follow_affiliation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes jsonb;
BEGIN
  SELECT jsonb_agg(to_jsonb(c)) INTO changes
  FROM (SELECT "unitId", "lineId", "startsOn", "endsOn", count(*) * CASE NEW.affiliation WHEN 'internal' THEN 1 ELSE -1 END AS people
        FROM "PersonSpell" WHERE "personId" = NEW.id GROUP BY 1, 2, 3, 4) AS c;
  IF changes IS NOT NULL THEN PERFORM add_to_headcounts(changes); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Person_affiliation" AFTER UPDATE OF affiliation ON "Person" FOR EACH ROW
  WHEN (OLD.affiliation IS DISTINCT FROM NEW.affiliation) EXECUTE FUNCTION follow_affiliation();

DELETE FROM "Headcount";
DELETE FROM "HeadcountDay";
INSERT INTO "Headcount" ("unitId", "lineId", people)
SELECT s."unitId", s."lineId", count(*) FROM "PersonSpell" s JOIN "Person" p ON p.id = s."personId" AND p.affiliation = 'internal'
WHERE s."endsOn" IS NULL GROUP BY 1, 2;
INSERT INTO "HeadcountDay" (day, "unitId", "lineId", delta)
SELECT d.day, s."unitId", s."lineId", sum(d.sign) FROM "PersonSpell" s
JOIN "Person" p ON p.id = s."personId" AND p.affiliation = 'internal'
CROSS JOIN LATERAL (VALUES (s."startsOn", 1), (s."endsOn" + 1, -1)) AS d(day, sign)
WHERE d.day IS NOT NULL GROUP BY 1, 2, 3;
