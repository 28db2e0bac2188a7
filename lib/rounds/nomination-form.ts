import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'
import type { FormField } from './scheme'

/** Answers of a nomination by field key, as `Nomination.form` keeps them. Files are attachments and stand elsewhere. */
export type TableRow = Record<string, string>
export type FormAnswer = string | TableRow[]
export type FormAnswers = Record<string, FormAnswer>

const LONGEST_TEXT = 20_000
const MOST_ROWS = 100

const answerSchema = z.union([
  z.string().max(LONGEST_TEXT, `内容不超过 ${LONGEST_TEXT} 字。`),
  z.array(z.record(z.string().max(40), z.string().max(500, '表格每格不超过 500 字。'))).max(MOST_ROWS, `表格不超过 ${MOST_ROWS} 行。`),
])
export const formAnswersSchema = z.record(z.string().max(40), answerSchema)

/** A stored form; what is not an answer reads as nothing. */
export function parseAnswers(stored: unknown): FormAnswers {
  return formAnswersSchema.catch({}).parse(stored ?? {})
}

/** Only what the scheme asks for is kept. */
export function keepAsked(answers: FormAnswers, fields: readonly FormField[]): FormAnswers {
  const keys = new Set(fields.filter((field) => field.type !== 'file').map((field) => field.key))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)))
}

/** Ids of the people that `person` fields hold. */
export function peopleNamed(fields: readonly FormField[], answers: FormAnswers): string[] {
  return fields.flatMap((field) => {
    const answer = field.type === 'person' ? answers[field.key] : undefined
    return typeof answer === 'string' && answer !== '' ? [answer] : []
  })
}

export type FieldProblem = { fieldKey: string; step: string; message: string }

const length = (text: string) => [...text.trim()].length

function textProblem(field: FormField, text: string): string | null {
  const count = length(text)
  if (count === 0) return field.required ? `请填写“${field.label}”。` : null
  if (field.min !== null && count < field.min)
    return `“${field.label}”不少于 ${field.min} 字，现有 ${count} 字，还差 ${field.min - count} 字。`
  if (field.max !== null && count > field.max) return `“${field.label}”不超过 ${field.max} 字，现有 ${count} 字。`
  return null
}

function numberProblem(field: FormField, text: string): string | null {
  if (text.trim() === '') return field.required ? `请填写“${field.label}”。` : null
  const value = Number(text.normalize('NFKC'))
  if (!Number.isFinite(value)) return `“${field.label}”应填数字。`
  if (field.min !== null && value < field.min) return `“${field.label}”不能小于 ${field.min}。`
  if (field.max !== null && value > field.max) return `“${field.label}”不能大于 ${field.max}。`
  return null
}

function tableProblem(field: FormField, rows: readonly TableRow[]): string | null {
  if (rows.length === 0) return field.required ? `请至少填写一行“${field.label}”。` : null
  if (field.min !== null && rows.length < field.min) return `“${field.label}”不少于 ${field.min} 行，现有 ${rows.length} 行。`
  if (field.max !== null && rows.length > field.max) return `“${field.label}”不超过 ${field.max} 行，现有 ${rows.length} 行。`
  for (const [index, row] of rows.entries()) {
    for (const column of field.columns) {
      const problem = cellProblem(column, row[column.key]?.trim() ?? '')
      if (problem) return `“${field.label}”第 ${index + 1} 行${problem}`
    }
  }
  return null
}

function cellProblem(column: FormField['columns'][number], text: string): string | null {
  if (text === '') return column.required ? `缺少“${column.label}”。` : null
  if (column.type === 'number' && !Number.isFinite(Number(text.normalize('NFKC')))) return `“${column.label}”应填数字。`
  if (column.type === 'date' && !isDateOnly(text)) return `“${column.label}”不是有效日期。`
  if (column.type === 'month' && !isDateOnly(`${text.slice(0, 7)}-01`)) return `“${column.label}”不是有效年月。`
  if (column.type === 'choice' && !column.options.includes(text)) return `“${column.label}”请从给出的选项中选择。`
  return null
}

function fileProblem(field: FormField, count: number): string | null {
  const least = field.min ?? (field.required ? 1 : 0)
  if (count < least) return `请上传“${field.label}”${least > 1 ? `，不少于 ${least} 份` : ''}。`
  if (field.max !== null && count > field.max) return `“${field.label}”不超过 ${field.max} 份，现有 ${count} 份。`
  return null
}

function fieldProblem(field: FormField, answer: FormAnswer | undefined, files: number): string | null {
  if (field.type === 'file') return fileProblem(field, files)
  if (field.type === 'table') return tableProblem(field, Array.isArray(answer) ? answer : [])
  const text = typeof answer === 'string' ? answer : ''
  if (field.type === 'number') return numberProblem(field, text)
  if (field.type === 'date' && text !== '' && !isDateOnly(text)) return `“${field.label}”不是有效日期。`
  if (field.type === 'choice' && text !== '' && !field.options.includes(text)) return `“${field.label}”请从给出的选项中选择。`
  return textProblem(field.type === 'text' || field.type === 'longText' ? field : { ...field, min: null, max: null }, text)
}

/**
 * Everything that keeps a form from being submitted, by field and step, in the form's order; empty when complete.
 * @param fileCounts attachments by field key
 */
export function formProblems(fields: readonly FormField[], answers: FormAnswers, fileCounts: ReadonlyMap<string, number>): FieldProblem[] {
  return fields.flatMap((field) => {
    const message = fieldProblem(field, answers[field.key], fileCounts.get(field.key) ?? 0)
    return message ? [{ fieldKey: field.key, step: field.step, message }] : []
  })
}

/** The steps of a form, in order of first use. */
export function stepsOf(fields: readonly FormField[]): { name: string; fields: FormField[] }[] {
  const steps = new Map<string, FormField[]>()
  for (const field of fields) steps.set(field.step, [...(steps.get(field.step) ?? []), field])
  return [...steps].map(([name, members]) => ({ name, fields: members }))
}
