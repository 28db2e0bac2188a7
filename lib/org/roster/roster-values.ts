import type { Month } from '@/lib/org/roster/read-dates'
import type { RosterField } from '@/lib/org/roster/roster-fields'
import type { DateOnly } from '@/lib/platform/dates'

/** What a row says, normalised. Null: the sheet says nothing, and nothing on file is to be changed. */
export interface RosterValues {
  name: string | null
  idNumber: string | null
  sex: 'male' | 'female' | null
  /** From the identity number, which names the day. */
  birthDate: DateOnly | null
  birthMonth: Month | null
  workStartMonth: Month | null
  phone: string | null
  /** Full name as the portal has it; the text of the cell where the unit is unknown. */
  unit: string | null
  line: string | null
  post: string | null
  education: string | null
  degree: string | null
  politicalStatus: string | null
  specialities: string[]
  staffKind: 'cadre' | 'worker' | null
}

export interface RosterIssue {
  field: RosterField
  severity: 'error' | 'warning'
  /** A sentence without any personal value. */
  reason: string
}

export type RosterAction = 'create' | 'update' | 'unchanged' | 'transfer'

export interface JudgedRow {
  index: number
  sheet: string
  /** Number of the row in its sheet. */
  row: number
  isHidden: boolean
  layout: number
  verdict: 'accept' | 'reject'
  /** The leftmost column at fault; null when accepted. */
  field: RosterField | null
  /** Its first reason; null when accepted. */
  reason: string | null
  issues: RosterIssue[]
  values: RosterValues
  unitId: string | null
  lineId: string | null
  /** The person on file with this identity number, if there is one whom the importer may see. */
  personId: string | null
  action: RosterAction
  /** For `update`: the values that differ from those on file. */
  changed: (keyof RosterValues)[]
}
