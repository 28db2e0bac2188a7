import type { DateOnly } from '@/lib/platform/dates'
import type { OutsideAward } from './outside-award'
import type { HoldingStanding } from './terms'

export type HoldingFilter = {
  unitId?: string
  lineId?: string
  titleCode?: string
  /** `running` unless said otherwise. */
  standing?: 'running' | 'ended' | 'all'
  /** Running ones that end within so many days. */
  expiringDays?: number
  name?: string
  after?: string
}

export type HoldingRow = {
  id: string
  version: number
  personId: string
  name: string
  post: string | null
  unitName: string
  lineName: string
  title: string
  plan: 'summit' | 'highland'
  startsOn: DateOnly
  endsOn: DateOnly | null
  standing: HoldingStanding
  isRenewal: boolean
  basis: 'conferral' | 'recognition' | 'history'
  documentNumber: string | null
  endReason: string | null
  canEnd: boolean
  /** Of a recognised title: the award it rests on; its own certificate where the viewer may read it. */
  outside: (OutsideAward & { proofFileId: string | null }) | null
  /** A certificate that this viewer may print now. */
  certificate: { id: string; printedBefore: number } | null
}

export type HoldingPage = {
  today: DateOnly
  rows: HoldingRow[]
  count: number
  /** True when there are more than were counted. */
  isCountCut: boolean
  nextAfter: string | null
  units: { id: string; name: string; depth: number }[]
  lines: { id: string; name: string }[]
  titles: { code: string; name: string }[]
  abilities: { grant: boolean; end: boolean }
}

export const STANDING_CHOICES: { value: NonNullable<HoldingFilter['standing']>; label: string }[] = [
  { value: 'running', label: '在任' },
  { value: 'ended', label: '已结束' },
  { value: 'all', label: '全部' },
]

export const EXPIRING_CHOICES = [30, 90, 180, 365].map((days) => ({ value: String(days), label: `${days} 日内到期` }))
