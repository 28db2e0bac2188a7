import 'server-only'
import type { Actor } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { type CountingRules, type LedgerRow, ledgerEntries } from '../ledger'
import { type FigureChange, figureChanges, pastCorrection } from '../ledger-difference'
import { loadCountingRules, loadHistories } from '../person-history'

/** Why a ledger is rewritten; the reason stands in the correction when past figures change. */
export type LedgerCause = {
  reason: string
  actor: Actor
  /** True for the first load of a history nobody has reported from yet: it corrects nothing. */
  isFirstLoad?: boolean
}

const BATCH = 500

type StoredRow = LedgerRow & { id: string }

/**
 * Rewrites the ledger rows of the persons named and brings the daily roll-up to the same state, in the caller's transaction.
 * Rows of a person that stay the same are not touched. A change to days before today leaves a `LedgerCorrection` per person.
 */
export async function rewriteLedger(tx: Tx, personIds: readonly string[], cause: LedgerCause): Promise<void> {
  const ids = [...new Set(personIds)].sort()
  if (ids.length === 0) return
  const rules = await loadCountingRules(tx)
  const today = await businessToday(tx)
  for (let at = 0; at < ids.length; at += BATCH) await rewriteBatch(tx, ids.slice(at, at + BATCH), rules, today, cause)
}

async function rewriteBatch(tx: Tx, ids: string[], rules: CountingRules, today: DateOnly, cause: LedgerCause): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`
  const histories = await loadHistories(tx, ids)
  const wanted = histories.flatMap((history) => ledgerEntries(history, rules))
  const stored = await loadStored(tx, ids)
  const { removed, added } = rowChanges(stored, wanted)
  if (removed.length === 0 && added.length === 0) return
  if (removed.length > 0) await tx.$executeRaw`DELETE FROM "LedgerEntry" WHERE id = ANY(${removed.map((row) => row.id)})`
  if (added.length > 0) await tx.ledgerEntry.createMany({ data: added.map((row) => ({ ...row, day: fromDateOnly(row.day) })) })
  await applyToDays(tx, figureChanges(removed, added))
  if (!cause.isFirstLoad) await keepCorrections(tx, removed, added, today, cause)
}

async function loadStored(tx: Tx, ids: string[]): Promise<StoredRow[]> {
  const rows = await tx.ledgerEntry.findMany({ where: { personId: { in: ids } } })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    classCode: row.classCode,
    cycleId: row.cycleId,
    personId: row.personId,
    holdingId: row.holdingId ?? '',
    lineId: row.lineId,
    unitId: row.unitId,
    day: toDateOnly(row.day),
    delta: row.delta === 1 ? 1 : -1,
    reason: row.reason as LedgerRow['reason'],
  }))
}

function identity(row: LedgerRow): string {
  return [
    row.personId,
    row.kind,
    row.classCode,
    row.cycleId ?? '',
    row.lineId,
    row.unitId,
    row.day,
    row.delta,
    row.holdingId,
    row.reason,
  ].join('|')
}

/** The stored rows that go and the wanted ones that come; equal ones stay. */
export function rowChanges(stored: readonly StoredRow[], wanted: readonly LedgerRow[]): { removed: StoredRow[]; added: LedgerRow[] } {
  const open = new Map<string, number>()
  for (const row of wanted) open.set(identity(row), (open.get(identity(row)) ?? 0) + 1)
  const removed = stored.filter((row) => {
    const count = open.get(identity(row)) ?? 0
    if (count === 0) return true
    open.set(identity(row), count - 1)
    return false
  })
  const added = wanted.filter((row) => {
    const count = open.get(identity(row)) ?? 0
    if (count === 0) return false
    open.set(identity(row), count - 1)
    return true
  })
  return { removed, added }
}

/** Adds changes to the roll-up; cells that come to nothing go. Rows are locked in the order of their keys. */
export async function applyToDays(tx: Tx, changes: readonly FigureChange[]): Promise<void> {
  if (changes.length === 0) return
  const cells = JSON.stringify(changes)
  await tx.$executeRaw`
    INSERT INTO "LedgerDay" AS d (kind, "classCode", "cycleId", "lineId", "unitId", day, delta)
    SELECT c.kind::"LedgerKind", c."classCode", c."cycleId", c."lineId", c."unitId", c.day, c.delta
    FROM jsonb_to_recordset(${cells}::jsonb)
      AS c(kind text, "classCode" text, "cycleId" text, "lineId" text, "unitId" text, day date, delta int)
    ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (kind, "classCode", "cycleId", "lineId", "unitId", day) DO UPDATE SET delta = d.delta + EXCLUDED.delta`
  await tx.$executeRaw`
    DELETE FROM "LedgerDay" d
    USING jsonb_to_recordset(${cells}::jsonb) AS c(kind text, "classCode" text, "cycleId" text, "lineId" text, "unitId" text, day date)
    WHERE d.delta = 0 AND d.kind = c.kind::"LedgerKind" AND d."classCode" = c."classCode" AND d."cycleId" = c."cycleId"
      AND d."lineId" = c."lineId" AND d."unitId" = c."unitId" AND d.day = c.day`
}

async function keepCorrections(tx: Tx, removed: LedgerRow[], added: LedgerRow[], today: DateOnly, cause: LedgerCause): Promise<void> {
  const byPerson = new Map<string, { removed: LedgerRow[]; added: LedgerRow[] }>()
  const of = (personId: string) => {
    const found = byPerson.get(personId) ?? { removed: [], added: [] }
    byPerson.set(personId, found)
    return found
  }
  for (const row of removed) of(row.personId).removed.push(row)
  for (const row of added) of(row.personId).added.push(row)
  const corrections = [...byPerson].flatMap(([personId, rows]) => {
    const correction = pastCorrection(figureChanges(rows.removed, rows.added), today)
    if (!correction) return []
    return [
      {
        personId,
        accountId: cause.actor.accountId,
        fromDay: fromDateOnly(correction.fromDay),
        toDay: fromDateOnly(correction.toDay),
        reason: cause.reason,
        differences: correction.differences,
      },
    ]
  })
  if (corrections.length === 0) return
  const at = await businessNow(tx)
  await tx.ledgerCorrection.createMany({ data: corrections.map((correction) => ({ ...correction, at })) })
}
