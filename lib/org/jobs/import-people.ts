import 'server-only'
import { type Actor, recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { type Envelope, openEnvelope } from '@/lib/platform/crypto/envelope'
import { db, inTransaction, type Reader } from '@/lib/platform/db/client'
import type { JobContext } from '@/lib/platform/jobs/registry'
import '../audit-events'
import { type AcceptedRow, type PreparedPerson, preparePerson } from '../prepared-people'
import { followSpellChanges } from '../spell-changes'
import { openStagedRow } from '../staged-rows'
import { writePeople } from '../write-people'
import { batchInput, overBatch, requireState } from './batch'

const CHUNK = 500
const TEN_MINUTES = 600_000

export type Prepared = { toCreate: PreparedPerson[]; toUpdate: PreparedPerson[] }

/**
 * Writes a confirmed batch in one transaction: everything or nothing. What is costly is prepared before it. An interrupted run starts
 * again from the staged rows; one that finished answers with what it did.
 */
export async function runImportPeople(input: unknown, context: JobContext): Promise<object> {
  const { batchId, withUpdates } = batchInput.parse(input)
  const { prisma } = await db()
  const earlier = await prisma.importBatch.findUnique({ where: { id: batchId } })
  if (earlier?.state === 'imported') return { batchId, created: earlier.addedCount, updated: earlier.changedCount }
  return overBatch(batchId, 'importing', 'ready', async () => {
    const envelope = await openEnvelope(prisma)
    const prepared = await prepareRows(prisma, envelope, batchId, withUpdates, context)
    await context.report(
      prepared.toCreate.length + prepared.toUpdate.length,
      prepared.toCreate.length + prepared.toUpdate.length,
      '正在写入名册',
    )
    const actor: Actor = { accountId: earlier?.accountId ?? null, role: earlier?.unitId ? 'unitHr' : 'cityOffice' }
    return commitBatch(batchId, prepared, actor)
  })
}

/** The one transaction. Apart from the job so that it can be tried at any point. */
export async function commitBatch(
  batchId: string,
  prepared: Prepared,
  actor: Actor,
): Promise<{ batchId: string; created: number; updated: number; skipped: number }> {
  return inTransaction(
    async (tx) => {
      const batch = await requireState(tx, batchId, 'importing')
      const { createdIds, updatedIds } = await writePeople(tx, prepared, await businessToday(tx))
      // Who is new holds nothing yet: nothing rests on their spells.
      await followSpellChanges(tx, updatedIds, { reason: '导入花名册', actor })
      const created = new Set(createdIds)
      const done = prepared.toCreate.filter(({ id }) => created.has(id))
      await tx.$executeRaw`
        UPDATE "ImportRow" r SET "personId" = n.person FROM unnest(${done.map(({ index }) => index)}::int[], ${done.map(({ id }) => id)}::text[]) AS n(row, person)
        WHERE r."batchId" = ${batchId} AND r."rowNumber" = n.row`
      const written = new Set([...createdIds, ...updatedIds])
      const skipped = [...prepared.toCreate, ...prepared.toUpdate].filter(({ id }) => !written.has(id)).map(({ index }) => index)
      if (skipped.length > 0)
        await tx.$executeRaw`UPDATE "ImportRow" SET action = 'skipped' WHERE "batchId" = ${batchId} AND "rowNumber" = ANY(${skipped}::int[])`
      await tx.importBatch.update({
        where: { id: batchId },
        data: {
          state: 'imported',
          addedCount: createdIds.length,
          changedCount: updatedIds.length,
          importedAt: await businessNow(tx),
          error: null,
        },
      })
      const counts = { created: createdIds.length, updated: updatedIds.length, skipped: skipped.length }
      await recordAudit(tx, actor, 'people.imported', { kind: 'importBatch', id: batchId }, { ...counts, fileSha256: batch.fileSha256 })
      return { batchId, ...counts }
    },
    { timeout: TEN_MINUTES },
  )
}

/** Opens the accepted rows page by page and readies them. */
export async function prepareRows(
  reader: Reader,
  envelope: Envelope,
  batchId: string,
  withUpdates: boolean,
  context: JobContext,
): Promise<Prepared> {
  const prepared: Prepared = { toCreate: [], toUpdate: [] }
  const actions = withUpdates ? ['create', 'update'] : ['create']
  const where = { batchId, verdict: 'accept' as const, action: { in: actions } }
  const total = await reader.importRow.count({ where })
  let after = 0
  for (;;) {
    const rows = await reader.importRow.findMany({
      where: { ...where, rowNumber: { gt: after } },
      orderBy: { rowNumber: 'asc' },
      take: CHUNK,
    })
    for (const row of rows) {
      const { index, action, personId, staged } = openStagedRow(envelope, row)
      if (!staged.unitId || !staged.lineId) continue
      const accepted: AcceptedRow = {
        index,
        action: action === 'update' ? 'update' : 'create',
        personId,
        unitId: staged.unitId,
        lineId: staged.lineId,
        values: staged.values,
        changed: staged.changed,
      }
      prepared[accepted.action === 'update' ? 'toUpdate' : 'toCreate'].push(preparePerson(envelope, accepted))
    }
    const last = rows.at(-1)
    if (!last) return prepared
    after = last.rowNumber
    await context.report(Math.min(prepared.toCreate.length + prepared.toUpdate.length, Math.max(0, total - 1)), total, '正在准备')
  }
}
