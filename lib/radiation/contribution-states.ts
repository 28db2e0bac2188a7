import { type DateOnly, formatDate } from '@/lib/platform/dates'

export const CONTRIBUTION_STATES = ['draft', 'submitted', 'returned', 'verified', 'withdrawn', 'voided'] as const
export type ContributionState = (typeof CONTRIBUTION_STATES)[number]
export type ContributionEvent = 'submit' | 'verify' | 'return' | 'withdraw' | 'void'

/** state × event → next state. What is absent cannot happen. */
const NEXT: Record<ContributionState, Partial<Record<ContributionEvent, ContributionState>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { verify: 'verified', return: 'returned', withdraw: 'withdrawn' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  verified: { void: 'voided' },
  withdrawn: {},
  voided: {},
}

export function nextContributionState(state: ContributionState, event: ContributionEvent): ContributionState | null {
  return NEXT[state][event] ?? null
}

/** Groups that other code asks for instead of comparing states. */
export const contributionGroups = {
  /** Its author may change what it says: exactly where it can be handed in. */
  editable: CONTRIBUTION_STATES.filter((state) => NEXT[state].submit),
  waiting: CONTRIBUTION_STATES.filter((state) => NEXT[state].verify),
  /** Counted for person, unit and year. */
  counted: ['verified'],
  /** The same thing cannot be entered again while one of these stands. */
  standing: ['draft', 'submitted', 'returned', 'verified'],
} as const satisfies Record<string, readonly ContributionState[]>

export function isContributionIn(state: ContributionState, group: keyof typeof contributionGroups): boolean {
  const members: readonly ContributionState[] = contributionGroups[group]
  return members.includes(state)
}

export const CONTRIBUTION_KINDS = ['caseLed', 'guide', 'research', 'advice', 'teaching'] as const
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]

export const CONTRIBUTION_ROLES = ['lead', 'member'] as const
export type ContributionRole = (typeof CONTRIBUTION_ROLES)[number]

/** Fewer characters say nothing that could be verified. */
export const SHORTEST_DESCRIPTION = 10

export type ContributionFacts = {
  today: DateOnly
  personName: string
  isInOffice: boolean
  startsOn: DateOnly
  endsOn: DateOnly
  description: string
  proofs: number
  /** Titles of the person, annulled ones apart. */
  held: readonly { startsOn: DateOnly; endsOn: DateOnly | null }[]
}

type Field = 'personId' | 'startsOn' | 'endsOn' | 'description' | 'proofFileIds'

/**
 * Everything that keeps a record from being handed in, by field; empty where it may go.
 * A contribution is what a talent gives back (domain.md §2): the person held a title on one of its days at least.
 */
export function submitProblems(facts: ContributionFacts): Partial<Record<Field, string>> {
  const { today, startsOn, endsOn, held } = facts
  const problems: Partial<Record<Field, string>> = {}
  if (!facts.isInOffice) problems.personId = `${facts.personName}已不在职或属市外专家，不能登记辐射贡献。`
  if (endsOn > today) problems.endsOn = `结束日期不能晚于今天（${formatDate(today)}），事情办完后再提交。`
  else if (!held.some((title) => title.startsOn <= endsOn && (title.endsOn === null || title.endsOn >= startsOn)))
    problems.startsOn = `${facts.personName}在所填时间没有称号，不计入辐射贡献。请核对日期。`
  if (facts.description.trim().length < SHORTEST_DESCRIPTION)
    problems.description = `请写明做了什么、成效如何，至少 ${SHORTEST_DESCRIPTION} 个字。`
  if (facts.proofs === 0) problems.proofFileIds = '请至少上传一份证明材料，如裁判文书封面、指引文本、结题证书、授课通知或签到表。'
  return problems
}

/** The year a contribution counts in: that of its last day. */
export function yearOf(endsOn: DateOnly): number {
  return Number(endsOn.slice(0, 4))
}

export type KindCounts = Partial<Record<ContributionKind, number>>

export function sumOfKinds(counts: KindCounts): number {
  return CONTRIBUTION_KINDS.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
}
