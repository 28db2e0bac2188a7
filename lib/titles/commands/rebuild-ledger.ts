import 'server-only'
import type { Actor } from '@/lib/platform/audit/record'
import { recordAudit } from '@/lib/platform/audit/record'
import { toDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Reader, type Tx } from '@/lib/platform/db/client'
import '../audit-events'
import { ledgerEntries } from '../ledger'
import { type CountedRow, figureChanges } from '../ledger-difference'
import { loadCountingRules, loadHistories } from '../person-history'
import { rewriteLedger } from './rewrite-ledger'

const BATCH = 500
/** More differences than this are counted, not listed. */
const LISTED = 200

export type LedgerDifference = {
  /** `rows`: a person's rows are not what holdings and spells say; `days`: the roll-up is not the sum of the rows. */
  where: 'rows' | 'days'
  personId: string | null
  classCode: string
  lineId: string
  unitId: string
  day: string
  delta: number
}

export type RebuildReport = { people: number; differenceCount: number; differences: LedgerDifference[] }

/** Ids of everybody who has or had a row or a holding, by key. */
async function nextPeople(reader: Reader, after: string): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT "personId" AS id FROM "Holding" UNION SELECT "personId" FROM "LedgerEntry") AS people
    WHERE id > ${after} ORDER BY id LIMIT ${BATCH}`
  return rows.map((row) => row.id)
}

/** Compares the ledger with the holdings and spells it is made from, and the roll-up with the ledger; changes nothing. */
export async function checkLedger(reader: Reader): Promise<RebuildReport> {
  const rules = await loadCountingRules(reader)
  const report: RebuildReport = { people: 0, differenceCount: 0, differences: [] }
  const add = (difference: LedgerDifference) => {
    report.differenceCount++
    if (report.differences.length < LISTED) report.differences.push(difference)
  }
  for (let ids = await nextPeople(reader, ''); ids.length > 0; ids = await nextPeople(reader, ids.at(-1) ?? '')) {
    report.people += ids.length
    const wanted = (await loadHistories(reader, ids)).flatMap((history) => ledgerEntries(history, rules))
    const stored = await reader.ledgerEntry.findMany({ where: { personId: { in: ids } } })
    const byPerson = new Map<string, { before: CountedRow[]; after: CountedRow[] }>(ids.map((id) => [id, { before: [], after: [] }]))
    for (const row of stored) byPerson.get(row.personId)?.before.push({ ...row, day: toDateOnly(row.day) })
    for (const row of wanted) byPerson.get(row.personId)?.after.push(row)
    for (const [personId, { before, after }] of byPerson)
      for (const { classCode, lineId, unitId, day, delta } of figureChanges(before, after))
        add({ where: 'rows', personId, classCode, lineId, unitId, day, delta })
  }
  for (const difference of await dayDifferences(reader)) add(difference)
  return report
}

async function dayDifferences(reader: Reader): Promise<LedgerDifference[]> {
  const rows = await reader.$queryRaw<{ classCode: string; lineId: string; unitId: string; day: Date; delta: number }[]>`
    SELECT "classCode", "lineId", "unitId", day, (coalesce(e.delta, 0) - coalesce(d.delta, 0))::int AS delta
    FROM (SELECT kind, "classCode", coalesce("cycleId", '') AS "cycleId", "lineId", "unitId", day, sum(delta) AS delta
          FROM "LedgerEntry" GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(delta) <> 0) AS e
    FULL JOIN "LedgerDay" d USING (kind, "classCode", "cycleId", "lineId", "unitId", day)
    WHERE coalesce(e.delta, 0) <> coalesce(d.delta, 0)
    LIMIT 1000`
  return rows.map(({ classCode, lineId, unitId, day, delta }) => ({
    where: 'days',
    personId: null,
    classCode,
    lineId,
    unitId,
    day: toDateOnly(day),
    delta,
  }))
}

/**
 * Brings the ledger back to what the holdings say: rows per batch of people, then the roll-up from the rows. Returns what differed before.
 * Changed past figures leave corrections with the reason given.
 */
export async function rebuildLedger(actor: Actor, reason = '按持有记录重建台账'): Promise<RebuildReport> {
  return inTransaction(
    async (tx) => {
      const report = await checkLedger(tx)
      if (report.differenceCount === 0) return report
      for (let ids = await nextPeople(tx, ''); ids.length > 0; ids = await nextPeople(tx, ids.at(-1) ?? ''))
        await rewriteLedger(tx, ids, { reason, actor })
      await rebuildDays(tx)
      await recordAudit(
        tx,
        actor,
        'ledger.rebuilt',
        { kind: 'ledger', id: null },
        { people: report.people, differences: report.differenceCount },
      )
      return report
    },
    { timeout: 600_000 },
  )
}

async function rebuildDays(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "LedgerDay" IN EXCLUSIVE MODE`
  await tx.$executeRaw`DELETE FROM "LedgerDay"`
  await tx.$executeRaw`
    INSERT INTO "LedgerDay" (kind, "classCode", "cycleId", "lineId", "unitId", day, delta)
    SELECT kind, "classCode", coalesce("cycleId", ''), "lineId", "unitId", day, sum(delta)::int
    FROM "LedgerEntry" GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(delta) <> 0`
}
