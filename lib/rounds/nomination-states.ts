import {
  conferGuard,
  deadlineOf,
  endorseGuard,
  entryGuard,
  lapseGuard,
  type NominationGuardFacts,
  officeCheckStages,
  qualifyGuard,
  returnGuard,
  stageGuard,
  submitGuard,
} from './nomination-guards'
import { isStageIn, type RoundStage } from './round-stages'
import { decideTransition, eventsFrom, loaded, noGuard, type TransitionDecision, type TransitionTable } from './transitions'

/** The life of one nomination (推荐 / 申报) of a person or a project in a round. */
export const nominationStates = [
  'draft',
  'submitted',
  'endorsed',
  'returnedByUnit',
  'qualified',
  'returned',
  'disqualified',
  'ranked',
  'proposed',
  'notSelected',
  'deferred',
  'conferred',
  'lapsed',
  'withdrawn',
  'removed',
  'suspended',
] as const
export type NominationState = (typeof nominationStates)[number]

export const nominationEvents = [
  'submit',
  'endorse',
  'returnByUnit',
  'qualify',
  'returnForCorrection',
  'disqualify',
  'reinstate',
  'lapse',
  'rank',
  'unrank',
  'propose',
  'passOver',
  'defer',
  'reopenDecision',
  'confer',
  'remove',
  'withdraw',
  'suspend',
  'resume',
] as const
export type NominationEvent = (typeof nominationEvents)[number]

/** The office's words for a state; those of the other audiences are in `labels.ts`. */
export const nominationStateNames: Record<NominationState, string> = {
  draft: '草稿',
  submitted: '待单位党组审议',
  endorsed: '待资格审查',
  returnedByUnit: '单位退回修改',
  qualified: '资格审查合格',
  returned: '退回补正',
  disqualified: '资格审查不合格',
  ranked: '已排序',
  proposed: '拟命名',
  notSelected: '未入选',
  deferred: '缓议',
  conferred: '已命名',
  lapsed: '逾期失效',
  withdrawn: '已撤回',
  removed: '取消资格',
  suspended: '暂停',
}

/** What the guards look at, and the state that a suspended nomination goes back to. */
export type NominationFacts = NominationGuardFacts & { stateBeforeSuspension?: NominationState | null }

function resumeTarget(facts: NominationFacts): NominationState {
  const before = loaded(facts.stateBeforeSuspension, 'stateBeforeSuspension')
  if (before === null) throw new Error('A suspended nomination has no state to go back to')
  return before
}

/** Still in the hands of unit and candidate. */
const withUnit = ['draft', 'submitted', 'returnedByUnit', 'returned'] as const satisfies readonly NominationState[]
/** Everything that goes on towards conferral. */
const underWay = [
  'submitted',
  'endorsed',
  'returnedByUnit',
  'qualified',
  'returned',
  'ranked',
  'proposed',
  'deferred',
] as const satisfies readonly NominationState[]

/** Found qualified, whatever came after. */
const foundQualified = [
  'qualified',
  'ranked',
  'proposed',
  'notSelected',
  'deferred',
  'conferred',
  'removed',
] as const satisfies readonly NominationState[]

export const nominationTable: TransitionTable<NominationState, NominationEvent, NominationFacts> = [
  { event: 'submit', from: ['draft', 'returnedByUnit', 'returned'], to: 'submitted', guard: submitGuard, needsReason: false },
  { event: 'endorse', from: ['submitted'], to: 'endorsed', guard: endorseGuard, needsReason: false },
  { event: 'returnByUnit', from: ['submitted'], to: 'returnedByUnit', guard: entryGuard, needsReason: true },
  { event: 'qualify', from: ['endorsed'], to: 'qualified', guard: qualifyGuard, needsReason: false },
  { event: 'returnForCorrection', from: ['endorsed'], to: 'returned', guard: returnGuard, needsReason: true },
  {
    event: 'disqualify',
    from: ['endorsed', 'returned', 'qualified'],
    to: 'disqualified',
    guard: (facts) => stageGuard(facts, ['nominating', 'qualifying', 'reviewing']),
    needsReason: true,
  },
  { event: 'reinstate', from: ['disqualified'], to: 'endorsed', guard: (facts) => stageGuard(facts, officeCheckStages), needsReason: true },
  { event: 'lapse', from: withUnit, to: 'lapsed', guard: lapseGuard, needsReason: false },
  { event: 'rank', from: ['qualified'], to: 'ranked', guard: (facts) => stageGuard(facts, ['reviewing']), needsReason: false },
  { event: 'unrank', from: ['ranked'], to: 'qualified', guard: (facts) => stageGuard(facts, ['deliberating']), needsReason: false },
  { event: 'propose', from: ['ranked'], to: 'proposed', guard: (facts) => stageGuard(facts, ['deliberating']), needsReason: false },
  { event: 'passOver', from: ['ranked'], to: 'notSelected', guard: (facts) => stageGuard(facts, ['deliberating']), needsReason: false },
  { event: 'defer', from: ['ranked'], to: 'deferred', guard: (facts) => stageGuard(facts, ['deliberating']), needsReason: false },
  {
    event: 'reopenDecision',
    from: ['proposed', 'notSelected', 'deferred'],
    to: 'ranked',
    guard: (facts) => stageGuard(facts, ['publicity']),
    needsReason: false,
  },
  { event: 'confer', from: ['proposed'], to: 'conferred', guard: conferGuard, needsReason: false },
  {
    event: 'remove',
    from: ['proposed', 'suspended'],
    to: 'removed',
    guard: (facts) => stageGuard(facts, ['publicity', 'conferred']),
    needsReason: true,
  },
  { event: 'withdraw', from: ['draft', ...underWay, 'suspended'], to: 'withdrawn', guard: noGuard, needsReason: true },
  { event: 'suspend', from: underWay, to: 'suspended', guard: noGuard, needsReason: true },
  { event: 'resume', from: ['suspended'], to: resumeTarget, guard: noGuard, needsReason: true },
]

/** Decides one move of a nomination; refused moves say everything that is missing. */
export function decideNomination(
  state: NominationState,
  event: NominationEvent,
  facts: NominationFacts,
): TransitionDecision<NominationState> {
  return decideTransition(nominationTable, state, event, facts, (value) => nominationStateNames[value])
}

export function allowedNominationEvents(state: NominationState): NominationEvent[] {
  return eventsFrom(nominationTable, state)
}

/** Events that need a reason on record. */
export const nominationEventsWithReason: readonly NominationEvent[] = nominationTable
  .filter((row) => row.needsReason)
  .map((row) => row.event)

/** Groups that other code asks for instead of comparing states. */
export const nominationGroups = {
  withUnit,
  underWay,
  /** Unit or candidate may edit the form. */
  editableByUnit: ['draft', 'returnedByUnit', 'returned'],
  /** Fills a place of the unit's quota. */
  countsForUnitQuota: [
    'endorsed',
    'qualified',
    'returned',
    'disqualified',
    'ranked',
    'proposed',
    'notSelected',
    'deferred',
    'conferred',
    'suspended',
  ],
  /** Endorsed by the unit's party group, whatever came after, and not taken back. A suspended one counts by the state it goes back to. */
  broughtByUnit: ['endorsed', 'returned', 'disqualified', ...foundQualified],
  /** Of these, found qualified. */
  foundQualified,
  /** Waits for the office: review cannot start before these are decided. A suspended one counts by the state it goes back to. */
  undecided: ['submitted', 'returnedByUnit', 'endorsed', 'returned'],
  awaitingEndorsement: ['submitted'],
  awaitingQualification: ['endorsed'],
  /** On the list of names against which reviewers declare. */
  listedForDeclaration: ['endorsed', 'returned', 'qualified'],
  /** Judged by reviewers. */
  reviewable: ['qualified'],
  /** Before the panel. */
  deliberable: ['ranked'],
  decidedByPanel: ['proposed', 'notSelected', 'deferred'],
  awaitingConferral: ['proposed'],
  /** A person or project holding one of these cannot be nominated again in the round. */
  active: ['draft', ...underWay, 'disqualified', 'notSelected', 'conferred', 'suspended'],
  visibleToUnit: nominationStates,
  visibleToOffice: nominationStates.filter((state) => state !== 'draft'),
  visibleToReviewer: ['qualified', 'ranked'],
  visibleToPanel: ['ranked', 'proposed', 'notSelected', 'deferred'],
  visibleToPublic: ['proposed', 'conferred'],
  /** Nothing moves it any more. */
  terminal: ['conferred', 'lapsed', 'withdrawn', 'removed'],
} as const satisfies Record<string, readonly NominationState[]>

export type NominationGroup = keyof typeof nominationGroups

export function isNominationIn(state: NominationState, group: NominationGroup): boolean {
  const members: readonly NominationState[] = nominationGroups[group]
  return members.includes(state)
}

/** Undecided at qualification, a suspended one counted by the state that it goes back to. */
export function isUndecided(state: NominationState, stateBeforeSuspension: NominationState | null): boolean {
  return isNominationIn(state === 'suspended' && stateBeforeSuspension ? stateBeforeSuspension : state, 'undecided')
}

/** Unit and candidate may edit now: the state allows it, the round takes it, and the deadline has not passed. */
export function isEditableByUnit(
  state: NominationState,
  stage: RoundStage,
  facts: Pick<NominationFacts, 'now' | 'closesAt' | 'correctionDueAt'>,
): boolean {
  const stageAllows = isStageIn(stage, facts.correctionDueAt ? 'acceptingCorrections' : 'acceptingNominations')
  return isNominationIn(state, 'editableByUnit') && stageAllows && facts.now < deadlineOf(facts)
}
