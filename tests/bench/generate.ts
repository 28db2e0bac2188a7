import type pg from 'pg'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import { surnames } from '@/prisma/seed/data/names'
import { seedTitles } from '@/prisma/seed/data/titles'

const LINES = 12
const UNITS = 80
/** Shares no factor with the numbers of units and lines: names are spread over all of them. */
const NAMES = 2401
const GIVEN = [...'明华建国志强文军晓丽秀英海燕立新思远雨桐子涵嘉怡俊杰']
const SPECIALITIES = [
  '刑事检察',
  '基层治理',
  '应急指挥',
  '产业规划',
  '教学研究',
  '临床护理',
  '数据分析',
  '城乡规划',
  '财政预算',
  '水利工程',
  '信访调解',
  '文物保护',
]

type Name = { name: string; pinyin: string; tokens: string[] }
type Speciality = { word: string; tokens: string[] }

/** Invented names, the same at every run: a surname and one or two characters. */
function inventNames(): Name[] {
  return Array.from({ length: NAMES }, (_, index) => {
    const surname = surnames[index % 40]?.[0] ?? '王'
    const first = GIVEN[Math.floor(index / 40) % GIVEN.length] ?? ''
    const second = index % 5 === 0 ? '' : (GIVEN[(index * 7) % GIVEN.length] ?? '')
    const name = surname + first + second
    return { name, pinyin: namePinyin(name), tokens: nameTokens(name) }
  })
}

/** Lines, a city with units below it, and the titles; returns nothing, everything is found again by its code. */
async function insertGround(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO "Line" (id, code, name, "sortOrder")
     SELECT md5('line' || i)::uuid::text, 'L' || i, '条线' || i, i FROM generate_series(1, $1::int) AS i`,
    [LINES],
  )
  await pool.query(
    `INSERT INTO "Unit" (id, code, level, "isLegalBody", "sortOrder", "openedOn")
     SELECT md5('unit' || i)::uuid::text, 'U' || i, CASE WHEN i = 0 THEN 'city' ELSE 'district' END::"UnitLevel", true, i, DATE '2015-01-01'
     FROM generate_series(0, $1::int) AS i`,
    [UNITS],
  )
  await pool.query(
    `INSERT INTO "UnitVersion" (id, "unitId", name, "shortName", "parentId", "startsOn")
     SELECT md5('version' || i)::uuid::text, md5('unit' || i)::uuid::text, CASE WHEN i = 0 THEN '全市' ELSE '第' || i || '工作局' END,
            '单位' || i, CASE WHEN i = 0 THEN NULL ELSE md5('unit0')::uuid::text END, DATE '2015-01-01'
     FROM generate_series(0, $1::int) AS i`,
    [UNITS],
  )
  await pool.query(
    `INSERT INTO "Title" (id, code, name, plan, rank, "termYears")
     SELECT md5('title' || t.code)::uuid::text, t.code, t.name, t.plan::"Plan", t.rank, t."termYears"
     FROM jsonb_to_recordset($1::jsonb) AS t(code text, name text, plan text, rank int, "termYears" int)`,
    [JSON.stringify(seedTitles)],
  )
}

async function insertPeople(pool: pg.Pool, people: number): Promise<void> {
  const specialities: Speciality[] = SPECIALITIES.map((word) => ({ word, tokens: specialityTokens([word]) }))
  await pool.query(
    `INSERT INTO "Person" (id, name, "namePinyin", "nameTokens", sex, "birthDate", education, post, "workStartDate", specialities, "specialityTokens",
                           bio, "unitId", "lineId", "updatedAt")
     SELECT md5('person' || i)::uuid::text, n.name, n.pinyin, n.tokens, (CASE WHEN i % 2 = 0 THEN 'male' ELSE 'female' END)::"Sex",
            DATE '1970-01-01' + i % 10000, '大学本科', '业务骨干', DATE '1995-07-01' + i % 9000, ARRAY[s.word], s.tokens,
            '长期在一线从事' || s.word || '工作，主持重点项目' || i % 9 + 1 || '项，编写操作规范' || i % 4 + 1 || '部，带教青年骨干' || i % 7 + 1 || '名。',
            md5('unit' || i % $3::int + 1)::uuid::text, md5('line' || i % $4::int + 1)::uuid::text, now()
     FROM generate_series(1, $5::int) AS i
     JOIN (SELECT row_number() OVER () - 1 AS at, r.name, r.pinyin, ARRAY(SELECT jsonb_array_elements_text(r.tokens)) AS tokens
           FROM jsonb_to_recordset($1::jsonb) AS r(name text, pinyin text, tokens jsonb)) AS n ON n.at = (i::bigint * 7919) % ${NAMES}
     JOIN (SELECT row_number() OVER () - 1 AS at, r.word, ARRAY(SELECT jsonb_array_elements_text(r.tokens)) AS tokens
           FROM jsonb_to_recordset($2::jsonb) AS r(word text, tokens jsonb)) AS s ON s.at = i % ${SPECIALITIES.length}`,
    [JSON.stringify(inventNames()), JSON.stringify(specialities), UNITS, LINES, people],
  )
  await pool.query(
    `INSERT INTO "PersonSpell" (id, "personId", "unitId", "lineId", post, "startsOn")
     SELECT md5('spell' || p.id)::uuid::text, p.id, p."unitId", p."lineId", p.post, DATE '2018-01-01' FROM "Person" p`,
  )
}

/**
 * Holders: of every sixteen one national leader, one municipal leader, two experts, two pacesetters and ten aces; every third also holds a title
 * that ended. All of them agreed to be shown, so every holder has a public row of the pool.
 */
async function insertHolders(pool: pg.Pool, holders: number): Promise<void> {
  await pool.query(
    `INSERT INTO "Holding" (id, "personId", "titleId", "startsOn", "endsOn", "termEndsOn", basis)
     SELECT md5('holding' || i)::uuid::text, md5('person' || i)::uuid::text,
            md5('title' || (ARRAY['nationalLeader', 'municipalLeader', 'expert', 'expert', 'pacesetter', 'pacesetter'] || array_fill('ace'::text, ARRAY[10]))[i % 16 + 1])::uuid::text,
            business_today() - (30 + i % 700), business_today() - (30 + i % 700) + 1095, business_today() - (30 + i % 700) + 1095, 'conferral'::"HoldingBasis"
     FROM generate_series(1, $1::int) AS i
     UNION ALL
     SELECT md5('past' || i)::uuid::text, md5('person' || i)::uuid::text, md5('titlebackbone')::uuid::text,
            business_today() - 2000, business_today() - 905, business_today() - 905, 'history'::"HoldingBasis"
     FROM generate_series(3, $1::int, 3) AS i`,
    [holders],
  )
  await pool.query(
    `INSERT INTO "Consent" (id, "personId", channel, "textVersion")
     SELECT md5('consent' || i)::uuid::text, md5('person' || i)::uuid::text, 'self'::"ConsentChannel", 1 FROM generate_series(1, $1::int) AS i`,
    [holders],
  )
  await pool.query(
    `INSERT INTO "PoolEntry" ("personId", name, "namePinyin", "nameTokens", specialities, "specialityTokens", "lineId", "unitId", "titleCodes", titles,
                              "activeUntil", "bestRank", headline, "isPublic")
     SELECT p.id, p.name, p."namePinyin", p."nameTokens", p.specialities, p."specialityTokens", p."lineId", p."unitId",
            array_agg(t.code ORDER BY h."startsOn" DESC),
            jsonb_agg(jsonb_build_object('code', t.code, 'startsOn', h."startsOn", 'endsOn', h."endsOn") ORDER BY h."startsOn" DESC),
            max(h."endsOn"), min(t.rank), p.bio, true
     FROM "Holding" h JOIN "Title" t ON t.id = h."titleId" JOIN "Person" p ON p.id = h."personId"
     GROUP BY p.id`,
  )
}

/**
 * Fills an empty migrated database by SQL: 12 lines, 81 units, 6 titles, `people` persons with a spell each, the first `holders` of them with
 * titles, consents and public rows of the pool. The same numbers make the same city.
 */
export async function generateCity(pool: pg.Pool, size: { people: number; holders: number }): Promise<void> {
  if (size.holders > size.people) throw new Error('more holders than people')
  await insertGround(pool)
  await insertPeople(pool, size.people)
  await insertHolders(pool, size.holders)
}
