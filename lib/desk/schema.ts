import { z } from 'zod'

const dateOnly = z.iso.date('请选择日期。')

export const CLOCK_STEPS = { oneDay: '向后 1 天', fiveWorkingDays: '向后 5 个工作日', twentyWorkingDays: '向后 20 个工作日' } as const

/** Either a ready step, or a day with a time of Asia/Shanghai. */
export const moveClockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step'), step: z.enum(['oneDay', 'fiveWorkingDays', 'twentyWorkingDays']) }),
  z.strictObject({
    kind: z.literal('to'),
    date: dateOnly,
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请按“时:分”填写时间，例如 09:30。'),
  }),
])

/** The same as the form holds it. */
export const moveClockToSchema = z.strictObject({
  kind: z.literal('to'),
  date: dateOnly,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请按“时:分”填写时间，例如 09:30。'),
})

export const calendarOverrideSchema = z.strictObject({
  date: dateOnly,
  isWorkingDay: z.enum(['working', 'off'], '请选择上班或放假。'),
  reason: z.string().trim().min(2, '请写明依据或原因。').max(60, '原因最多 60 个字。'),
})

export const removeOverrideSchema = z.strictObject({ date: dateOnly })

export const markNoticesSchema = z.strictObject({ ids: z.array(z.string().min(1).max(60)).max(200).optional() })
