import { randomUUID } from 'node:crypto'
import { type DateOnly, fromDateOnly, fromDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

/** Everything made without a day of its own has been there since then. */
export const LONG_AGO: DateOnly = '2015-01-01'

function suffix(): string {
  return randomUUID().slice(0, 8)
}

export type LineOptions = { code?: string; name?: string; sortOrder?: number; isActive?: boolean }

export async function createLine(reader: Reader, options: LineOptions = {}) {
  const mark = suffix()
  return reader.line.create({ data: { code: `L${mark}`, name: `条线${mark}`, ...options } })
}

export type UnitOptions = {
  code?: string
  name?: string
  shortName?: string
  parentId?: string | null
  level?: 'city' | 'district' | 'grassroots'
  isLegalBody?: boolean
  sortOrder?: number
  openedOn?: DateOnly
}

/** A unit with its one version, open. Without a parent it is a root. */
export async function createUnit(reader: Reader, options: UnitOptions = {}) {
  const mark = suffix()
  const openedOn = fromDateOnly(options.openedOn ?? LONG_AGO)
  const name = options.name ?? `单位${mark}`
  return reader.unit.create({
    data: {
      code: options.code ?? `U${mark}`,
      level: options.level ?? 'grassroots',
      isLegalBody: options.isLegalBody ?? true,
      sortOrder: options.sortOrder ?? 0,
      openedOn,
      versions: { create: { name, shortName: options.shortName ?? name, parentId: options.parentId ?? null, startsOn: openedOn } },
    },
  })
}

export type PersonOptions = {
  id?: string
  name?: string
  namePinyin?: string
  nameTokens?: string[]
  unitId?: string
  lineId?: string
  sex?: 'male' | 'female' | null
  birthDate?: DateOnly | null
  workStartDate?: DateOnly | null
  education?: string | null
  degree?: string | null
  politicalStatus?: string | null
  post?: string | null
  staffKind?: 'cadre' | 'worker'
  affiliation?: 'internal' | 'external'
  status?: 'active' | 'left' | 'retired' | 'deceased'
  statusOn?: DateOnly | null
  retiresOn?: DateOnly | null
  specialities?: string[]
  specialityTokens?: string[]
  bio?: string | null
  /** First day of the spell; the last where the person is no longer there. */
  startsOn?: DateOnly
  endsOn?: DateOnly | null
  lineSince?: DateOnly | null
}

/** A person with one spell; unit and line are made where not given. */
export async function createPerson(reader: Reader, options: PersonOptions = {}) {
  const mark = suffix()
  const unitId = options.unitId ?? (await createUnit(reader)).id
  const lineId = options.lineId ?? (await createLine(reader)).id
  const status = options.status ?? 'active'
  const endsOn = options.endsOn ?? null
  return reader.person.create({
    data: {
      id: options.id,
      name: options.name ?? `人员${mark}`,
      namePinyin: options.namePinyin ?? `renyuan${mark}`,
      nameTokens: options.nameTokens ?? [options.name ?? `人员${mark}`],
      sex: options.sex === undefined ? 'male' : options.sex,
      birthDate: fromDateOnlyOrNull(options.birthDate === undefined ? '1985-06-01' : options.birthDate),
      workStartDate: fromDateOnlyOrNull(options.workStartDate === undefined ? '2008-07-01' : options.workStartDate),
      education: options.education === undefined ? '本科' : options.education,
      degree: options.degree ?? null,
      politicalStatus: options.politicalStatus === undefined ? '中共党员' : options.politicalStatus,
      post: options.post === undefined ? '科员' : options.post,
      staffKind: options.staffKind ?? 'cadre',
      affiliation: options.affiliation ?? 'internal',
      status,
      statusOn: fromDateOnlyOrNull(options.statusOn ?? (status === 'active' ? null : endsOn)),
      retiresOn: fromDateOnlyOrNull(options.retiresOn),
      specialities: options.specialities ?? [],
      specialityTokens: options.specialityTokens ?? [],
      bio: options.bio ?? null,
      unitId,
      lineId,
      spells: {
        create: {
          unitId,
          lineId,
          post: options.post === undefined ? '科员' : options.post,
          lineSince: fromDateOnlyOrNull(options.lineSince),
          startsOn: fromDateOnly(options.startsOn ?? LONG_AGO),
          endsOn: fromDateOnlyOrNull(endsOn),
          endReason: status === 'active' ? null : status,
        },
      },
    },
  })
}
