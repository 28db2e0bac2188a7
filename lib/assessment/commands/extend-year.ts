import 'server-only'
import { sumOverAccounts } from '@/lib/org/unit-accounts'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { assessmentYearPolicy } from '../policy'
import type { ExtendYearInput } from '../schema'

/**
 * Moves the day by which units hand in to a later one, also after it has passed: what was not handed in would keep the year open for good.
 * Units that still have something to fill in are told.
 * @throws AppError invalid, `yearClosed`, conflict, notFound
 */
export async function extendYear(viewer: Viewer, input: ExtendYearInput): Promise<{ dueOn: string }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "AssessmentYear" WHERE id = ${input.yearId} FOR UPDATE`
    const year = await tx.assessmentYear.findUnique({ where: { id: input.yearId } })
    if (!year) throw notFound()
    assessmentYearPolicy.authorise(viewer, 'manage', { id: year.id })
    if (year.state === 'closed') throw refused('yearClosed', '这个年度的考核已经结束。')
    const before = toDateOnly(year.dueOn)
    if (input.dueOn <= before) throw invalid('新的截止日期不对。', { dueOn: [`须晚于原截止日期${formatDate(before)}。`] })
    if (input.dueOn < (await businessToday(tx))) throw invalid('新的截止日期已过。', { dueOn: ['截止日期不能早于今天。'] })
    const { count } = await tx.assessmentYear.updateMany({
      where: { id: year.id, version: input.version, state: 'open' },
      data: { dueOn: fromDateOnly(input.dueOn), version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
    const awaited = await tx.holdingAssessment.groupBy({ by: ['unitId'], where: { yearId: year.id, state: 'awaited' }, _count: true })
    const sums = await sumOverAccounts(tx, 'unitHr', new Map(awaited.map(({ unitId, _count }) => [unitId, _count])))
    await notify(
      tx,
      [...sums].map(([accountId, forms]) => ({
        accountId,
        kind: 'assessment',
        title: `${year.year} 年度称号考核延长填报`,
        body: `填报截止日期由${formatDate(before)}延长到${formatDate(input.dueOn)}，本单位还有 ${forms} 份考核表待填报。`,
        href: `/assessment/${year.id}?state=awaited`,
      })),
    )
    await recordAudit(
      tx,
      actorOf(viewer),
      'assessment.yearExtended',
      { kind: 'assessmentYear', id: year.id },
      { year: year.year, from: before, to: input.dueOn },
    )
    return { dueOn: input.dueOn }
  })
}
