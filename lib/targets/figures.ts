import 'server-only'
import { addDays, type DateOnly, laterOf, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { ParentSpan } from './subtrees'
import type { DayChange } from './trend'

/** Which leaf units and line are summed; null stands for all. */
export type FigureScope = { unitIds: string[] | null; lineId: string | null }

export type LineSum = { kind: 'retained' | 'cultivated'; classCode: string; lineId: string; held: number; atEnd: number }

/**
 * Sums of the roll-up per class and line on a day and at the end of the cycle. Whole years, the months of the year and the days of the month
 * are read from the sums kept for them: at most lines × classes × (years + 12 + 31) rows, however many people and units there are.
 */
export async function lineSums(reader: Reader, scope: FigureScope, cycleId: string, asOf: DateOnly, until: DateOnly): Promise<LineSum[]> {
  const end = laterOf(asOf, until)
  const [now, later] = await Promise.all([
    prefixSums(reader, scope, cycleId, asOf),
    end === asOf ? null : prefixSums(reader, scope, cycleId, end),
  ])
  const held = new Map(now.map((row) => [prefixKey(row), row.sum]))
  if (later === null) return now.map(({ sum, ...row }) => ({ ...row, held: sum, atEnd: sum }))
  const rows = new Map([...now, ...later].map((row) => [prefixKey(row), row]))
  const atEnd = new Map(later.map((row) => [prefixKey(row), row.sum]))
  return [...rows].map(([key, { kind, classCode, lineId }]) => ({
    kind,
    classCode,
    lineId,
    held: held.get(key) ?? 0,
    atEnd: atEnd.get(key) ?? 0,
  }))
}

type PrefixSum = { kind: 'retained' | 'cultivated'; classCode: string; lineId: string; sum: number }

function prefixKey(row: Omit<PrefixSum, 'sum'>): string {
  return `${row.kind}|${row.classCode}|${row.lineId}`
}

/** Everything up to and including a day, of all units or of those named. */
async function prefixSums(reader: Reader, scope: FigureScope, cycleId: string, day: DateOnly): Promise<PrefixSum[]> {
  const { year, month } = spanStarts(day)
  const units = scope.unitIds ?? ['']
  if (scope.unitIds === null)
    return reader.$queryRaw<PrefixSum[]>`
      SELECT kind::text AS kind, "classCode", "lineId", sum(delta)::int AS sum
      FROM "LedgerPeriod"
      WHERE "unitId" = '' AND "cycleId" IN ('', ${cycleId}) AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
        AND ((span = 'year' AND day < ${year}::date) OR (span = 'month' AND day >= ${year}::date AND day < ${month}::date)
             OR (span = 'day' AND day >= ${month}::date AND day <= ${day}::date))
      GROUP BY kind, "classCode", "lineId"`
  return reader.$queryRaw<PrefixSum[]>`
    SELECT kind::text AS kind, "classCode", "lineId", sum(delta)::int AS sum
    FROM (SELECT kind, "classCode", "lineId", delta FROM "LedgerPeriod"
          WHERE "unitId" = ANY(${units}::text[]) AND "cycleId" IN ('', ${cycleId})
            AND ((span = 'year' AND day < ${year}::date) OR (span = 'month' AND day >= ${year}::date AND day < ${month}::date))
          UNION ALL
          SELECT kind, "classCode", "lineId", delta FROM "LedgerDay"
          WHERE "unitId" = ANY(${units}::text[]) AND "cycleId" IN ('', ${cycleId}) AND day >= ${month}::date AND day <= ${day}::date) AS parts
    WHERE ${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text
    GROUP BY kind, "classCode", "lineId"`
}

/** First days of the year and of the month of a day. */
export function spanStarts(day: DateOnly): { year: DateOnly; month: DateOnly } {
  return { year: `${day.slice(0, 4)}-01-01`, month: `${day.slice(0, 7)}-01` }
}

export type UnitSum = { unitId: string; classCode: string; held: number }

/** Retained per leaf unit and class on a day; `unitIds` are the units shown. */
export async function unitSums(
  reader: Reader,
  unitIds: readonly string[],
  lineId: string | null,
  classCodes: string[],
  asOf: DateOnly,
): Promise<UnitSum[]> {
  const { year, month } = spanStarts(asOf)
  return reader.$queryRaw<UnitSum[]>`
    SELECT "unitId", "classCode", sum(delta)::int AS held
    FROM (SELECT "unitId", "classCode", "lineId", delta FROM "LedgerPeriod"
          WHERE span = 'year' AND "unitId" = ANY(${unitIds}::text[]) AND kind = 'retained' AND "classCode" = ANY(${classCodes}) AND day < ${year}::date
          UNION ALL
          SELECT "unitId", "classCode", "lineId", delta FROM "LedgerPeriod"
          WHERE span = 'month' AND "unitId" = ANY(${unitIds}::text[]) AND kind = 'retained' AND "classCode" = ANY(${classCodes})
            AND day >= ${year}::date AND day < ${month}::date
          UNION ALL
          SELECT "unitId", "classCode", "lineId", delta FROM "LedgerDay"
          WHERE "unitId" = ANY(${unitIds}::text[]) AND kind = 'retained' AND "classCode" = ANY(${classCodes})
            AND day >= ${month}::date AND day <= ${asOf}::date) AS parts
    WHERE ${lineId}::text IS NULL OR "lineId" = ${lineId}::text
    GROUP BY "unitId", "classCode" HAVING sum(delta) <> 0`
}

export type LeavingSum = { classCode: string; lineId: string; expired: number; retiring: number; firstOn: DateOnly }

/** Who leaves the retained counts after `asOf` and not after the end of the cycle, by the reason known today. */
export async function leavingSums(
  reader: Reader,
  scope: FigureScope,
  classCodes: string[],
  asOf: DateOnly,
  until: DateOnly,
): Promise<LeavingSum[]> {
  const units = scope.unitIds ?? ['']
  const rows = await reader.$queryRaw<(Omit<LeavingSum, 'firstOn'> & { firstOn: Date })[]>`
    SELECT "classCode", "lineId", coalesce(sum(people) FILTER (WHERE reason <> 'retired'), 0)::int AS expired,
           coalesce(sum(people) FILTER (WHERE reason = 'retired'), 0)::int AS retiring, min(day) FILTER (WHERE people > 0) AS "firstOn"
    FROM "LedgerLeaving"
    WHERE "unitId" = ANY(${units}::text[]) AND "classCode" = ANY(${classCodes}) AND day > ${asOf}::date AND day <= ${until}::date
      AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY "classCode", "lineId" HAVING sum(people) > 0`
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
  const units = scope.unitIds ?? ['']
  const rows = await reader.$queryRaw<{ classCode: string; day: Date; count: number }[]>`
    SELECT "classCode", day, sum(people)::int AS count FROM "LedgerLeaving"
    WHERE "unitId" = ANY(${units}::text[]) AND "classCode" = ANY(${classCodes}) AND day > ${asOf}::date AND day <= ${until}::date
      AND reason = 'expired' AND (${scope.lineId}::text IS NULL OR "lineId" = ${scope.lineId}::text)
    GROUP BY "classCode", day HAVING sum(people) > 0 ORDER BY day`
  return rows.map(({ classCode, day, count }) => ({ classCode, on: toDateOnly(day), count }))
}

/** More days of change than this are read, and drawn, as month ends. */
const MOST_DAYS = 120

/**
 * Changes of one class over all units; everything before `from` falls on `from`. A long history comes month by month, dated on the month's
 * last day (`isMonthly`); the month of `asOf` and what is to come stay exact.
 */
export async function dayChanges(
  reader: Reader,
  lineId: string | null,
  classCode: string,
  span: { from: DateOnly; asOf: DateOnly; until: DateOnly },
): Promise<{ changes: DayChange[]; isMonthly: boolean }> {
  const { from, asOf, until } = span
  const { month } = spanStarts(asOf)
  const counted = await reader.$queryRaw<{ days: number }[]>`
    SELECT count(*)::int AS days FROM (
      SELECT DISTINCT day FROM "LedgerPeriod"
      WHERE span = 'day' AND "unitId" = '' AND day > ${from}::date AND day <= ${asOf}::date AND kind = 'retained' AND "classCode" = ${classCode}
        AND (${lineId}::text IS NULL OR "lineId" = ${lineId}::text)
      LIMIT ${MOST_DAYS + 1}) AS found`
  const isMonthly = (counted[0]?.days ?? 0) > MOST_DAYS
  const exactFrom = isMonthly && month > from ? month : addDays(from, 1)
  const rows = await reader.$queryRaw<{ day: Date; delta: number }[]>`
    SELECT on_day AS day, sum(delta)::int AS delta
    FROM (SELECT greatest(CASE WHEN span = 'year' THEN ${from}::date ELSE (day + interval '1 month' - interval '1 day')::date END, ${from}::date) AS on_day,
                 "lineId", delta
          FROM "LedgerPeriod"
          WHERE "unitId" = '' AND kind = 'retained' AND "classCode" = ${classCode}
            AND ((span = 'year' AND day < ${spanStarts(from).year}::date)
                 OR (span = 'month' AND day >= ${spanStarts(from).year}::date AND day < ${isMonthly ? month : spanStarts(from).month}::date))
          UNION ALL
          SELECT greatest(day, ${from}::date), "lineId", delta FROM "LedgerPeriod"
          WHERE "unitId" = '' AND kind = 'retained' AND "classCode" = ${classCode} AND span = 'day'
            AND day >= ${isMonthly ? exactFrom : spanStarts(from).month}::date AND day <= ${until}::date) AS parts
    WHERE ${lineId}::text IS NULL OR "lineId" = ${lineId}::text
    GROUP BY 1 HAVING sum(delta) <> 0 ORDER BY 1`
  return { changes: rows.map(({ day, delta }) => ({ day: toDateOnly(day), delta })), isMonthly }
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

/** People per unit whose term ends in a span of days, over the classes named, and the first such day. */
export async function endingByUnit(
  reader: Reader,
  unitIds: readonly string[],
  classCodes: readonly string[],
  after: DateOnly,
  until: DateOnly,
): Promise<{ unitId: string; people: number; firstOn: DateOnly }[]> {
  const rows = await reader.$queryRaw<{ unitId: string; people: number; firstOn: Date }[]>`
    SELECT "unitId", sum(people)::int AS people, min(day) FILTER (WHERE people > 0) AS "firstOn" FROM "LedgerLeaving"
    WHERE "unitId" = ANY(${unitIds}::text[]) AND "classCode" = ANY(${classCodes}::text[]) AND reason = 'expired'
      AND day > ${after}::date AND day <= ${until}::date
    GROUP BY "unitId" HAVING sum(people) > 0`
  return rows.map((row) => ({ ...row, firstOn: toDateOnly(row.firstOn) }))
}
