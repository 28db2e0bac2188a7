import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'
import { courseProblems } from './attendance-rules'
import { MANNERS, RESULTS } from './labels'

const optionalText = (limit: number, what: string) =>
  z
    .string()
    .trim()
    .max(limit, `${what}请控制在 ${limit} 字以内。`)
    .nullish()
    .transform((text) => text || null)

const hours = z
  .number({ error: '请填写学时。' })
  .positive('学时要大于 0。')
  .max(2000, '学时过大，请核对。')
  .refine((value) => value * 2 === Math.floor(value * 2), '学时以 0.5 为单位，例如 4 或 4.5。')

const result = z
  .union([z.enum(RESULTS), z.literal('')])
  .nullish()
  .transform((value) => value || null)

/** Needed once what is corrected is older than 30 days; the command knows. */
const reason = z
  .string()
  .trim()
  .max(300, '理由请控制在 300 字以内。')
  .nullish()
  .transform((text) => text || null)

const day = (what: string) => z.string({ error: `请填写${what}。` }).refine(isDateOnly, `请填写${what}。`)

export const saveCourseSchema = z
  .object({
    courseId: z.string().nullable(),
    version: z.number().int(),
    name: z.string().trim().min(2, '请填写培训名称，至少两个字。').max(80, '培训名称请控制在 80 字以内。'),
    manner: z.enum(MANNERS, { error: '请选择培训方式。' }),
    unitId: z.string().min(1, '请选择主办单位。'),
    isCityWide: z.boolean(),
    host: optionalText(80, '授课机构'),
    startsOn: day('开始日期'),
    endsOn: day('结束日期'),
    hours,
    place: optionalText(80, '地点'),
    content: optionalText(1000, '培训内容'),
    reason,
  })
  .superRefine((input, context) => {
    for (const [path, messages] of Object.entries(courseProblems(input)))
      for (const message of messages) context.addIssue({ code: 'custom', path: [path], message })
  })
export type SaveCourseInput = z.output<typeof saveCourseSchema>

export const removeCourseSchema = z.object({
  courseId: z.string().min(1),
  version: z.number().int(),
  reason: z.string().trim().min(4, '请写明删除原因，至少四个字。').max(500, '原因请控制在 500 字以内。'),
})
export type RemoveCourseInput = z.output<typeof removeCourseSchema>

export const recordAttendanceSchema = z.object({
  courseId: z.string().min(1),
  personIds: z.array(z.string().min(1)).min(1, '请选择参训人员。').max(50, '一次最多登记 50 人，更多请用表格导入。'),
  hours,
  result,
})
export type RecordAttendanceInput = z.output<typeof recordAttendanceSchema>

export const changeAttendanceSchema = z.object({
  attendanceId: z.string().min(1),
  version: z.number().int(),
  hours,
  result,
  note: optionalText(200, '备注'),
  /** A file just uploaded; null leaves the certificate as it is. */
  certificateFileId: z
    .string()
    .nullish()
    .transform((value) => value || null),
  reason,
})
export type ChangeAttendanceInput = z.output<typeof changeAttendanceSchema>

export const removeAttendanceSchema = z.object({
  attendanceId: z.string().min(1),
  version: z.number().int(),
  reason: z.string().trim().min(4, '请写明删除原因，至少四个字。').max(500, '原因请控制在 500 字以内。'),
})
export type RemoveAttendanceInput = z.output<typeof removeAttendanceSchema>

export const findTraineesSchema = z.object({ courseId: z.string().min(1), query: z.string().max(60) })
export type FindTraineesInput = z.output<typeof findTraineesSchema>

export const setDemandSchema = z.object({
  fromYear: z.number({ error: '请填写年度。' }).int('年度请填整数。').min(2000, '年度不对，请核对。').max(2100, '年度不对，请核对。'),
  hours: z.number({ error: '请填写学时。' }).int('学时请填整数。').min(0, '不能小于 0。').max(1000, '学时过大，请核对。'),
  /** 0 for a year that nothing was set from yet. */
  version: z.number().int(),
  reason: z.string().trim().min(4, '请写明依据，至少四个字。').max(300, '依据请控制在 300 字以内。'),
})
export type SetDemandInput = z.output<typeof setDemandSchema>

export const importTrainingSchema = z.object({
  fileId: z.string().min(1),
  /** The course that every row belongs to; null where the rows name their own. */
  courseId: z.string().nullable(),
  mode: z.enum(['whole', 'right']),
})
export type ImportTrainingInput = z.output<typeof importTrainingSchema>
