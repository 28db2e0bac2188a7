import { type PoolSheetRow, plain } from './read-pool-sheet'

/** Somebody on file who goes by a name or an ID number of the list. */
export type FiledPerson = {
  id: string
  name: string
  /** Full and short name of the unit. */
  unitNames: readonly string[]
  isActive: boolean
  lineId: string
  specialities: readonly string[]
  member: {
    state: 'active' | 'retired'
    retiredReason: string | null
    lineIds: string[]
    specialities: string[]
    note: string | null
  } | null
}
export type PoolEntry = { lineIds: string[]; specialities: string[]; note: string | null }
export type PoolPlanRow =
  | { row: number; name: string; unit: string; kind: 'fault'; reason: string }
  | ({ row: number; name: string; unit: string; kind: 'added' | 'changed' | 'same'; personId: string } & PoolEntry)

export const mostPoolRows = 2000
const mostSpecialities = 20
const mostCharacters = 30
const mostNote = 200

type Facts = {
  people: readonly FiledPerson[]
  /** Person by the row's ID number; null where nobody on file has it. Rows without one are absent. */
  byIdNumber: ReadonlyMap<number, string | null>
  lines: readonly { id: string; name: string }[]
}

const lineWords = (name: string): string => plain(name).replace(/条线$/, '')

/** The one person whom a row means, or why it cannot be told. */
function personOf(row: PoolSheetRow, { people, byIdNumber }: Facts): FiledPerson | string {
  const identified = byIdNumber.get(row.row)
  if (identified !== undefined) {
    const person = people.find((each) => each.id === identified)
    if (!person) return '名册中没有这个身份证号，请核对；外部专家请先登记到人员名册。'
    return plain(person.name) === row.name ? person : '身份证号与名册中的姓名不一致，请核对。'
  }
  const named = people.filter((each) => plain(each.name) === row.name)
  if (named.length === 0) return `名册中没有“${row.name}”，请核对姓名；外部专家请先登记到人员名册。`
  const housed = row.unit === '' ? named : named.filter((each) => each.unitNames.some((name) => plain(name) === row.unit))
  if (housed.length === 0)
    return `名册中“${row.name}”的单位是${named.map((each) => each.unitNames[0] ?? '').join('、')}，与表中不同，请核对。`
  if (housed.length > 1) return `名册中有 ${housed.length} 人叫“${row.name}”，请填写${row.unit === '' ? '单位或者' : ''}身份证号加以区分。`
  return housed[0] as FiledPerson
}

function faultOf(row: PoolSheetRow, lineIds: (string | undefined)[]): string | null {
  const unknown = (row.lines ?? []).filter((_, index) => lineIds[index] === undefined)
  if (unknown.length > 0) return `没有“${unknown.join('、')}”条线，请核对名称。`
  const specialities = row.specialities ?? []
  if (specialities.length > mostSpecialities) return `评审专长最多 ${mostSpecialities} 项，表中有 ${specialities.length} 项。`
  const long = specialities.find((each) => each.length > mostCharacters)
  if (long) return `评审专长“${long.slice(0, 10)}…”超过 ${mostCharacters} 字，请用顿号分开或精简。`
  return row.note && row.note.length > mostNote ? `备注超过 ${mostNote} 字。` : null
}

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((each) => b.includes(each))

/**
 * What each row of a list would do to the pool, in the list's order. A blank cell leaves a member as they are; whoever is new takes line and
 * specialities from the roster. Every row at fault says why; the caller imports all rows, or those without a fault.
 */
export function matchPoolRows(rows: readonly PoolSheetRow[], facts: Facts): PoolPlanRow[] {
  const lineIds = new Map(facts.lines.map((line) => [lineWords(line.name), line.id]))
  const seen = new Map<string, number>()
  return rows.map((row): PoolPlanRow => {
    const base = { row: row.row, name: row.name, unit: row.unit }
    const fault = (reason: string): PoolPlanRow => ({ ...base, kind: 'fault', reason })
    if (row.name === '') return fault('缺少姓名。')
    const person = personOf(row, facts)
    if (typeof person === 'string') return fault(person)
    const earlier = seen.get(person.id)
    if (earlier !== undefined) return fault(`与第 ${earlier} 行是同一人，请合并为一行。`)
    seen.set(person.id, row.row)
    if (!person.isActive) return fault('此人已不在岗，不能进入专家库。')
    if (person.member?.state === 'retired') return fault(`此人已出库（${person.member.retiredReason ?? ''}），要重新入库请在专家库中办理。`)
    const ids = (row.lines ?? []).map((name) => lineIds.get(lineWords(name)))
    const wrong = faultOf(row, ids)
    if (wrong) return fault(wrong)
    const { member } = person
    const blank = row.lines === null && row.specialities === null
    const entry: PoolEntry = {
      lineIds: row.lines ? ids.flatMap((id) => id ?? []) : (member?.lineIds ?? (blank ? [person.lineId] : [])),
      specialities: row.specialities ?? member?.specialities ?? (blank ? person.specialities.slice(0, mostSpecialities) : []),
      note: row.note ?? member?.note ?? null,
    }
    if (entry.lineIds.length === 0 && entry.specialities.length === 0) return fault('条线不限的，请至少填写一项评审专长。')
    const done = { ...base, unit: person.unitNames[0] ?? row.unit, personId: person.id, ...entry }
    if (!member) return { ...done, kind: 'added' }
    const isSame =
      sameList(entry.lineIds, member.lineIds) && sameList(entry.specialities, member.specialities) && entry.note === member.note
    return { ...done, kind: isSame ? 'same' : 'changed' }
  })
}
