import { addDays, addMonths, type DateOnly } from '@/lib/platform/dates'
import type { LabelTone } from './labels'

export const ENTITLEMENT_KINDS = ['allowance', 'researchFund', 'training', 'studyLeave', 'healthCheck', 'priority'] as const
export type EntitlementKind = (typeof ENTITLEMENT_KINDS)[number]
export type DueState = 'due' | 'delivered' | 'waived'

export const ENTITLEMENT_LABELS: Record<EntitlementKind, { word: string; unit: string | null }> = {
  allowance: { word: '人才津贴', unit: '元' },
  researchFund: { word: '科研经费', unit: '元' },
  training: { word: '培训研修', unit: '天' },
  studyLeave: { word: '学术休假', unit: '天' },
  healthCheck: { word: '健康体检', unit: null },
  priority: { word: '优先保障', unit: null },
}

/** How a due stands on a day; overdue is a due whose day has passed. */
export type DueStanding = 'awaited' | 'overdue' | 'delivered' | 'waived'

export const DUE_LABELS: Record<DueStanding, { word: string; tone: LabelTone }> = {
  awaited: { word: '待落实', tone: 'amber' },
  overdue: { word: '逾期未落实', tone: 'rose' },
  delivered: { word: '已落实', tone: 'green' },
  waived: { word: '不再落实', tone: 'grey' },
}

export function dueStanding(due: { state: DueState; dueOn: DateOnly }, day: DateOnly): DueStanding {
  if (due.state !== 'due') return due.state
  return due.dueOn < day ? 'overdue' : 'awaited'
}

/** 12000 元, 5 天; the name alone where nothing is counted. */
export function amountText(kind: EntitlementKind, amount: number | null): string {
  const { unit } = ENTITLEMENT_LABELS[kind]
  return amount === null || unit === null ? '—' : `${amount.toLocaleString('zh-CN')} ${unit}`
}

export type EntitlementRuleFacts = {
  id: string
  titleId: string
  kind: EntitlementKind
  name: string
  amount: number | null
  dueMonth: number
  dueDay: number
}

export type HeldTitle = {
  holdingId: string
  personId: string
  /** Where the person belongs today. */
  unitId: string
  /** Where the person belonged and when, as far as known. */
  spells?: readonly { unitId: string; startsOn: DateOnly; endsOn: DateOnly | null }[]
  titleId: string
  rank: number
  startsOn: DateOnly
  endsOn: DateOnly | null
}

export type PlannedDue = {
  ruleId: string
  holdingId: string
  personId: string
  unitId: string
  year: number
  kind: EntitlementKind
  name: string
  amount: number | null
  dueOn: DateOnly
}

/** The rule's day in a year; a day that a month has not is its last. */
export function dueDay(rule: { dueMonth: number; dueDay: number }, year: number): DateOnly {
  const first = `${year}-${String(rule.dueMonth).padStart(2, '0')}-01`
  const last = addDays(addMonths(first, 1), -1)
  const day = `${first.slice(0, 8)}${String(rule.dueDay).padStart(2, '0')}`
  return day > last ? last : day
}

/** The unit that pays: where the person belongs on the due day, else the present one. */
export function payingUnit(holding: Pick<HeldTitle, 'unitId' | 'spells'>, dueOn: DateOnly): string {
  const spell = holding.spells?.find(({ startsOn, endsOn }) => startsOn <= dueOn && (endsOn === null || endsOn >= dueOn))
  return spell?.unitId ?? holding.unitId
}

/**
 * What a year owes to holders: of every kind one a person, from a title held on the due day. Where several titles give the same kind the larger
 * amount is given, not both (就高不重复); equal amounts follow the higher title. In the order of the holdings given.
 */
export function plannedDues(year: number, rules: readonly EntitlementRuleFacts[], held: readonly HeldTitle[]): PlannedDue[] {
  const rulesOf = new Map<string, EntitlementRuleFacts[]>()
  for (const rule of rules) rulesOf.set(rule.titleId, [...(rulesOf.get(rule.titleId) ?? []), rule])
  const best = new Map<string, PlannedDue & { rank: number }>()
  for (const holding of held)
    for (const rule of rulesOf.get(holding.titleId) ?? []) {
      const dueOn = dueDay(rule, year)
      if (holding.startsOn > dueOn || (holding.endsOn !== null && holding.endsOn < dueOn)) continue
      const key = `${holding.personId}|${rule.kind}`
      const found = best.get(key)
      const isMore =
        !found || (rule.amount ?? 0) > (found.amount ?? 0) || ((rule.amount ?? 0) === (found.amount ?? 0) && holding.rank < found.rank)
      if (!isMore) continue
      const { personId, holdingId, rank } = holding
      best.set(key, {
        ruleId: rule.id,
        holdingId,
        personId,
        unitId: payingUnit(holding, dueOn),
        year,
        kind: rule.kind,
        name: rule.name,
        amount: rule.amount,
        dueOn,
        rank,
      })
    }
  return [...best.values()].map(({ rank: _rank, ...due }) => due)
}

export type DeliveryRate = {
  /** All of the year that were not waived. */
  owed: number
  delivered: number
  overdue: number
}

/** Delivered in a hundred of what was owed, rounded; null where nothing was. */
export function ratePercent(rate: DeliveryRate): number | null {
  return rate.owed === 0 ? null : Math.round((rate.delivered / rate.owed) * 100)
}
