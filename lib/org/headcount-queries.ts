import 'server-only'
import type { DateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

/**
 * The city's own people in service, as sums kept by triggers (prisma/schema/rollups.prisma): those without a known last day, less whoever entered
 * after the day, plus whoever leaves after it. Rows follow units × lines, never people.
 */
export type Headcount = { unitId: string; lineId: string; people: number }

/** Per unit and line on a day. @param unitIds the units asked about */
export async function headcountsOfUnits(reader: Reader, unitIds: readonly string[], asOf: DateOnly): Promise<Headcount[]> {
  return reader.$queryRaw<Headcount[]>`
    SELECT "unitId", "lineId", sum(people)::int AS people
    FROM (SELECT "unitId", "lineId", people FROM "Headcount" WHERE "unitId" = ANY(${[...unitIds]}::text[])
          UNION ALL
          SELECT "unitId", "lineId", -delta FROM "HeadcountDay" WHERE day > ${asOf}::date AND "unitId" = ANY(${[...unitIds]}::text[])) AS parts
    GROUP BY "unitId", "lineId" HAVING sum(people) <> 0`
}

/** Per unit on a day, the measure of a unit's size; of one line or of all. */
export async function headcounts(
  reader: Reader,
  unitIds: readonly string[],
  asOf: DateOnly,
  lineId: string | null,
): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ unitId: string; people: number }[]>`
    SELECT "unitId", sum(people)::int AS people
    FROM (SELECT "unitId", "lineId", people FROM "Headcount" WHERE "unitId" = ANY(${[...unitIds]}::text[])
          UNION ALL
          SELECT "unitId", "lineId", -delta FROM "HeadcountDay" WHERE day > ${asOf}::date AND "unitId" = ANY(${[...unitIds]}::text[])) AS parts
    WHERE ${lineId}::text IS NULL OR "lineId" = ${lineId}::text
    GROUP BY "unitId"`
  return new Map(rows.map((row) => [row.unitId, row.people]))
}

/** Per line in the whole city on a day; lines without anybody are absent. */
export async function headcountsOfLines(reader: Reader, asOf: DateOnly): Promise<{ lineId: string; people: number }[]> {
  return reader.$queryRaw<{ lineId: string; people: number }[]>`
    SELECT "lineId", sum(people)::int AS people
    FROM (SELECT "lineId", people FROM "Headcount"
          UNION ALL
          SELECT "lineId", -delta FROM "HeadcountDay" WHERE day > ${asOf}::date) AS parts
    GROUP BY "lineId" HAVING sum(people) <> 0`
}
