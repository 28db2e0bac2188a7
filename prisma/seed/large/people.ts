import type pg from 'pg'
import { drawn, drawnId } from './drawn'

/** Of a thousand people: gone to another city, retired, dead. Everybody else is in office. */
const LEFT = 20
const RETIRED = 20
const DECEASED = 2
/** Nobody's status changed earlier than so many days ago, and everybody came to their unit before that. */
const RECENT = 1500
const CHUNK = 50_000

const PEOPLE = `
  INSERT INTO "Person" (id, name, "namePinyin", "nameTokens", sex, "birthDate", education, post, "workStartDate", "staffKind", specialities,
                        "specialityTokens", bio, status, "statusOn", "retiresOn", "unitId", "lineId", "updatedAt")
  SELECT d.id, n.name, n.pinyin, n.tokens, n.sex::"Sex", d.born, (ARRAY['大学专科', '大学本科', '大学本科', '硕士研究生'])[d.taught + 1],
         (ARRAY['科员', '主任科员', '副科长', '科长', '高级工程师', '一级教师', '主治医师'])[d.post + 1], date_trunc('month', d.born + 8400)::date,
         (CASE WHEN d.worker < 5 AND n.sex = 'male' THEN 'worker' ELSE 'cadre' END)::"StaffKind", s.words, s.tokens,
         '长期在一线从事' || s.words[1] || '工作，主持重点项目' || d.deeds % 9 + 1 || '项，编写操作规范' || d.deeds % 4 + 1 || '部，带教青年骨干' || d.deeds % 7 + 1 || '名。',
         d.status::"PersonStatus", d."statusOn", CASE WHEN d.status = 'retired' THEN d."statusOn" - 1 END, pl."unitId", pl."lineId", now()
  FROM (
    SELECT p.*, CASE WHEN p.status <> 'active' THEN p.today - p.since END AS "statusOn",
           p.today - CASE WHEN p.status = 'retired' THEN 22400 ELSE 10400 END - p.age % CASE WHEN p.status = 'retired' THEN 800 ELSE 9200 END AS born
    FROM (
      SELECT i, $2::date AS today, ${drawnId('person')} AS id, ${drawn('name', '(SELECT count(*) FROM drawn_name)')} AS name_slot,
             ${drawn('place', '(SELECT count(*) FROM drawn_place)')} AS place_slot, ${drawn('speciality', 1000)} AS speciality,
             ${drawn('age', 9200)} AS age, ${drawn('taught', 4)} AS taught, ${drawn('post', 7)} AS post, ${drawn('worker', 100)} AS worker,
             ${drawn('deeds', 252)} AS deeds, ${drawn('since', RECENT)} + 1 AS since,
             CASE WHEN ${drawn('fate', 1000)} < ${LEFT} THEN 'left' WHEN ${drawn('fate', 1000)} < ${LEFT + RETIRED} THEN 'retired'
                  WHEN ${drawn('fate', 1000)} < ${LEFT + RETIRED + DECEASED} THEN 'deceased' ELSE 'active' END AS status
      FROM generate_series($3::int, $4::int) AS i
    ) AS p
  ) AS d
  JOIN drawn_name n ON n.slot = d.name_slot
  JOIN drawn_place pl ON pl.slot = d.place_slot
  JOIN (SELECT "lineId", count(*) AS number FROM drawn_speciality GROUP BY 1) AS known ON known."lineId" = pl."lineId"
  JOIN drawn_speciality s ON s."lineId" = pl."lineId" AND s.slot = d.speciality % known.number`

/** People begin on the first of a month. The spell that led to today's place, and for every seventh an earlier one elsewhere, without a day between them. */
const SPELLS = `
  WITH came AS (
    SELECT p.id, p."unitId", p."lineId", p.post, p."workStartDate" AS first, p.status, p."statusOn", i,
           greatest(p."workStartDate",
             date_trunc('month', p."workStartDate" + ${drawn('came', `greatest(1, $2::date - ${RECENT} - 5 - p."workStartDate")`)})::date) AS day,
           ${drawn('before', 7)} = 0 AS "isMoved", ${drawn('formerly', '(SELECT count(*) FROM drawn_place)')} AS former
    FROM generate_series($3::int, $4::int) AS i JOIN "Person" p ON p.id = ${drawnId('person')}
  )
  INSERT INTO "PersonSpell" (id, "personId", "unitId", "lineId", post, "startsOn", "endsOn", "endReason")
  SELECT ${drawnId('spell')}, id, "unitId", "lineId", post, CASE WHEN "isMoved" THEN day ELSE first END, "statusOn" - 1,
         (CASE WHEN status <> 'active' THEN status::text END)::"SpellEnd"
  FROM came
  UNION ALL
  SELECT ${drawnId('former')}, came.id, pl."unitId", pl."lineId", came.post, first, day - 1, 'transferred'::"SpellEnd"
  FROM came JOIN drawn_place pl ON pl.slot = former
  WHERE "isMoved" AND day > first`

/**
 * People 1 to `people` with their careers, drawn in the database. The ground must have been written in the same transaction.
 * @param onChunk told how many there are so far
 */
export async function writePeople(
  client: pg.ClientBase,
  size: { people: number; seed: number; today: string },
  onChunk: (done: number) => void,
): Promise<void> {
  for (let first = 1; first <= size.people; first += CHUNK) {
    const values = [size.seed, size.today, first, Math.min(size.people, first + CHUNK - 1)]
    await client.query(PEOPLE, values)
    await client.query(SPELLS, values)
    onChunk(Math.min(size.people, first + CHUNK - 1))
  }
}
