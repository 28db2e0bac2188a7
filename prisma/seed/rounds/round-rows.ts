import type { NominationEvent, NominationState } from '@/lib/rounds/nomination-states'
import type { Row } from '../write-rows'

/** Rows by table, in the order in which they can be stored. Times are instants; what has to be encrypted is plain until it is stored. */
export type RoundRows = {
  Round: Row[]
  SchemeVersion: Row[]
  RoundStageChange: Row[]
  Project: Row[]
  ProjectMember: Row[]
  Nomination: Row[]
  NominationEvent: Row[]
  Attachment: Row[]
  RoundReviewer: Row[]
  Conflict: Row[]
  AssignmentRun: Row[]
  Assignment: Row[]
  ScoreSheet: Row[]
  Ranking: Row[]
  RankingEntry: Row[]
  PanelMember: Row[]
  PanelMeeting: Row[]
  PanelVote: Row[]
  Publicity: Row[]
  Conferral: Row[]
  Award: Row[]
}

export const roundTables = [
  'Round',
  'SchemeVersion',
  'RoundStageChange',
  'Project',
  'ProjectMember',
  'Nomination',
  'NominationEvent',
  'Attachment',
  'RoundReviewer',
  'Conflict',
  'AssignmentRun',
  'Assignment',
  'ScoreSheet',
  'Ranking',
  'RankingEntry',
  'PanelMember',
  'PanelMeeting',
  'PanelVote',
  'Publicity',
  'Conferral',
  'Award',
] as const satisfies readonly (keyof RoundRows)[]

export function emptyRows(): RoundRows {
  return Object.fromEntries(roundTables.map((table) => [table, [] as Row[]])) as RoundRows
}

export type PlanObjection = {
  id: string
  number: string
  publicityId: string
  nominationId: string
  name: string
  contact: string
  ground: string
  statement: string
  state: 'received' | 'inadmissible' | 'accepted' | 'dismissed'
  answer: string | null
  /** The objector's code. */
  code: string
  receivedAt: string
  decidedAt: string | null
  decidedById: string | null
}

/** A row of the record as history would have left it. */
export type PlanAudit = {
  at: Date
  accountId: string | null
  role: string | null
  event: string
  kind: string
  id: string | null
  payload: object
}

/** One nomination while the round is being made. */
export type Entry = {
  id: string
  personId: string
  name: string
  unitId: string
  unitCode: string
  lineId: string
  isGrassroots: boolean
  ability: number
  state: NominationState
  stateReason: string | null
  startedById: string | null
  endorsedById: string | null
  events: {
    event: NominationEvent
    from: NominationState
    to: NominationState
    at: Date
    reason: string | null
    accountId: string | null
  }[]
  row: Row
}
