import { addDays, type DateOnly, formatDate } from '@/lib/platform/dates'
import { plainText } from '@/lib/platform/sheets/named-table'
import { spansOverlap, termEnd } from '../terms'
import type { HistoryRow } from './read-history'

export type HistoryTitle = { code: string; name: string; termYears: number | null }

/** A person of the name with every unit ever belonged to, higher units included; the whole identity number or null. */
export type HistoryPerson = {
  id: string
  name: string
  unitName: string
  idNumber: string | null
  unitIds: readonly string[]
  isOutside: boolean
  holdings: readonly { titleCode: string; startsOn: DateOnly; endsOn: DateOnly | null; termEndsOn: DateOnly | null }[]
}

export type HistoryFacts = {
  today: DateOnly
  titles: readonly HistoryTitle[]
  peopleByName: ReadonlyMap<string, readonly HistoryPerson[]>
  /** The unit meant by a cell; null for one that is not known. */
  unitOf: (text: string) => { id: string } | { reason: string }
}

export type HistoryVerdict = {
  row: HistoryRow
  verdict: 'add' | 'same' | 'reject'
  reasons: string[]
  person: { id: string; name: string; unitName: string } | null
  titleCode: string | null
  titleName: string | null
  startsOn: DateOnly | null
  endsOn: DateOnly | null
  isRenewal: boolean
}

/** Judges every row by what is on file and by the rows above it; the order of the rows decides which of two equal ones counts. */
export function judgeHistory(rows: readonly HistoryRow[], facts: HistoryFacts): HistoryVerdict[] {
  const titleByName = new Map(facts.titles.map((title) => [plainText(title.name), title]))
  const accepted = new Map<string, { startsOn: DateOnly; endsOn: DateOnly | null; rowNumber: number }[]>()
  return rows.map((row) => {
    const reasons = [...row.problems]
    const title = row.title === '' ? undefined : titleByName.get(row.title)
    if (row.title !== '' && !title) reasons.push(`称号目录中没有“${row.title.slice(0, 30)}”，请核对名称或先在“称号”中添加。`)
    const person = row.name === '' ? null : findPerson(row, facts, reasons)
    const endsOn = row.endsOn === undefined && title && row.startsOn ? termEnd(row.startsOn, title.termYears) : (row.endsOn ?? null)
    if (row.startsOn && row.startsOn > facts.today) reasons.push('起始日期晚于今天，请核对；将来的授予请走评选或登记。')
    if (row.startsOn && endsOn && endsOn < row.startsOn)
      reasons.push(`截止日期${formatDate(endsOn)}早于起始日期${formatDate(row.startsOn)}，请核对是否填反。`)
    const verdict: HistoryVerdict = {
      row,
      verdict: 'reject',
      reasons,
      person: person && { id: person.id, name: person.name, unitName: person.unitName },
      titleCode: title?.code ?? null,
      titleName: title?.name ?? null,
      startsOn: row.startsOn,
      endsOn,
      isRenewal: row.isRenewal ?? false,
    }
    if (!person || !title || !row.startsOn || reasons.length > 0) return verdict
    const span = { startsOn: row.startsOn, endsOn, rowNumber: row.rowNumber }
    const held = person.holdings.filter((holding) => holding.titleCode === title.code)
    if (held.some((holding) => holding.startsOn === span.startsOn && (holding.endsOn === endsOn || holding.termEndsOn === endsOn)))
      return { ...verdict, verdict: 'same' }
    const key = `${person.id}|${title.code}`
    const above = accepted.get(key) ?? []
    const clash = clashOf(span, held, above, title.name)
    if (clash) return { ...verdict, reasons: [clash] }
    accepted.set(key, [...above, span])
    const dayBefore = addDays(row.startsOn, -1)
    const follows = [...held, ...above].some((other) => other.endsOn === dayBefore)
    return { ...verdict, verdict: 'add', isRenewal: row.isRenewal ?? follows }
  })
}

type Span = { startsOn: DateOnly; endsOn: DateOnly | null }

function clashOf(span: Span, held: readonly Span[], above: readonly (Span & { rowNumber: number })[], title: string): string | null {
  const words = ({ startsOn, endsOn }: Span) => `${formatDate(startsOn)}${endsOn ? `至${formatDate(endsOn)}` : '起（长期）'}`
  const twin = above.find((other) => other.startsOn === span.startsOn && other.endsOn === span.endsOn)
  if (twin) return `与第 ${twin.rowNumber} 行重复。`
  const inSheet = above.find((other) => spansOverlap(other, span))
  if (inSheet) return `与第 ${inSheet.rowNumber} 行的任期（${words(inSheet)}）重叠，同一称号的任期不能重叠。`
  const onFile = held.find((other) => spansOverlap(other, span))
  return onFile ? `与已登记的“${title}”任期（${words(onFile)}）重叠，请核对日期。` : null
}

function findPerson(row: HistoryRow, facts: HistoryFacts, reasons: string[]): HistoryPerson | null {
  let found = facts.peopleByName.get(row.name) ?? []
  if (found.length === 0) {
    reasons.push(`名册中没有“${row.name.slice(0, 20)}”，请核对姓名，或先把此人录入名册。`)
    return null
  }
  if (row.idDigits !== '') {
    const digits = row.idDigits
    found = found.filter(({ idNumber }) => idNumber !== null && (digits.length === 18 ? idNumber === digits : idNumber.endsWith(digits)))
    if (found.length === 0) {
      reasons.push('姓名与身份证号对不上，请核对。')
      return null
    }
  }
  if (row.unit !== '') {
    const unit = facts.unitOf(row.unit)
    if ('reason' in unit) {
      reasons.push(unit.reason)
      return null
    }
    const there = found.filter((person) => person.unitIds.includes(unit.id))
    if (there.length === 0) {
      reasons.push(`此人从未在“${row.unit.slice(0, 30)}”任职，请核对单位或填写身份证号。`)
      return null
    }
    found = there
  }
  if (row.idDigits === '' && row.unit === '') reasons.push('请填写单位或身份证号（或后六位），只凭姓名不能确定是谁。')
  else if (found.length > 1) reasons.push(`名册中有 ${found.length} 位同名人员符合，请补充身份证号后六位。`)
  const [person] = found
  if (person?.isOutside) reasons.push('此人是市外专家，不计入本市称号。')
  return found.length === 1 && reasons.length === row.problems.length ? (person ?? null) : null
}
