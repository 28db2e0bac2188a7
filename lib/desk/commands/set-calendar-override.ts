import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { addYears, formatDate, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { invalid, notFound } from '@/lib/platform/errors'
import '../audit-events'
import { calendarPolicy } from '../policy'
import type { calendarOverrideSchema, removeOverrideSchema } from '../schema'

/** A working day or a day off set by the office; it wins over what was announced. Days gone by stay as they were counted. */
export async function setCalendarOverride(viewer: Viewer, input: z.output<typeof calendarOverrideSchema>): Promise<null> {
  calendarPolicy.authorise(viewer, 'set')
  return inTransaction(async (tx) => {
    const today = await businessToday(tx)
    if (input.date < today) throw invalid('已经过去的日期不能再改。', { date: [`请选择${formatDate(today)}及以后的日期。`] })
    if (input.date > addYears(today, 5)) throw invalid('日期太远。', { date: ['请选择五年以内的日期。'] })
    const isWorkingDay = input.isWorkingDay === 'working'
    const values = { isWorkingDay, reason: input.reason, setById: viewer.accountId, setAt: new Date() }
    const date = fromDateOnly(input.date)
    await tx.calendarOverride.upsert({ where: { date }, create: { date, ...values }, update: values })
    await recordAudit(tx, actorOf(viewer), 'calendar.overridden', { kind: 'calendar', id: input.date }, { date: input.date, isWorkingDay })
    return null
  })
}

/** Takes a setting back: the announced calendar holds again. */
export async function removeCalendarOverride(viewer: Viewer, input: z.output<typeof removeOverrideSchema>): Promise<null> {
  calendarPolicy.authorise(viewer, 'set')
  return inTransaction(async (tx) => {
    const today = await businessToday(tx)
    if (input.date < today) throw invalid('已经过去的日期不能再改。')
    const date = fromDateOnly(input.date)
    const override = await tx.calendarOverride.findUnique({ where: { date } })
    if (!override) throw notFound('这一天没有单独设定，可能已被删除。')
    await tx.calendarOverride.delete({ where: { date } })
    const payload = { date: input.date }
    await recordAudit(tx, actorOf(viewer), 'calendar.overrideRemoved', { kind: 'calendar', id: input.date }, payload)
    return null
  })
}
