import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import type { SaveTargetsInput } from '../schema'

type Cell = SaveTargetsInput['cells'][number]

export const TARGETS_TAKEN = '有指标刚刚被别人修改过。您填写的内容已保留，请刷新后核对再保存。'

/** Writes cells expecting the versions read, a statement a kind of change. @throws AppError conflict when one was changed meanwhile */
export async function writeCells(tx: Tx, cycleId: string, cells: readonly Cell[]): Promise<void> {
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
  if (updated + removed < changed.length) throw conflict(TARGETS_TAKEN)
}
