import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { cyclePolicy } from '../policy'
import type { SaveTargetsInput } from '../schema'
import { TARGETS_TAKEN, writeCells } from './write-cells'

const SHORTEST_REASON = 4

/**
 * Saves the changed cells of a cycle's grid; one that somebody changed meanwhile refuses the whole. Once the cycle is settled a change needs a
 * reason and is kept as a version beside the settlement, which stays as it is.
 * @throws AppError notFound, conflict, `cycleSettled` without a reason
 */
export async function saveTargets(viewer: Viewer, input: SaveTargetsInput): Promise<{ cells: number }> {
  try {
    return await inTransaction(async (tx) => {
      cyclePolicy.authorise(viewer, 'manage', { id: input.cycleId })
      await tx.$queryRaw`SELECT id FROM "Cycle" WHERE id = ${input.cycleId} FOR UPDATE`
      const cycle = await tx.cycle.findUnique({ where: { id: input.cycleId } })
      if (!cycle) throw notFound('没有找到这个周期。')
      if (cycle.state === 'settled') await keepRevision(tx, viewer, input)
      await writeCells(tx, input.cycleId, input.cells)
      if (cycle.state === 'open')
        await recordAudit(
          tx,
          actorOf(viewer),
          'targets.saved',
          { kind: 'cycle', id: input.cycleId },
          { cycleId: input.cycleId, cells: input.cells.length },
        )
      return { cells: input.cells.length }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(TARGETS_TAKEN)
    throw error
  }
}

async function keepRevision(tx: Tx, viewer: Viewer, { cycleId, cells, reason = '' }: SaveTargetsInput): Promise<void> {
  if (reason.length < SHORTEST_REASON)
    throw refused('cycleSettled', '这个周期已经结算。修改指标会作为新版本与结算并列，请写明原因，至少四个字。')
  const before = await tx.target.findMany({ where: { cycleId }, select: { lineId: true, value: true, class: { select: { code: true } } } })
  const targetOf = (lineId: string, classCode: string) =>
    before.find((target) => target.lineId === lineId && target.class.code === classCode)?.value ?? null
  const version = (await tx.targetRevision.count({ where: { cycleId } })) + 1
  await tx.targetRevision.create({
    data: {
      cycleId,
      version,
      reason,
      cells: cells.map(({ lineId, classCode, value }) => ({ lineId, classCode, before: targetOf(lineId, classCode), after: value })),
      accountId: viewer.accountId,
      at: await businessNow(tx),
    },
  })
  await recordAudit(
    tx,
    actorOf(viewer),
    'targets.revised',
    { kind: 'cycle', id: cycleId },
    { cycleId, version, reason, cells: cells.length },
  )
}
