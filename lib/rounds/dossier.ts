import { type DateOnly, formatDate, formatMonth, isDateOnly, wholeMonthsBetween } from '@/lib/platform/dates'
import { redact } from './blindness'
import { type EligibilityFacts, formatMonths } from './eligibility'
import { appraisalNames, educationNames } from './eligibility-rules'
import { type FormAnswer, type FormAnswers, stepsOf } from './nomination-form'
import type { FormField } from './scheme'

/** A candidate's file as a reviewer reads it: in a blind round without names, units, hidden fields and names of files. */

export type DossierItem =
  | { kind: 'text'; label: string; text: string }
  | { kind: 'table'; label: string; columns: { label: string; numeric: boolean }[]; rows: string[][] }
  | { kind: 'files'; label: string; files: { id: string; name: string }[] }

export type DossierSection = { title: string; count: number | null; items: DossierItem[] }
export type DossierFact = { label: string; value: string }

export type DossierSource = {
  fields: readonly FormField[]
  answers: FormAnswers
  attachments: readonly { id: string; fieldKey: string; name: string }[]
  personNames: Readonly<Record<string, string>>
}

/** What must not be read in a blind round; null in an open one. */
export type Hidden = { names: readonly string[]; units: readonly string[] } | null

/** True when a reviewer of a blind round must not see the field; who somebody is, never. */
export function isFieldHidden(field: Pick<FormField, 'hiddenInBlind' | 'type'>, isBlind: boolean): boolean {
  return isBlind && (field.hiddenInBlind || field.type === 'person')
}

export function buildDossier(source: DossierSource, hidden: Hidden): DossierSection[] {
  const shown = source.fields.filter((field) => !isFieldHidden(field, hidden !== null))
  return stepsOf(shown).flatMap(({ name, fields }) => {
    const items = fields.flatMap((field) => itemOf(field, source, hidden) ?? [])
    return items.length > 0 ? [{ title: name, count: countOf(items), items }] : []
  })
}

/** Entries in tables and files of a section; null where there is only text. */
function countOf(items: readonly DossierItem[]): number | null {
  const counted = items.flatMap((item) => (item.kind === 'table' ? [item.rows.length] : item.kind === 'files' ? [item.files.length] : []))
  return counted.length > 0 ? counted.reduce((sum, count) => sum + count, 0) : null
}

function itemOf(field: FormField, source: DossierSource, hidden: Hidden): DossierItem | null {
  const clean = (text: string): string => (hidden ? redact(text, hidden).text : text)
  if (field.type === 'file') {
    const files = source.attachments.filter((attachment) => attachment.fieldKey === field.key)
    if (files.length === 0) return null
    const named = files.map(({ id, name }, index) => ({ id, name: hidden ? neutralFileName(field.label, index, name) : name }))
    return { kind: 'files', label: field.label, files: named }
  }
  const answer = source.answers[field.key]
  if (Array.isArray(answer)) {
    if (field.type !== 'table' || answer.length === 0) return null
    const columns = field.columns.map((column) => ({ label: column.label, numeric: column.type === 'number' }))
    const rows = answer.map((row) => field.columns.map((column) => clean(writtenCell(column.type, row[column.key] ?? ''))))
    return { kind: 'table', label: field.label, columns, rows }
  }
  const text = writtenAnswer(field, answer, source.personNames)
  return text ? { kind: 'text', label: field.label, text: clean(text) } : null
}

/** 业绩证明材料（1）.pdf: the kind of material and its number, nothing of what the file was called. */
export function neutralFileName(label: string, index: number, name: string): string {
  const extension = /\.[a-z]{3,4}$/i.exec(name)?.[0]?.toLowerCase() ?? ''
  return `${label}（${index + 1}）${extension}`
}

export function writtenCell(type: FormField['columns'][number]['type'], text: string): string {
  if (type === 'date' && isDateOnly(text)) return formatDate(text)
  const month = type === 'month' ? `${text.slice(0, 7)}-01` : ''
  return isDateOnly(month) ? formatMonth(month) : text
}

/** A single answer as it is read and printed; empty for tables. */
export function writtenAnswer(
  field: Pick<FormField, 'type'>,
  answer: FormAnswer | undefined,
  personNames: Readonly<Record<string, string>>,
): string {
  if (typeof answer !== 'string') return ''
  if (field.type === 'person') return personNames[answer] ?? ''
  return field.type === 'date' && isDateOnly(answer) ? formatDate(answer) : answer.trim()
}

/** The facts on file that stand at the head: how long at work and in the line, titles, appraisals, education, grassroots. None names anybody. */
export function dossierFacts(facts: EligibilityFacts, day: DateOnly): DossierFact[] {
  const none = '档案无记录'
  const inLine = facts.lineStartedOn ? formatMonths(Math.max(0, wholeMonthsBetween(facts.lineStartedOn, day))) : none
  const held = facts.holdings.filter((holding) => holding.startsOn <= day && (holding.endsOn === null || holding.endsOn >= day))
  const recent = facts.appraisals.filter((row) => row.year < Number(day.slice(0, 4))).sort((a, b) => a.year - b.year)
  const working = facts.workStartedOn ? formatMonths(Math.max(0, wholeMonthsBetween(facts.workStartedOn, day))) : none
  return [
    { label: '参加工作', value: working },
    { label: '从事本条线', value: inLine },
    { label: '现有称号', value: held.map((holding) => `${holding.titleName}（${holding.startsOn.slice(0, 4)}年起）`).join('、') || '无' },
    {
      label: '近三年考核',
      value:
        recent
          .slice(-3)
          .map((row) => appraisalNames[row.grade])
          .join('、') || none,
    },
    { label: '学历', value: facts.education ? educationNames[facts.education] : none },
    { label: '基层工作', value: facts.grassrootsMonths === null ? none : formatMonths(facts.grassrootsMonths) },
  ]
}
