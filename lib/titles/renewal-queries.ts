import 'server-only'
import { type DateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { readEntryBars } from './entry-bar-queries'
import { DEFAULT_RULE, type YearlyGrade } from './management-rule'
import { type RenewalOutlook, renewalOutlook } from './renewal'
import { lastDayInOffice } from './retirement'

type Row = {
  holdingId: string
  personId: string
  endsOn: Date
  titleName: string
  isGranted: boolean
  hasRule: boolean
  renewalNeeds: YearlyGrade | null
  renewalBar: string | null
  sex: 'male' | 'female' | null
  birthDate: Date | null
  staffKind: 'cadre' | 'worker'
  retiresOn: Date | null
  year: number | null
  grade: YearlyGrade | null
  isBarDismissed: boolean
  isRevocationStaged: boolean
  isSanctioned: boolean
  sanctionEndsOn: Date | null
}

/**
 * Whether holders may hold on after their terms' ends, and why, per holding; a holding without an end is absent. Two statements. Each holding
 * and person is looked up by its key: LIMIT keeps the planner from starting at the titles and reading all their holdings.
 * @param until the day on which a renewed holder would have to count
 */
export async function readRenewalOutlooks(
  reader: Reader,
  holdingIds: readonly string[],
  until: DateOnly,
): Promise<Map<string, RenewalOutlook>> {
  if (holdingIds.length === 0) return new Map()
  const rows = await reader.$queryRaw<Row[]>`
    SELECT h.id AS "holdingId", h."personId", h."endsOn", h."renewalBar", t.name AS "titleName", t."isActive" AS "isGranted",
           m."titleId" IS NOT NULL AS "hasRule", m."renewalNeeds"::text AS "renewalNeeds",
           p.sex::text AS sex, p."birthDate", p."staffKind"::text AS "staffKind", p."retiresOn",
           r.year, r.grade, coalesce(r."isBarDismissed", false) AS "isBarDismissed", coalesce(r."isRevocationStaged", false) AS "isRevocationStaged",
           s.found IS NOT NULL AS "isSanctioned", s."endsOn" AS "sanctionEndsOn"
    FROM unnest(${[...holdingIds]}::text[]) AS asked(id)
    CROSS JOIN LATERAL (SELECT * FROM "Holding" WHERE id = asked.id AND "endsOn" IS NOT NULL LIMIT 1) h
    CROSS JOIN LATERAL (SELECT * FROM "Person" WHERE id = h."personId" LIMIT 1) p
    JOIN "Title" t ON t.id = h."titleId"
    LEFT JOIN "ManagementRule" m ON m."titleId" = h."titleId"
    LEFT JOIN LATERAL (
      SELECT y.year, a.grade::text AS grade,
             EXISTS (SELECT 1 FROM "AssessmentEffect" e WHERE e."assessmentId" = a.id AND e.kind = 'barRenewal' AND e.state = 'dismissed') AS "isBarDismissed",
             EXISTS (SELECT 1 FROM "AssessmentEffect" e WHERE e."assessmentId" = a.id AND e.kind = 'revoke' AND e.state = 'staged') AS "isRevocationStaged"
      FROM "HoldingAssessment" a JOIN "AssessmentYear" y ON y.id = a."yearId"
      WHERE a."personId" = h."personId" AND a."holdingId" = h.id AND a.state = 'confirmed' AND a.grade IS NOT NULL
      ORDER BY y.year DESC LIMIT 1
    ) r ON true
    LEFT JOIN LATERAL (
      SELECT 1 AS found, x."endsOn" FROM "Sanction" x
      WHERE x."personId" = h."personId" AND x."startsOn" <= ${until}::date AND (x."endsOn" IS NULL OR x."endsOn" > h."endsOn")
      ORDER BY x."endsOn" DESC NULLS FIRST LIMIT 1
    ) s ON true`
  const bars = await readEntryBars(reader, [...new Set(rows.map((row) => row.personId))])
  return new Map(
    rows.map((row) => [
      row.holdingId,
      renewalOutlook(
        {
          titleName: row.titleName,
          isGranted: row.isGranted,
          endsOn: toDateOnly(row.endsOn),
          renewalNeeds: row.hasRule ? row.renewalNeeds : DEFAULT_RULE.renewalNeeds,
          lastResult:
            row.year !== null && row.grade !== null
              ? {
                  year: row.year,
                  grade: row.grade,
                  isBarDismissed: row.isBarDismissed,
                  isRevocationStaged: row.isRevocationStaged,
                }
              : null,
          renewalBar: row.renewalBar,
          entryBars: bars.get(row.personId) ?? [],
          sanction: row.isSanctioned ? { endsOn: toDateOnlyOrNull(row.sanctionEndsOn) } : null,
          lastDayInOffice: lastDayInOffice({
            sex: row.sex,
            birthDate: toDateOnlyOrNull(row.birthDate),
            staffKind: row.staffKind,
            retiresOn: toDateOnlyOrNull(row.retiresOn),
          }),
        },
        until,
      ),
    ]),
  )
}
