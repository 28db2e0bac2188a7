import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { emptySql, sql } from '@/lib/platform/db/sql'
import { loadOutlooks } from '@/lib/rounds/outlook-queries'
import { readRenewalOutlooks } from '@/lib/titles/renewal-queries'
import type { FigureScope } from './figures'
import { type ExpectedGain, expectedGain } from './forecast'

export type CountedTitles = { code: string; titleCodes: string[] }

/**
 * What the rounds under way are expected to add within a scope, a row a round. Costs follow the candidates of open rounds.
 * Empty for any day but today: who was a candidate on another day is not what is asked now.
 */
export async function loadGains(
  reader: Reader,
  viewer: Viewer,
  classes: readonly CountedTitles[],
  scope: FigureScope,
  span: { asOf: DateOnly; today: DateOnly; until: DateOnly },
): Promise<ExpectedGain[]> {
  if (span.asOf !== span.today) return []
  const outlooks = await loadOutlooks(reader, viewer)
  const counted = outlooks.flatMap((outlook) => {
    const classCode = classes.find((item) => item.titleCodes.includes(outlook.titleCode))?.code
    return classCode ? [{ ...outlook, classCode }] : []
  })
  const inScope = (candidate: { unitId: string; lineId: string }) =>
    (scope.unitIds === null || scope.unitIds.includes(candidate.unitId)) && (scope.lineId === null || scope.lineId === candidate.lineId)
  const personIds = [...new Set(counted.flatMap((outlook) => outlook.candidates.filter(inScope).map((candidate) => candidate.personId)))]
  const staying = await loadStaying(
    reader,
    personIds,
    classes.map((item) => item.code),
    span.until,
  )
  return counted.map(({ id, name, stageName, classCode, conferralOn, places, candidates, odds }) =>
    expectedGain(
      {
        roundId: id,
        name,
        stageName,
        classCode,
        conferralOn,
        places,
        inPlay: candidates.length,
        candidates: candidates
          .filter(inScope)
          .map(({ personId, lineId }) => ({ lineId, isGain: !staying.has(`${personId}|${classCode}`) })),
        odds,
      },
      span.asOf,
      span.until,
    ),
  )
}

/** Who of some people is counted in a class at the end of the cycle anyway, as `personId|classCode`. */
async function loadStaying(reader: Reader, personIds: string[], classCodes: string[], until: DateOnly): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await reader.ledgerEntry.groupBy({
    by: ['personId', 'classCode'],
    where: { personId: { in: personIds }, kind: 'retained', classCode: { in: classCodes }, day: { lte: fromDateOnly(until) } },
    _sum: { delta: true },
  })
  return new Set(rows.filter((row) => (row._sum.delta ?? 0) > 0).map((row) => `${row.personId}|${row.classCode}`))
}

/** Lines of one class asked about; lines null stands for all. */
export type RenewableQuestion = { classCodes: string[]; lineIds: string[] | null }

/**
 * How many of those whose term ends in a span may hold it on and still count on the cycle's last day, by the rules that titles are managed by
 * (`renewalOutlook`). Per `classCode|lineId`. Costs follow the terms that end in the lines asked about.
 */
export async function loadRenewable(
  reader: Reader,
  scope: FigureScope,
  question: RenewableQuestion,
  asOf: DateOnly,
  until: DateOnly,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  if (question.classCodes.length === 0 || question.lineIds?.length === 0) return counts
  // Said only where asked for: the index leads to the rows of a class and a line.
  const lines = question.lineIds === null ? emptySql : sql`AND e."lineId" = ANY(${question.lineIds}::text[])`
  const units = scope.unitIds === null ? emptySql : sql`AND e."unitId" = ANY(${scope.unitIds}::text[])`
  const line = scope.lineId === null ? emptySql : sql`AND e."lineId" = ${scope.lineId}`
  const rows = await reader.$queryRaw<{ classCode: string; lineId: string; holdingId: string }[]>`
    SELECT e."classCode", e."lineId", e."holdingId" FROM "LedgerEntry" e
    WHERE e.kind = 'retained' AND e."classCode" = ANY(${question.classCodes}::text[]) AND e.delta = -1 AND e.reason = 'expired'
      AND e.day > ${asOf}::date AND e.day <= ${until}::date AND e."holdingId" IS NOT NULL
      ${lines} ${units} ${line}`
  const outlooks = await readRenewalOutlooks(
    reader,
    rows.map((row) => row.holdingId),
    until,
  )
  for (const row of rows) {
    if (!outlooks.get(row.holdingId)?.canRenew) continue
    const key = `${row.classCode}|${row.lineId}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
