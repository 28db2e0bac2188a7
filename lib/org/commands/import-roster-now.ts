import 'server-only'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { db, inTransaction } from '@/lib/platform/db/client'
import '../audit-events'
import { judgeWorkbook } from '../judge-workbook'
import { type AcceptedRow, preparePerson } from '../prepared-people'
import { type RosterRecord, recordsOf } from '../preview-roster'
import type { JudgedRow } from '../roster/roster-values'
import { followSpellChanges } from '../spell-changes'
import { writePeople } from '../write-people'

export type RosterOutcome = { records: RosterRecord[]; created: number; updated: number }

const TEN_MINUTES = 600_000

/** Imports the right rows of a roster at once for the whole city, in one transaction, without staging: for the operations command. */
export async function importRosterNow(file: { name: string; bytes: Uint8Array }): Promise<RosterOutcome> {
  const { prisma } = await db()
  const envelope = await openEnvelope(prisma)
  const { judgement } = await judgeWorkbook(prisma, envelope, file, { unitIds: null }, await businessToday(prisma))
  const accepted = judgement.rows.flatMap(acceptedRow)
  const ready = (action: AcceptedRow['action']) =>
    accepted.filter((row) => row.action === action).map((row) => preparePerson(envelope, row))
  const people = { toCreate: ready('create'), toUpdate: ready('update') }
  const counts = await inTransaction(
    async (tx) => {
      const { createdIds, updatedIds } = await writePeople(tx, people, await businessToday(tx))
      const actor = { accountId: null, role: 'cityOffice' as const }
      // Who is new holds nothing yet: nothing rests on their spells.
      await followSpellChanges(tx, updatedIds, { reason: '导入花名册', actor })
      const skipped = people.toCreate.length + people.toUpdate.length - createdIds.length - updatedIds.length
      const payload = { created: createdIds.length, updated: updatedIds.length, skipped, fileSha256: sha256Hex(file.bytes) }
      await recordAudit(tx, actor, 'people.imported', { kind: 'file', id: null }, payload)
      return { created: createdIds.length, updated: updatedIds.length }
    },
    { timeout: TEN_MINUTES },
  )
  return { records: recordsOf(judgement.rows), ...counts }
}

function acceptedRow(row: JudgedRow): AcceptedRow[] {
  const { index, action, personId, unitId, lineId, values, changed, verdict } = row
  if (verdict !== 'accept' || action === 'transfer' || unitId === null || lineId === null) return []
  return [{ index, action, personId, unitId, lineId, values, changed }]
}
