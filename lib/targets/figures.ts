import 'server-only'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { ParentSpan } from './subtrees'
import type { DayChange } from './trend'

/** Which leaf units and line are summed; null stands for all. */
export type FigureScope = { unitIds: string[] | null; lineId: string | null }

export type LineSum = { kind: 'retained' | 'cultivated'; classCode: string; lineId: string; held: number; atEnd: number }

/** Sums of the roll-up per class and line on a day and at the end of the cycle. Cost follows the roll-up's rows, not people. */
export async function lineSums(reader: Reader, scope: FigureScope, cycleId: string, asOf: DateOnly, until: DateOnly): Promise<LineSum[]> {
  return reader.$queryRaw<LineSum[]>`
    SELECT kind::text AS kind, "classCode", "lineId",
           coalesce(sum(delta) FILTER (WHERE day <= ${asOf}::date), 0)::int AS held, sum(delta)::int AS "atEnd"
    FROM "LedgerDay"
    WHERE day <= greatest(${asOf}::date, ${until}::date) AND "cycleId" IN ('', ${cycleId})
      AND (${scope.unitIds}::text[] IS NULL OR "unitId" = ANY(${scope.unitIds}::text[]))
      AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY kind, "classCode", "lineId"`
}

export type UnitSum = { unitId: string; classCode: string; held: number }

/** Retained per leaf unit and class on a day. */
export async function unitSums(reader: Reader, scope: FigureScope, classCodes: string[], asOf: DateOnly): Promise<UnitSum[]> {
  return reader.$queryRaw<UnitSum[]>`
    SELECT "unitId", "classCode", sum(delta)::int AS held
    FROM "LedgerDay"
    WHERE kind = 'retained' AND "classCode" = ANY(${classCodes}) AND day <= ${asOf}::date
      AND (${scope.unitIds}::text[] IS NULL OR "unitId" = ANY(${scope.unitIds}::text[]))
      AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY "unitId", "classCode" HAVING sum(delta) <> 0`
}

export type LeavingSum = { classCode: string; lineId: string; expired: number; retiring: number; firstOn: DateOnly }

/** Who leaves the retained counts after `asOf` and not after the end of the cycle, by the reason known today. Only rows to come are read. */
export async function leavingSums(
  reader: Reader,
  scope: FigureScope,
  classCodes: string[],
  asOf: DateOnly,
  until: DateOnly,
): Promise<LeavingSum[]> {
  const rows = await reader.$queryRaw<(Omit<LeavingSum, 'firstOn'> & { firstOn: Date })[]>`
    SELECT "classCode", "lineId", (count(*) FILTER (WHERE reason <> 'retired'))::int AS expired,
           (count(*) FILTER (WHERE reason = 'retired'))::int AS retiring, min(day) AS "firstOn"
    FROM "LedgerEntry"
    WHERE kind = 'retained' AND "classCode" = ANY(${classCodes}) AND day > ${asOf}::date AND day <= ${until}::date
      AND delta = -1 AND reason IN ('expired', 'revoked', 'retired')
      AND (${scope.unitIds}::text[] IS NULL OR "unitId" = ANY(${scope.unitIds}::text[]))
      AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY "classCode", "lineId"`
  return rows.map((row) => ({ ...row, firstOn: toDateOnly(row.firstOn) }))
}

export type ExpiryDay = { classCode: string; on: DateOnly; count: number }

/** Ends of terms to come, by class and the day from which the persons count no more. */
export async function expiryDays(
  reader: Reader,
  scope: FigureScope,
  classCodes: string[],
  asOf: DateOnly,
  until: DateOnly,
): Promise<ExpiryDay[]> {
  const rows = await reader.$queryRaw<{ classCode: string; day: Date; count: number }[]>`
    SELECT "classCode", day, count(*)::int AS count FROM "LedgerEntry"
    WHERE kind = 'retained' AND "classCode" = ANY(${classCodes}) AND day > ${asOf}::date AND day <= ${until}::date
      AND delta = -1 AND reason = 'expired'
      AND (${scope.unitIds}::text[] IS NULL OR "unitId" = ANY(${scope.unitIds}::text[]))
      AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY "classCode", day ORDER BY day`
  return rows.map(({ classCode, day, count }) => ({ classCode, on: toDateOnly(day), count }))
}

/** Changes of one class over all units, per day; everything before `from` falls on `from`. */
export async function dayChanges(
  reader: Reader,
  scope: FigureScope,
  classCode: string,
  from: DateOnly,
  until: DateOnly,
): Promise<DayChange[]> {
  const rows = await reader.$queryRaw<{ day: Date; delta: number }[]>`
    SELECT greatest(day, ${from}::date) AS day, sum(delta)::int AS delta FROM "LedgerDay"
    WHERE kind = 'retained' AND "classCode" = ${classCode} AND day <= ${until}::date
      AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY 1 HAVING sum(delta) <> 0 ORDER BY 1`
  return rows.map(({ day, delta }) => ({ day: toDateOnly(day), delta }))
}

/** The same per leaf unit, for a unit whose subtree changes over time. */
export async function unitDayChanges(
  reader: Reader,
  scope: FigureScope,
  classCode: string,
  from: DateOnly,
  until: DateOnly,
): Promise<(DayChange & { unitId: string })[]> {
  const rows = await reader.$queryRaw<{ unitId: string; day: Date; delta: number }[]>`
    SELECT "unitId", greatest(day, ${from}::date) AS day, sum(delta)::int AS delta FROM "LedgerDay"
    WHERE kind = 'retained' AND "classCode" = ${classCode} AND day <= ${until}::date
      AND "unitId" = ANY(${scope.unitIds ?? []}::text[])
      AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY 1, 2 HAVING sum(delta) <> 0 ORDER BY 2`
  return rows.map(({ unitId, day, delta }) => ({ unitId, day: toDateOnly(day), delta }))
}

/** Every unit's parents over time. */
export async function loadParentSpans(reader: Reader): Promise<ParentSpan[]> {
  const rows = await reader.unitVersion.findMany({ select: { unitId: true, parentId: true, startsOn: true, endsOn: true } })
  return rows.map(({ unitId, parentId, startsOn, endsOn }) => ({
    unitId,
    parentId,
    startsOn: toDateOnly(startsOn),
    endsOn: endsOn ? toDateOnly(endsOn) : null,
  }))
}

/** People in service per unit on a day: the measure of a unit's size. */
export async function headcounts(reader: Reader, asOf: DateOnly, lineId: string | null): Promise<Map<string, number>> {
  const rows = await reader.personSpell.groupBy({
    by: ['unitId'],
    where: {
      startsOn: { lte: fromDateOnly(asOf) },
      OR: [{ endsOn: null }, { endsOn: { gte: fromDateOnly(asOf) } }],
      ...(lineId ? { lineId } : {}),
    },
    _count: true,
  })
  return new Map(rows.map((row) => [row.unitId, row._count]))
}
