import type { DateOnly } from '@/lib/platform/dates'

/** The demo city as plain data, before any database: what the generators make and the writer stores. */

/** The day on which the demo city stands when it is seeded, and the time of that day. */
export const SEED_DAY: DateOnly = '2025-09-15'
export const SEED_INSTANT = new Date('2025-09-15T09:30:00+08:00')

export type PlanUnit = {
  id: string
  code: string
  level: 'city' | 'district' | 'grassroots'
  isLegalBody: boolean
  sortOrder: number
  openedOn: DateOnly
  closedOn: DateOnly | null
  versions: {
    id: string
    name: string
    shortName: string
    parentId: string | null
    startsOn: DateOnly
    endsOn: DateOnly | null
    reason: string | null
  }[]
}

export type PlanUnitChange = {
  id: string
  kind: 'created' | 'renamed' | 'merged'
  on: DateOnly
  fromUnitIds: string[]
  toUnitIds: string[]
  reason: string
}

export type PlanLine = { id: string; code: string; name: string; sortOrder: number }

export type PlanSpell = {
  id: string
  unitId: string
  lineId: string
  post: string
  lineSince: DateOnly
  startsOn: DateOnly
  endsOn: DateOnly | null
  endReason: 'transferred' | 'left' | 'retired' | 'deceased' | 'reorganised' | null
}

export type Tier = 'worker' | 'junior' | 'middle' | 'senior' | 'leader'

export type PlanPerson = {
  id: string
  name: string
  sex: 'male' | 'female'
  birthDate: DateOnly
  idNumber: string | null
  phone: string
  education: string
  degree: string
  politicalStatus: string
  post: string
  workStartDate: DateOnly
  staffKind: 'cadre' | 'worker'
  affiliation: 'internal' | 'external'
  specialities: string[]
  bio: string | null
  status: 'active' | 'left' | 'retired' | 'deceased'
  statusOn: DateOnly | null
  unitId: string
  lineId: string
  tier: Tier
  /** How good they are, a standard deviate: what appraisals, scores and titles follow. Stored nowhere. */
  ability: number
  spells: PlanSpell[]
  appraisals: { year: number; grade: 'excellent' | 'competent' | 'basic' | 'incompetent' }[]
  sanctions: { id: string; kind: string; reason: string; startsOn: DateOnly; endsOn: DateOnly }[]
}

export type TitleCode = 'nationalLeader' | 'municipalLeader' | 'expert' | 'backbone' | 'pacesetter' | 'ace'

export type PlanTitle = { id: string; code: TitleCode; name: string; plan: 'summit' | 'highland'; rank: number; termYears: number }

export type PlanHolding = {
  id: string
  personId: string
  titleCode: TitleCode
  startsOn: DateOnly
  endsOn: DateOnly
  termEndsOn: DateOnly
  state: 'active' | 'revoked'
  isRenewal: boolean
  basis: 'conferral' | 'recognition' | 'history'
  documentNumber: string
  conferralId: string | null
  endReason: string | null
}

export type PlanTarget = { id: string; classCode: string; lineId: string; value: number }

export type PlanConsent = { id: string; personId: string; channel: 'self' | 'signedForm'; givenAt: Date; withdrawnAt: Date | null }

export type OrgPlan = {
  lines: PlanLine[]
  units: PlanUnit[]
  unitChanges: PlanUnitChange[]
  lineIdOf: (code: string) => string
  unitIdOf: (code: string) => string
}
