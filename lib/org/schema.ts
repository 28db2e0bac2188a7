import { z } from 'zod'
import { FOREVER, isDateOnly } from '@/lib/platform/dates'
import { parseIdNumber } from './identity/id-number'
import { parsePhone } from './identity/phone'

/** Input shapes, shared by forms and actions. An empty text means "not given". */

export const dateOnly = (message = '请填写日期。') => z.string(message).refine(isDateOnly, '日期不存在，请按“年-月-日”填写。')

const optionalText = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `不能超过 ${limit} 个字。`)
    .transform((text) => text || null)
    .nullable()
    .optional()
    .transform((text) => text ?? null)

const optionalDate = z
  .union([z.literal(''), dateOnly()])
  .nullable()
  .optional()
  .transform((text) => text || null)

export const reasonText = z.string().trim().min(2, '请写明原因，至少 2 个字。').max(200, '不能超过 200 个字。')
const optionalReason = optionalText(200)

/** The form says at once what is wrong with a number; the command looks again with the day's date. */
const idNumberText = optionalText(40).superRefine((text, context) => {
  const parsed = text === null ? null : parseIdNumber(text, FOREVER)
  if (parsed && !parsed.ok) context.addIssue({ code: 'custom', message: parsed.reason })
})
const phoneText = optionalText(40).superRefine((text, context) => {
  const parsed = text === null ? null : parsePhone(text)
  if (parsed && !parsed.ok) context.addIssue({ code: 'custom', message: parsed.reason })
})

const idOf = (message: string) => z.string(message).min(1, message).max(64, message)

const optionalChoice = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z
    .union([z.literal(''), z.enum(choices)], '请从列表中选择。')
    .nullable()
    .optional()
    .transform((value) => value || null)

/** Fields of a person that are simply true now; unit, line and status change through their own commands. */
const personFields = {
  name: z.string('请填写姓名。').trim().min(1, '请填写姓名。').max(40, '姓名不能超过 40 个字。'),
  sex: optionalChoice(['male', 'female']),
  birthDate: optionalDate,
  phone: phoneText,
  education: optionalText(40),
  degree: optionalText(40),
  politicalStatus: optionalText(40),
  workStartDate: optionalDate,
  staffKind: z.enum(['cadre', 'worker'], '请选择人员类别。').default('cadre'),
  retiresOn: optionalDate,
  specialities: z.array(z.string().trim().min(1).max(30, '每项专长不超过 30 个字。')).max(10, '专长最多 10 项。').default([]),
  bio: optionalText(2000),
}

export const createPersonSchema = z.object({
  ...personFields,
  idNumber: idNumberText,
  affiliation: z.enum(['internal', 'external']).default('internal'),
  unitId: idOf('请选择单位。'),
  lineId: idOf('请选择条线。'),
  post: optionalText(60),
  joinedOn: dateOnly('请填写到本单位的日期。'),
  lineSince: optionalDate,
  reason: optionalReason,
})
export type CreatePersonInput = z.output<typeof createPersonSchema>

export const editPersonSchema = z.object({
  personId: idOf('请指明人员。'),
  version: z.number().int(),
  ...personFields,
  /** Left out: keep. A value: replace. Identity data never travels to the form. */
  idNumber: idNumberText,
  clearPhone: z.boolean().default(false),
})
export type EditPersonInput = z.output<typeof editPersonSchema>

const personVersion = { personId: idOf('请指明人员。'), version: z.number().int() }

export const movePersonSchema = z.object({
  ...personVersion,
  unitId: idOf('请选择调入单位。'),
  lineId: idOf('请选择条线。'),
  post: optionalText(60),
  on: dateOnly('请填写生效日期。'),
  reason: optionalReason,
})
export type MovePersonInput = z.output<typeof movePersonSchema>

export const endPersonSchema = z.object({
  ...personVersion,
  status: z.enum(['left', 'retired', 'deceased'], '请选择办理事项。'),
  on: dateOnly('请填写生效日期。'),
  reason: optionalReason,
})
export type EndPersonInput = z.output<typeof endPersonSchema>

export const returnPersonSchema = z.object({
  ...personVersion,
  unitId: idOf('请选择单位。'),
  lineId: idOf('请选择条线。'),
  post: optionalText(60),
  on: dateOnly('请填写入职日期。'),
  reason: optionalReason,
})
export type ReturnPersonInput = z.output<typeof returnPersonSchema>

export const revealIdentitySchema = z.object({
  personId: idOf('请指明人员。'),
  purpose: z.string().trim().min(4, '请写明用途，至少 4 个字。').max(200),
})
export type RevealIdentityInput = z.output<typeof revealIdentitySchema>

export const findByIdentitySchema = z.object({
  idNumber: z.string('请填写身份证号。').trim().min(1, '请填写身份证号。').max(40, '身份证号太长。'),
})

export const appraisalSchema = z.object({
  ...personVersion,
  year: z.coerce.number('请填写年度。').int().min(1990, '年度不对。').max(2100, '年度不对。'),
  grade: z.enum(['excellent', 'competent', 'basic', 'incompetent'], '请选择考核等次。'),
})
export type AppraisalInput = z.output<typeof appraisalSchema>

export const sanctionSchema = z.object({
  ...personVersion,
  kind: z.string().trim().min(1, '请填写处分种类。').max(30),
  reason: z.string().trim().min(2, '请写明事由。').max(200),
  startsOn: dateOnly('请填写生效日期。'),
  endsOn: optionalDate,
})
export type SanctionInput = z.output<typeof sanctionSchema>

/** The wanted person is named by a staged row of the own roster, or by name and identity number; never by an id in an address. */
export const requestTransferSchema = z
  .object({
    batchId: z.string().max(64).optional(),
    rowNumber: z.number().int().optional(),
    name: optionalText(40),
    idNumber: idNumberText,
    toUnitId: idOf('请选择调入单位。'),
    toLineId: idOf('请选择条线。'),
    post: optionalText(60),
    on: dateOnly('请填写拟调入日期。'),
    reason: reasonText,
    /** Same key, same request: a double click asks once. */
    key: z.string().min(8).max(64),
  })
  .superRefine((input, context) => {
    if (input.batchId) return
    if (!input.name) context.addIssue({ code: 'custom', path: ['name'], message: '请填写姓名。' })
    if (!input.idNumber) context.addIssue({ code: 'custom', path: ['idNumber'], message: '请填写身份证号。' })
  })
export type RequestTransferInput = z.output<typeof requestTransferSchema>

export const answerTransferSchema = z.object({
  requestId: idOf('请指明申请。'),
  version: z.number().int(),
  agree: z.boolean(),
  answer: optionalText(200),
})
export type AnswerTransferInput = z.output<typeof answerTransferSchema>

export const withdrawTransferSchema = z.object({ requestId: idOf('请指明申请。'), version: z.number().int() })

export const startImportSchema = z.object({ kind: z.enum(['people', 'org']), fileId: idOf('请先选择文件。') })
export type StartImportInput = z.output<typeof startImportSchema>

export const importRowsSchema = z.object({
  batchId: idOf('请指明这次导入。'),
  /** `all` refuses unless every row is right. */
  mode: z.enum(['accepted', 'all']),
  withUpdates: z.boolean(),
})
export type ImportRowsInput = z.output<typeof importRowsSchema>

export const cancelImportSchema = z.object({ batchId: idOf('请指明这次导入。') })

/** The list's address and what the export is for. */
export const exportPeopleSchema = z.object({
  query: z.string().max(2000),
  purpose: z.string().trim().min(4, '请写明用途，至少 4 个字。').max(100, '不能超过 100 个字。'),
})
