import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'

/** Locks a cycle whose targets will change. @throws AppError notFound, `cycleSettled` */
export async function lockOpenCycle(tx: Tx, cycleId: string): Promise<{ id: string; name: string }> {
  await tx.$queryRaw`SELECT id FROM "Cycle" WHERE id = ${cycleId} FOR UPDATE`
  const cycle = await tx.cycle.findUnique({ where: { id: cycleId } })
  if (!cycle) throw notFound('没有找到这个周期。')
  if (cycle.state === 'settled') throw refused('cycleSettled', '这个周期已经结算，指标不能再修改。')
  return { id: cycle.id, name: cycle.name }
}
