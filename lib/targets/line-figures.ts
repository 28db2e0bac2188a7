import 'server-only'
import type { DateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { spanStarts, type UnitSum } from './figures'

/** Retained per leaf unit, line and class on a day. */
export async function unitLineSums(
  reader: Reader,
  unitIds: readonly string[],
  classCodes: readonly string[],
  asOf: DateOnly,
): Promise<(UnitSum & { lineId: string })[]> {
  const { year, month } = spanStarts(asOf)
  return reader.$queryRaw<(UnitSum & { lineId: string })[]>`
    SELECT "unitId", "lineId", "classCode", sum(delta)::int AS held
    FROM (SELECT "unitId", "lineId", "classCode", delta FROM "LedgerPeriod"
          WHERE "unitId" = ANY(${unitIds}::text[]) AND kind = 'retained' AND "classCode" = ANY(${classCodes}::text[])
            AND ((span = 'year' AND day < ${year}::date) OR (span = 'month' AND day >= ${year}::date AND day < ${month}::date))
          UNION ALL
          SELECT "unitId", "lineId", "classCode", delta FROM "LedgerDay"
          WHERE "unitId" = ANY(${unitIds}::text[]) AND kind = 'retained' AND "classCode" = ANY(${classCodes}::text[])
            AND day >= ${month}::date AND day <= ${asOf}::date) AS parts
    GROUP BY "unitId", "lineId", "classCode" HAVING sum(delta) <> 0`
}
