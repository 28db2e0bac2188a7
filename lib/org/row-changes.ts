import 'server-only'
import type { Envelope } from '@/lib/platform/crypto/envelope'
import { toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { openPhone } from './identity-columns'
import { sexLabels, staffKindLabels } from './labels'
import { maskPhone } from './masks'
import type { RosterValues } from './roster/roster-values'
import type { StagedRow } from './staged-rows'

/** A value on file and what the sheet would make of it, in words; phones masked. */
export type ChangeView = { label: string; from: string; to: string }

const LABELS: Record<string, string> = {
  name: '姓名',
  sex: '性别',
  birthDate: '出生日期',
  workStartMonth: '参加工作时间',
  phone: '手机号码',
  line: '条线',
  post: '职务',
  education: '学历',
  degree: '学位',
  politicalStatus: '政治面貌',
  specialities: '专业特长',
  staffKind: '人员类别',
}

const EMPTY = '（空）'

function words(key: keyof RosterValues, values: Partial<RosterValues>): string {
  const value = values[key]
  if (value === null || value === undefined || value === '') return EMPTY
  if (key === 'sex') return sexLabels[value as 'male' | 'female']
  if (key === 'staffKind') return staffKindLabels[value as 'cadre' | 'worker']
  if (key === 'phone') return maskPhone(String(value))
  return Array.isArray(value) ? value.join('、') || EMPTY : String(value)
}

/** What each update among the rows changes, by row number; one query for all. */
export async function changesOfRows(reader: Reader, envelope: Envelope, rows: readonly StagedRow[]): Promise<Map<number, ChangeView[]>> {
  const updates = rows.filter(({ action, personId, staged }) => action === 'update' && personId !== null && staged.changed.length > 0)
  if (updates.length === 0) return new Map()
  const people = await reader.person.findMany({
    where: { id: { in: updates.flatMap(({ personId }) => personId ?? []) } },
    include: { line: { select: { name: true } } },
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  return new Map(
    updates.map(({ index, personId, staged }) => {
      const person = byId.get(personId ?? '')
      if (!person) return [index, []]
      const held: Partial<RosterValues> = {
        name: person.name,
        sex: person.sex,
        birthDate: person.birthDate && toDateOnly(person.birthDate),
        workStartMonth: person.workStartDate && toDateOnly(person.workStartDate).slice(0, 7),
        phone: openPhone(envelope, person),
        line: person.line.name,
        post: person.post,
        education: person.education,
        degree: person.degree,
        politicalStatus: person.politicalStatus,
        specialities: person.specialities,
        staffKind: person.staffKind,
      }
      const changes = staged.changed.map((key) => ({ label: LABELS[key] ?? '其他', from: words(key, held), to: words(key, staged.values) }))
      return [index, changes]
    }),
  )
}
