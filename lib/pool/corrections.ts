import { z } from 'zod'
import { type EditPersonInput, editPersonSchema } from '@/lib/org/schema'

/** What a person may ask to have corrected; unit, line, post and status change through their own commands. */
export const CORRECTION_FIELDS = [
  'name',
  'birthDate',
  'phone',
  'education',
  'degree',
  'politicalStatus',
  'workStartDate',
  'specialities',
  'bio',
] as const
export type CorrectionField = (typeof CORRECTION_FIELDS)[number]

export const CORRECTION_LABELS: Record<CorrectionField, string> = {
  name: '姓名',
  birthDate: '出生日期',
  phone: '手机号码',
  education: '学历',
  degree: '学位',
  politicalStatus: '政治面貌',
  workStartDate: '参加工作日期',
  specialities: '专业特长',
  bio: '简介',
}

export function isCorrectionField(text: string): text is CorrectionField {
  return (CORRECTION_FIELDS as readonly string[]).includes(text)
}

/** Specialities as a person types them: 工程造价、招标投标. */
export function specialitiesOf(text: string): string[] {
  const items = text
    .split(/[，,、;；\n]+/u)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  return [...new Set(items)]
}

/** The value as an edit of the person holds it. */
function valueFor(field: CorrectionField, text: string): unknown {
  return field === 'specialities' ? specialitiesOf(text) : text.trim()
}

export type CheckedCorrection = { ok: true; text: string } | { ok: false; reason: string }

/** Whether the new value could stand on file, by the same rules as an edit by the unit; `text` is the value as it will be kept. */
export function checkCorrection(field: CorrectionField, text: string): CheckedCorrection {
  if (text.trim() === '') return { ok: false, reason: `请填写新的${CORRECTION_LABELS[field]}。` }
  const parsed = (editPersonSchema.shape[field] as z.ZodType).safeParse(valueFor(field, text))
  if (!parsed.success) return { ok: false, reason: parsed.error.issues[0]?.message ?? '填写的内容不对，请更正。' }
  return { ok: true, text: field === 'specialities' ? specialitiesOf(text).join('、') : text.trim() }
}

/** An edit that changes this one field of a person and leaves the rest as it is. */
export function withCorrection(current: EditPersonInput, field: CorrectionField, text: string): EditPersonInput {
  return { ...current, [field]: valueFor(field, text) }
}

export const proposeCorrectionSchema = z
  .object({
    personId: z.string().min(1).max(64),
    field: z.enum(CORRECTION_FIELDS, '请选择要更正的内容。'),
    newValue: z.string('请填写更正后的内容。').trim().min(1, '请填写更正后的内容。').max(2000, '更正后的内容不能超过 2000 个字。'),
    reason: z.string('请写明理由。').trim().min(2, '请写明理由，至少 2 个字。').max(200, '理由不能超过 200 个字。'),
    proofFileId: z.string().max(64).default(''),
  })
  .superRefine((input, context) => {
    const checked = checkCorrection(input.field, input.newValue)
    if (!checked.ok) context.addIssue({ code: 'custom', path: ['newValue'], message: checked.reason })
  })
export type ProposeCorrectionInput = z.output<typeof proposeCorrectionSchema>

export const withdrawCorrectionSchema = z.object({ correctionId: z.string().min(1).max(64), version: z.number().int() })

export const answerCorrectionSchema = z
  .object({
    correctionId: z.string().min(1).max(64),
    version: z.number().int(),
    confirm: z.boolean(),
    answer: z.string().trim().max(200, '理由不能超过 200 个字。').default(''),
  })
  .superRefine((input, context) => {
    if (!input.confirm && input.answer.length < 2) context.addIssue({ code: 'custom', path: ['answer'], message: '请写明不采纳的理由。' })
  })
export type AnswerCorrectionInput = z.output<typeof answerCorrectionSchema>
