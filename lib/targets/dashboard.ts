import type { DateOnly } from '@/lib/platform/dates'
import type { Range } from '@/lib/rounds/award-odds'
import type { Plan } from '@/lib/titles/ledger'
import type { Attention } from './attention'
import type { ExpectedGain, Forecast } from './forecast'
import type { Progress, Standing } from './progress'
import type { Trend } from './trend'
import type { Verdict } from './verdict'

/** What a dashboard is asked for; ids come from the address and are checked against what exists and what the viewer may see. */
export type DashboardFilter = { asOf?: DateOnly; cycleId?: string; lineId?: string; unitId?: string; classCode?: string }

export type CycleView = { id: string; name: string; startsOn: DateOnly; endsOn: DateOnly; isSettled: boolean }
export type NamedId = { id: string; name: string }

export type ClassFigures = Progress & {
  code: string
  name: string
  plan: Plan
  held: number
  /** Ever granted within the cycle, up to the day. */
  cultivated: number
  /** Held at the end of the cycle by what is known today. */
  atEnd: number
  /** Expected from rounds under way, on top of what is known. */
  gain: Range
  forecast: Forecast
  /** Leave before the end: by the end of their term, and by retirement. */
  expired: number
  retiring: number
}

export type GridCell = {
  held: number
  atEnd: number
  target: number | null
  expired: number
  retiring: number
  gain: Range
  forecast: Forecast
  standing: Standing
}
export type GridLine = { lineId: string; name: string; cells: Record<string, GridCell>; expiring: number }

export type LadderTier = { classCode: string; title: string; held: number }
export type Ladder = { plan: Plan; total: number; tiers: LadderTier[] }

export type UnitRow = { unitId: string; name: string; counts: Record<string, number>; total: number; staff: number; isOwnLevel: boolean }

export type Dashboard = {
  today: DateOnly
  asOf: DateOnly
  cycle: CycleView
  cycles: CycleView[]
  lines: NamedId[]
  /** Units that may be chosen, in tree order, with their depth. */
  units: (NamedId & { depth: number })[]
  line: NamedId | null
  unit: NamedId | null
  endWord: string
  classes: ClassFigures[]
  verdict: Verdict
  grid: GridLine[]
  /** What rounds under way are expected to add, a row a round; empty for any day but today. */
  gains: ExpectedGain[]
  trend: {
    classCode: string
    className: string
    target: number | null
    forecast: Forecast
    /** Ends of terms to come. */
    expiries: { on: DateOnly; count: number }[]
    /** Expected awards to come. */
    awards: { on: DateOnly; name: string; gain: Range }[]
    /** What is known and expected from `asOf` on, with its band. */
    steps: { on: DateOnly; value: number; low: number; high: number }[]
  } & Trend
  ladder: Ladder[]
  ranking: UnitRow[]
  attention: Attention[]
  /** Whether the viewer sees the whole city. */
  isCity: boolean
}
