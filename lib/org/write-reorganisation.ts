import 'server-only'
import { addDays, type DateOnly, formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { invalid } from '@/lib/platform/errors'

/**
 * Brings people of one unit to another from a day on: spells that reach beyond the day are cut there, later ones rewritten. Everybody of the
 * unit, or those named; also who left since, whose record goes along.
 * @returns ids of the people concerned
 */
export async function transferPeople(
  tx: Tx,
  move: { fromUnitId: string; toUnitId: string; on: DateOnly; personIds?: readonly string[] },
): Promise<string[]> {
  const { fromUnitId, toUnitId, on } = move
  const ids = move.personIds ? [...move.personIds] : null
  const rewritten = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "PersonSpell" SET "unitId" = ${toUnitId}
    WHERE "unitId" = ${fromUnitId} AND "startsOn" >= ${on}::date AND (${ids}::text[] IS NULL OR "personId" = ANY(${ids}::text[]))
    RETURNING "personId" AS id`
  const cut = await tx.$queryRaw<
    { id: string; lineId: string; post: string | null; lineSince: Date | null; endsOn: Date | null; endReason: string | null }[]
  >`
    SELECT "personId" AS id, "lineId", post, "lineSince", "endsOn", "endReason"::text FROM "PersonSpell"
    WHERE "unitId" = ${fromUnitId} AND "startsOn" < ${on}::date AND ("endsOn" IS NULL OR "endsOn" >= ${on}::date)
      AND (${ids}::text[] IS NULL OR "personId" = ANY(${ids}::text[]))
    FOR UPDATE`
  await tx.$executeRaw`
    UPDATE "PersonSpell" SET "endsOn" = ${on}::date - 1, "endReason" = 'reorganised'
    WHERE "unitId" = ${fromUnitId} AND "startsOn" < ${on}::date AND ("endsOn" IS NULL OR "endsOn" >= ${on}::date)
      AND (${ids}::text[] IS NULL OR "personId" = ANY(${ids}::text[]))`
  const spells = cut.map((spell) => ({
    ...spell,
    lineSince: spell.lineSince && toDateOnly(spell.lineSince),
    endsOn: spell.endsOn && toDateOnly(spell.endsOn),
  }))
  await tx.$executeRaw`
    INSERT INTO "PersonSpell" (id, "personId", "unitId", "lineId", post, "lineSince", "startsOn", "endsOn", "endReason")
    SELECT gen_random_uuid()::text, id, ${toUnitId}, "lineId", post, "lineSince", ${on}::date, "endsOn", "endReason"::"SpellEnd"
    FROM jsonb_to_recordset(${JSON.stringify(spells)}::jsonb)
      AS r(id text, "lineId" text, post text, "lineSince" date, "endsOn" date, "endReason" text)`
  const people = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Person" SET "unitId" = ${toUnitId}, version = version + 1, "updatedAt" = now()
    WHERE "unitId" = ${fromUnitId} AND (${ids}::text[] IS NULL OR id = ANY(${ids}::text[])) RETURNING id`
  return [...new Set([...rewritten, ...cut, ...people].map(({ id }) => id))]
}

/** Ends a unit the day before `on`. @throws AppError invalid at `on` when it was changed on that day or later */
export async function endUnit(tx: Tx, unitId: string, on: DateOnly): Promise<void> {
  const lastDay = addDays(on, -1)
  const latest = await tx.unitVersion.findFirstOrThrow({ where: { unitId, endsOn: null } })
  const startsOn = toDateOnly(latest.startsOn)
  if (lastDay < startsOn) throw invalid('生效日期太早。', { on: [`这个单位${formatDate(startsOn)}设立或有过调整，生效日期应晚于这一天。`] })
  await tx.unitVersion.update({ where: { id: latest.id }, data: { endsOn: fromDateOnly(lastDay) } })
  await tx.unit.update({ where: { id: unitId }, data: { closedOn: fromDateOnly(lastDay), version: { increment: 1 } } })
}
