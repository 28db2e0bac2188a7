import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { cyclePolicy } from '../policy'
import type { SaveTargetsInput } from '../schema'

type Cell = SaveTargetsInput['cells'][number]

const TAKEN = '有指标刚刚被别人修改过。您填写的内容已保留，请刷新后核对再保存。'

/** Saves the changed cells of a cycle's grid; one that somebody changed meanwhile refuses the whole. */
export async function saveTargets(viewer: Viewer, input: SaveTargetsInput): Promise<{ cells: number }> {
  try {
    return await inTransaction(async (tx) => {
      cyclePolicy.authorise(viewer, 'manage', { id: input.cycleId })
      await lockOpenCycle(tx, input.cycleId)
      await writeCells(tx, input.cycleId, input.cells)
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
    if (isUniqueViolation(error)) throw conflict(TAKEN)
    throw error
  }
}

export async function lockOpenCycle(tx: Tx, cycleId: string): Promise<{ id: string; name: string }> {
  await tx.$queryRaw`SELECT id FROM "Cycle" WHERE id = ${cycleId} FOR UPDATE`
  const cycle = await tx.cycle.findUnique({ where: { id: cycleId } })
  if (!cycle) throw notFound('没有找到这个周期。')
  if (cycle.state === 'settled') throw refused('cycleSettled', '这个周期已经结算，指标不能再修改。')
  return { id: cycle.id, name: cycle.name }
}

/** Writes cells expecting the versions read, a statement a kind of change. @throws AppError conflict when one was changed meanwhile */
async function writeCells(tx: Tx, cycleId: string, cells: readonly Cell[]): Promise<void> {
  const classes = await tx.targetClass.findMany({ select: { id: true, code: true } })
  const classIds = new Map(classes.map((item) => [item.code, item.id]))
  const lines = new Set((await tx.line.findMany({ select: { id: true } })).map((line) => line.id))
  const known = cells.map((cell) => {
    const classId = classIds.get(cell.classCode)
    if (!classId || !lines.has(cell.lineId)) throw notFound('有条线或类别不存在，请刷新页面后再试。')
    return { lineId: cell.lineId, classId, value: cell.value, version: cell.version }
  })
  const added = known.filter((cell) => cell.version === null && cell.value !== null)
  const changed = known.filter((cell) => cell.version !== null)
  if (added.length > 0)
    await tx.target.createMany({ data: added.map(({ lineId, classId, value }) => ({ cycleId, lineId, classId, value: value ?? 0 })) })
  if (changed.length === 0) return
  const rows = JSON.stringify(changed)
  const updated = await tx.$executeRaw`
    UPDATE "Target" t SET value = c.value, version = t.version + 1
    FROM jsonb_to_recordset(${rows}::jsonb) AS c("lineId" text, "classId" text, value int, version int)
    WHERE t."cycleId" = ${cycleId} AND t."lineId" = c."lineId" AND t."classId" = c."classId" AND t.version = c.version AND c.value IS NOT NULL`
  const removed = await tx.$executeRaw`
    DELETE FROM "Target" t
    USING jsonb_to_recordset(${rows}::jsonb) AS c("lineId" text, "classId" text, value int, version int)
    WHERE t."cycleId" = ${cycleId} AND t."lineId" = c."lineId" AND t."classId" = c."classId" AND t.version = c.version AND c.value IS NULL`
  if (updated + removed < changed.length) throw conflict(TAKEN)
}
