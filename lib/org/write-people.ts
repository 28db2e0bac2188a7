import 'server-only'
import type { DateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import type { PreparedPerson } from './prepared-people'
import { loadRosterNames } from './roster-facts'

/** People in one statement; an array of them travels as one JSON parameter. */
const CHUNK = 500

export type WrittenPeople = { createdIds: string[]; updatedIds: string[] }

function chunksOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) => items.slice(index * CHUNK, (index + 1) * CHUNK))
}

/**
 * Enters new people with a spell from `today`, and brings those on file up to date. Who was entered by somebody else since the rows were
 * judged is left alone, and so is who left the unit meanwhile: running again adds nothing twice.
 * @throws AppError refused when a unit or line of the rows is no longer in use
 */
export async function writePeople(
  tx: Tx,
  people: { toCreate: readonly PreparedPerson[]; toUpdate: readonly PreparedPerson[] },
  today: DateOnly,
): Promise<WrittenPeople> {
  await refuseStalePlaces(tx, [...people.toCreate, ...people.toUpdate], today)
  const createdIds: string[] = []
  for (const chunk of chunksOf(people.toCreate)) createdIds.push(...(await insertPeople(tx, chunk, today)))
  const updatedIds: string[] = []
  for (const chunk of chunksOf(people.toUpdate)) {
    const ids = new Set(await updatePeople(tx, chunk))
    updatedIds.push(...ids)
    await updateSpells(
      tx,
      chunk.filter(({ id }) => ids.has(id)),
      today,
    )
  }
  return { createdIds, updatedIds }
}

async function refuseStalePlaces(tx: Tx, people: readonly PreparedPerson[], today: DateOnly): Promise<void> {
  const { units, lines } = await loadRosterNames(tx, today)
  const unitIds = new Set(units.map(({ id }) => id))
  const lineIds = new Set(lines.map(({ id }) => id))
  if (people.some(({ unitId, lineId }) => !unitIds.has(unitId) || !lineIds.has(lineId)))
    throw refused('staleRoster', '上传之后有单位或条线发生了调整，请重新上传花名册。没有导入任何人员。')
}

/** Returns the ids of those entered; a number on file already is skipped by its unique hash. */
async function insertPeople(tx: Tx, people: PreparedPerson[], today: DateOnly): Promise<string[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    WITH added AS (
      INSERT INTO "Person" (id, name, "namePinyin", "nameTokens", sex, "birthDate", "idNumberCipher", "idNumberHash", "phoneCipher", "phoneHash",
        education, degree, "politicalStatus", post, "workStartDate", "staffKind", specialities, "specialityTokens", "unitId", "lineId", "updatedAt")
      SELECT id, name, "namePinyin", "nameTokens", sex::"Sex", "birthDate", "idNumberCipher", "idNumberHash", "phoneCipher", "phoneHash",
        education, degree, "politicalStatus", post, "workStartDate", coalesce("staffKind", 'cadre')::"StaffKind",
        coalesce(specialities, '{}'), coalesce("specialityTokens", '{}'), "unitId", "lineId", now()
      FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS r(id text, name text, "namePinyin" text, "nameTokens" text[], sex text, "birthDate" date,
        "idNumberCipher" text, "idNumberHash" text, "phoneCipher" text, "phoneHash" text, education text, degree text, "politicalStatus" text, post text,
        "workStartDate" date, "staffKind" text, specialities text[], "specialityTokens" text[], "unitId" text, "lineId" text)
      ON CONFLICT ("idNumberHash") DO NOTHING
      RETURNING id, "unitId", "lineId", post
    )
    INSERT INTO "PersonSpell" (id, "personId", "unitId", "lineId", post, "startsOn")
    SELECT gen_random_uuid()::text, id, "unitId", "lineId", post, ${today}::date FROM added
    RETURNING "personId"`
  return rows.map(({ personId }) => personId)
}

/** Returns the ids of those changed: still active, and in the unit that they were in when the rows were judged. */
async function updatePeople(tx: Tx, people: PreparedPerson[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Person" p SET
      name = r.name, "namePinyin" = r."namePinyin", "nameTokens" = r."nameTokens",
      sex = coalesce(r.sex::"Sex", p.sex), "birthDate" = coalesce(r."birthDate", p."birthDate"),
      "phoneCipher" = coalesce(r."phoneCipher", p."phoneCipher"), "phoneHash" = coalesce(r."phoneHash", p."phoneHash"),
      education = coalesce(r.education, p.education), degree = coalesce(r.degree, p.degree),
      "politicalStatus" = coalesce(r."politicalStatus", p."politicalStatus"), post = coalesce(r.post, p.post),
      "workStartDate" = coalesce(r."workStartDate", p."workStartDate"), "staffKind" = coalesce(r."staffKind"::"StaffKind", p."staffKind"),
      specialities = coalesce(r.specialities, p.specialities), "specialityTokens" = coalesce(r."specialityTokens", p."specialityTokens"),
      "lineId" = CASE WHEN r."isLineChanged" THEN r."lineId" ELSE p."lineId" END,
      version = p.version + 1, "updatedAt" = now()
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS r(id text, name text, "namePinyin" text, "nameTokens" text[], sex text, "birthDate" date,
      "idNumberHash" text, "phoneCipher" text, "phoneHash" text, education text, degree text, "politicalStatus" text, post text,
      "workStartDate" date, "staffKind" text, specialities text[], "specialityTokens" text[], "unitId" text, "lineId" text, "isLineChanged" boolean)
    WHERE p.id = r.id AND p."unitId" = r."unitId" AND p.status = 'active' AND p."idNumberHash" = r."idNumberHash"
    RETURNING p.id`
  return rows.map(({ id }) => id)
}

/** A new post is written into the open spell; a new line ends it yesterday and begins one today. */
async function updateSpells(tx: Tx, people: PreparedPerson[], today: DateOnly): Promise<void> {
  const posts = people.filter(({ post }) => post !== null).map(({ id, post }) => ({ id, post }))
  if (posts.length > 0)
    await tx.$executeRaw`
      UPDATE "PersonSpell" s SET post = r.post FROM jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) AS r(id text, post text)
      WHERE s."personId" = r.id AND s."endsOn" IS NULL`
  const moves = people.filter(({ isLineChanged }) => isLineChanged).map(({ id, lineId }) => ({ id, lineId }))
  if (moves.length === 0) return
  const json = JSON.stringify(moves)
  await tx.$executeRaw`
    UPDATE "PersonSpell" s SET "lineId" = r."lineId", "lineSince" = NULL FROM jsonb_to_recordset(${json}::jsonb) AS r(id text, "lineId" text)
    WHERE s."personId" = r.id AND s."endsOn" IS NULL AND s."startsOn" >= ${today}::date`
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE "PersonSpell" s SET "endsOn" = ${today}::date - 1, "endReason" = 'transferred'
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id text, "lineId" text)
      WHERE s."personId" = r.id AND s."endsOn" IS NULL AND s."startsOn" < ${today}::date
      RETURNING s."personId", s."unitId", s.post, r."lineId"
    )
    INSERT INTO "PersonSpell" (id, "personId", "unitId", "lineId", post, "startsOn")
    SELECT gen_random_uuid()::text, "personId", "unitId", "lineId", post, ${today}::date FROM ended`
}
