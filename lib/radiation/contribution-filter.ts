import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATES,
  type ContributionKind,
  type ContributionRole,
  type ContributionState,
} from './contribution-states'

export type ContributionFilter = {
  unitId?: string
  kind?: ContributionKind
  state?: ContributionState
  year?: number
  name?: string
  /** Only what waits for the viewer to verify. */
  isMine?: boolean
  after?: string
}

export type ContributionRow = {
  id: string
  personName: string
  unitName: string
  kind: ContributionKind
  role: ContributionRole
  title: string
  startsOn: string
  endsOn: string
  channel: 'self' | 'unit'
  state: ContributionState
  reason: string | null
  abilities: { verify: boolean; write: boolean }
}

export type ContributionPage = {
  today: string
  rows: ContributionRow[]
  count: number
  /** True when there are more than were counted. */
  isCountCut: boolean
  /** How many wait for the viewer to verify. */
  waiting: number
  nextAfter: string | null
  units: { id: string; name: string; depth: number }[]
  years: number[]
  abilities: { enter: boolean; verify: boolean; export: boolean; isOwnOnly: boolean }
}

const FIRST_YEAR = 2000

/** What the list's address asks for; what it does not know is as if absent. */
export function parseContributionFilter(read: (name: string) => string): ContributionFilter {
  const year = Number.parseInt(read('year'), 10)
  return {
    unitId: read('unit') || undefined,
    kind: CONTRIBUTION_KINDS.find((kind) => kind === read('kind')),
    state: CONTRIBUTION_STATES.find((state) => state === read('state')),
    year: year >= FIRST_YEAR && year <= 2100 ? year : undefined,
    name: read('q') || undefined,
    isMine: read('show') === 'mine' || undefined,
    after: read('after') || undefined,
  }
}
