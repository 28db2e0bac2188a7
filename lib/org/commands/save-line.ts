import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { linePolicy } from '../policy'
import type { SaveLineInput } from '../unit-schema'

/** Adds a line or changes one. A line with people stays active: their counts would hang in the air. */
export async function saveLine(viewer: Viewer, input: SaveLineInput): Promise<{ lineId: string }> {
  linePolicy.authorise(viewer, 'manage')
  const { lineId, version, code, name, sortOrder, isActive } = input
  try {
    return await inTransaction(async (tx) => {
      const before = lineId === null ? null : await lockLine(tx, lineId)
      if (before && before.version !== version) throw conflict()
      if (before?.isActive && !isActive) await refuseWithPeople(tx, before.id)
      const values = { code, name, sortOrder, isActive }
      const line = before
        ? await tx.line.update({ where: { id: before.id }, data: { ...values, version: { increment: 1 } } })
        : await tx.line.create({ data: values })
      const fields = Object.entries(values).filter(([key, value]) => before?.[key as keyof typeof values] !== value)
      await recordAudit(tx, actorOf(viewer), 'line.saved', { kind: 'line', id: line.id }, { fields: fields.map(([key]) => key) })
      return { lineId: line.id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('编码或名称重复。', { name: ['已有条线使用这个编码或名称，请更换。'] })
    throw error
  }
}

async function lockLine(tx: Tx, lineId: string) {
  await tx.$queryRaw`SELECT id FROM "Line" WHERE id = ${lineId} FOR UPDATE`
  const line = await tx.line.findUnique({ where: { id: lineId } })
  if (!line) throw notFound()
  return line
}

async function refuseWithPeople(tx: Tx, lineId: string): Promise<void> {
  const people = await tx.person.count({ where: { lineId, status: 'active' } })
  if (people > 0) throw refused('lineInUse', `这条条线还有 ${people} 名在职人员，不能停用。请先把他们调到其他条线。`)
}
