import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'

/** Input shapes of call-ups and absences, shared by forms and actions. */

const idOf = (message: string) => z.string(message).min(1, message).max(64, message)
const dateOf = (message: string) => z.string(message).refine(isDateOnly, message)
const textOf = (what: string, least: number, most: number) =>
  z.string(`请填写${what}。`).trim().min(least, `请填写${what}，至少 ${least} 个字。`).max(most, `${what}不能超过 ${most} 个字。`)

const MOST_DAYS = 366

export const requestCallUpSchema = z
  .object({
    unitId: idOf('请选择申请单位。'),
    speciality: textOf('所需专长', 2, 60),
    lineId: z.string().max(64).default(''),
    headcount: z.number('请填写人数。').int('人数须是整数。').min(1, '人数至少 1 人。').max(50, '一次最多申请 50 人。'),
    startsOn: dateOf('请填写开始日期。'),
    endsOn: dateOf('请填写结束日期。'),
    purpose: textOf('用途', 4, 300),
    place: z.string().trim().max(60, '地点不能超过 60 个字。').default(''),
    /** Sent although fewer people are free than asked for. */
    acceptFewer: z.boolean().default(false),
    /** Same key, same request: a double click asks once. */
    key: z.string().min(8).max(64),
  })
  .superRefine((input, context) => {
    if (input.endsOn < input.startsOn) context.addIssue({ code: 'custom', path: ['endsOn'], message: '结束日期不能早于开始日期。' })
    else if ((Date.parse(input.endsOn) - Date.parse(input.startsOn)) / 86_400_000 >= MOST_DAYS)
      context.addIssue({ code: 'custom', path: ['endsOn'], message: '一次调用不能超过一年，请分次申请。' })
  })
export type RequestCallUpInput = z.output<typeof requestCallUpSchema>

const ofCallUp = { callUpId: idOf('请指明调用申请。'), version: z.number().int() }

export const proposePeopleSchema = z.object({
  ...ofCallUp,
  personIds: z.array(idOf('请选择人员。')).min(1, '请至少选择一人。').max(50, '一次最多提名 50 人。'),
})
export type ProposePeopleInput = z.output<typeof proposePeopleSchema>

export const closeCallUpSchema = z.object({ ...ofCallUp, reason: textOf('理由', 2, 200) })
export type CloseCallUpInput = z.output<typeof closeCallUpSchema>

export const dispatchCallUpSchema = z.object(ofCallUp)
export type DispatchCallUpInput = z.output<typeof dispatchCallUpSchema>

const ofPerson = { callUpPersonId: idOf('请指明人选。'), version: z.number().int() }

export const answerCallUpSchema = z
  .object({ ...ofPerson, agree: z.boolean(), reason: z.string().trim().max(200, '理由不能超过 200 个字。').default('') })
  .superRefine((input, context) => {
    if (!input.agree && input.reason.length < 2) context.addIssue({ code: 'custom', path: ['reason'], message: '请写明不同意的理由。' })
  })
export type AnswerCallUpInput = z.output<typeof answerCallUpSchema>

export const releasePersonSchema = z.object({ ...ofPerson, reason: textOf('理由', 2, 200) })
export type ReleasePersonInput = z.output<typeof releasePersonSchema>

export const completeCallUpSchema = z.object({
  ...ofCallUp,
  people: z
    .array(
      z.object({
        callUpPersonId: idOf('请指明人员。'),
        days: z.number('请填写实际天数。').int('天数须是整数。').min(0, '天数不能是负数。').max(MOST_DAYS, '天数太多。'),
        rating: z.enum(['1', '2', '3', '4', '5'], '请选择评价。').transform(Number),
        feedback: textOf('反馈意见', 4, 300),
      }),
    )
    .min(1, '请填写每个人的情况。')
    .max(50),
})
export type CompleteCallUpInput = z.output<typeof completeCallUpSchema>

export const recordAbsenceSchema = z
  .object({
    personId: idOf('请指明人员。'),
    kind: z.enum(['leave', 'sick', 'study', 'posted', 'other'], '请选择事由。'),
    startsOn: dateOf('请填写开始日期。'),
    endsOn: dateOf('请填写结束日期。'),
    note: z.string().trim().max(100, '说明不能超过 100 个字。').default(''),
  })
  .superRefine((input, context) => {
    if (input.endsOn < input.startsOn) context.addIssue({ code: 'custom', path: ['endsOn'], message: '结束日期不能早于开始日期。' })
  })
export type RecordAbsenceInput = z.output<typeof recordAbsenceSchema>

export const removeAbsenceSchema = z.object({ absenceId: idOf('请指明记录。') })
