import {
  announceGuard,
  closeGuard,
  closeNominationsGuard,
  conferGuard,
  openGuard,
  publiciseGuard,
  type RoundFacts,
  reviewGuard,
  scoringGuard,
} from './round-guards'
import {
  decideTransition,
  eventsFrom,
  listNames,
  loaded,
  type Missing,
  missing,
  noGuard,
  type TransitionDecision,
  type TransitionTable,
} from './transitions'

/**
 * The stages of a round, from notice to conferral. A stage moves only through `decideStage`; backwards moves exist for two
 * stages only, need a reason, and make a new version of the ranking.
 */
export const roundStages = [
  'draft',
  'announced',
  'nominating',
  'qualifying',
  'reviewing',
  'deliberating',
  'publicity',
  'conferred',
  'closed',
  'cancelled',
] as const
export type RoundStage = (typeof roundStages)[number]

export const roundEvents = [
  'announce',
  'openNominations',
  'closeNominations',
  'startReview',
  'closeScoring',
  'publicise',
  'confer',
  'conferHeldBack',
  'close',
  'reopenReview',
  'reopenDeliberation',
  'cancel',
] as const
export type RoundEvent = (typeof roundEvents)[number]

/** Words for a stage; the badges of each audience are in `labels.ts`. */
export const roundStageNames: Record<RoundStage, string> = {
  draft: '筹备',
  announced: '已发布',
  nominating: '申报推荐',
  qualifying: '资格审查',
  reviewing: '专家评审',
  deliberating: '评审领导小组审议',
  publicity: '公示',
  conferred: '已命名',
  closed: '已归档',
  cancelled: '已取消',
}

const beforeConferral = ['draft', 'announced', 'nominating', 'qualifying', 'reviewing', 'deliberating', 'publicity'] as const

export const roundTable: TransitionTable<RoundStage, RoundEvent, RoundFacts> = [
  { event: 'announce', from: ['draft'], to: 'announced', guard: announceGuard, needsReason: false },
  { event: 'openNominations', from: ['announced'], to: 'nominating', guard: openGuard, needsReason: false },
  { event: 'closeNominations', from: ['nominating'], to: 'qualifying', guard: closeNominationsGuard, needsReason: false },
  { event: 'startReview', from: ['qualifying'], to: 'reviewing', guard: reviewGuard, needsReason: false },
  { event: 'closeScoring', from: ['reviewing'], to: 'deliberating', guard: scoringGuard, needsReason: false },
  { event: 'publicise', from: ['deliberating'], to: 'publicity', guard: publiciseGuard, needsReason: false },
  { event: 'confer', from: ['publicity'], to: 'conferred', guard: conferGuard, needsReason: false },
  { event: 'conferHeldBack', from: ['conferred'], to: 'conferred', guard: conferGuard, needsReason: false },
  { event: 'close', from: ['conferred'], to: 'closed', guard: closeGuard, needsReason: false },
  { event: 'reopenReview', from: ['deliberating'], to: 'reviewing', guard: noGuard, needsReason: true },
  { event: 'reopenDeliberation', from: ['publicity'], to: 'deliberating', guard: noGuard, needsReason: true },
  { event: 'cancel', from: beforeConferral, to: 'cancelled', guard: noGuard, needsReason: true },
]

/** The section of `RoundFacts` that each event's guard reads; null where it reads none. */
export const factsNeeded: Record<RoundEvent, Exclude<keyof RoundFacts, 'now' | 'reason'>[]> = {
  announce: ['schemeProblems'],
  openNominations: ['schedule'],
  closeNominations: ['schedule'],
  startReview: ['qualification', 'assignment', 'blindness'],
  closeScoring: ['scoring'],
  publicise: ['panel'],
  confer: ['publicity'],
  conferHeldBack: ['publicity'],
  close: ['closing'],
  reopenReview: [],
  reopenDeliberation: [],
  cancel: [],
}

/** What does not stand in the way of a move and should still be thought of before it. */
export function stageWarnings(event: RoundEvent, facts: RoundFacts): Missing[] {
  const unanswered = event === 'confer' || event === 'conferHeldBack' ? loaded(facts.publicity, 'publicity').unanswered : []
  if (unanswered.length > 0)
    return [
      missing(
        'reexamination',
        `还有 ${unanswered.length} 件程序复核没有答复：${listNames(unanswered, '件')}。命名以后不能再退回，请先答复。`,
        'reexaminations',
      ),
    ]
  return []
}

/** Decides one move of a round's stage; refused moves say everything that is missing, by name. */
export function decideStage(stage: RoundStage, event: RoundEvent, facts: RoundFacts): TransitionDecision<RoundStage> {
  return decideTransition(roundTable, stage, event, facts, (state) => roundStageNames[state])
}

/** Events that exist from a stage; the first, when it leads on, is the next step of the round. */
export function allowedEvents(stage: RoundStage): RoundEvent[] {
  return eventsFrom(roundTable, stage)
}

/** The event that leads a round on, and where to; null at the end of the road. */
export function nextStage(stage: RoundStage): { event: RoundEvent; to: RoundStage } | null {
  const index = roundStages.indexOf(stage)
  const row = roundTable.find(
    (transition) =>
      transition.from.includes(stage) && typeof transition.to === 'string' && roundStages.indexOf(transition.to) === index + 1,
  )
  return row && typeof row.to === 'string' && row.to !== 'cancelled' ? { event: row.event, to: row.to } : null
}

/** Moves that need a reason on record: backwards and cancelling. */
export const eventsWithReason: readonly RoundEvent[] = roundTable.filter((row) => row.needsReason).map((row) => row.event)

/** Groups that other code asks for instead of comparing stages. */
export const stageGroups = {
  open: ['announced', 'nominating', 'qualifying', 'reviewing', 'deliberating', 'publicity', 'conferred'],
  terminal: ['closed', 'cancelled'],
  beforeConferral,
  /** The scheme may be edited freely; afterwards a change is a new version with a reason. */
  schemeEditable: ['draft'],
  /** Shown on the public site. */
  public: ['announced', 'nominating', 'qualifying', 'reviewing', 'deliberating', 'publicity', 'conferred', 'closed'],
  acceptingNominations: ['nominating'],
  acceptingCorrections: ['nominating', 'qualifying'],
  /** The list of names is complete; who joins late declares while the others score. */
  acceptingDeclarations: ['qualifying', 'reviewing'],
  acceptingScores: ['reviewing'],
  /** Scoring is over: rankings may be shown to those entitled. */
  rankingVisible: ['deliberating', 'publicity', 'conferred', 'closed'],
  /** Results have been made known, all together. */
  resultsReleased: ['publicity', 'conferred', 'closed'],
  /** Decided for good: a what-if can no longer weigh on anything. */
  conferredOn: ['conferred', 'closed'],
  acceptingObjections: ['publicity'],
} as const satisfies Record<string, readonly RoundStage[]>

export type StageGroup = keyof typeof stageGroups

export function isStageIn(stage: RoundStage, group: StageGroup): boolean {
  const members: readonly RoundStage[] = stageGroups[group]
  return members.includes(stage)
}
