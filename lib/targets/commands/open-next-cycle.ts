import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { addDays, formatDate, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { invalid, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { cyclePolicy } from '../policy'
import type { OpenNextCycleInput } from '../schema'
import { addCycle, recount, refuseOverlap } from './save-cycle'

/** Opens the cycle that follows a settled one, from the day after its last, with its targets as a start where asked for. */
export async function openNextCycle(viewer: Viewer, input: OpenNextCycleInput): Promise<{ id: string }> {
  try {
    return await inTransaction(
      async (tx) => {
        cyclePolicy.authorise(viewer, 'manage')
        await tx.$queryRaw`SELECT id FROM "Cycle" WHERE id = ${input.cycleId} FOR UPDATE`
        const before = await tx.cycle.findUnique({ where: { id: input.cycleId } })
        if (!before) throw notFound('没有找到上一个周期。')
        if (before.state !== 'settled') throw refused('cycleOpen', `“${before.name}”还没有结算，请先结算再开启下一周期。`)
        const startsOn = addDays(toDateOnly(before.endsOn), 1)
        if (input.endsOn <= startsOn)
          throw invalid('下一周期的最后一日不正确。', { endsOn: [`下一周期自${formatDate(startsOn)}开始，最后一日须在此之后。`] })
        const next = { id: null, version: null, name: input.name, startsOn, endsOn: input.endsOn }
        await refuseOverlap(tx, next)
        const id = await addCycle(tx, viewer, next)
        if (input.keepTargets) {
          const targets = await tx.target.findMany({ where: { cycleId: before.id }, select: { classId: true, lineId: true, value: true } })
          await tx.target.createMany({ data: targets.map((target) => ({ ...target, cycleId: id })) })
        }
        await recount(tx, viewer, next, null)
        await recordAudit(
          tx,
          actorOf(viewer),
          'cycle.nextOpened',
          { kind: 'cycle', id },
          { after: before.id, keepTargets: input.keepTargets },
        )
        return { id }
      },
      { timeout: 120_000 },
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('已有同名周期。', { name: ['周期不能重名，请换一个名称。'] })
    throw error
  }
}
