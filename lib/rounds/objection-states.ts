import { decideTransition, eventsFrom, loaded, type Missing, missing, type TransitionDecision, type TransitionTable } from './transitions'

/** An objection (异议) to one proposed result. While it is open that candidate's award waits; the others go on. */
export const objectionStates = ['received', 'inadmissible', 'accepted', 'upheld', 'dismissed'] as const
export type ObjectionState = (typeof objectionStates)[number]

export const objectionEvents = ['reject', 'accept', 'uphold', 'dismiss'] as const
export type ObjectionEvent = (typeof objectionEvents)[number]

export const objectionStateNames: Record<ObjectionState, string> = {
  received: '待受理',
  inadmissible: '不予受理',
  accepted: '核查中',
  upheld: '异议成立',
  dismissed: '异议不成立',
}

export type ObjectionFacts = {
  reason?: string | undefined
  /** Sentences from `admissibilityProblems`; an admissible objection has none. */
  inadmissibleBecause?: string[]
  /** The written answer to the objector. */
  answer?: string | undefined
}

function acceptGuard(facts: ObjectionFacts): Missing[] {
  return loaded(facts.inadmissibleBecause, 'inadmissibleBecause').map((message) => missing('inadmissible', message, 'admissibility'))
}

/** Nothing is turned away but for what it lacks or for a ground that the announced scheme names. */
function rejectGuard(facts: ObjectionFacts): Missing[] {
  const because = loaded(facts.inadmissibleBecause, 'inadmissibleBecause')
  if (because.length === 0)
    return [missing('admissible', '这件异议要件齐备，又没有勾选方案规定的不予受理情形，应当受理。', 'admissibility'), ...answerGuard(facts)]
  return answerGuard(facts)
}

function answerGuard(facts: ObjectionFacts): Missing[] {
  return facts.answer?.trim() ? [] : [missing('answer', '请填写给异议人的书面答复。', 'answer')]
}

export const objectionTable: TransitionTable<ObjectionState, ObjectionEvent, ObjectionFacts> = [
  { event: 'reject', from: ['received'], to: 'inadmissible', guard: rejectGuard, needsReason: true },
  { event: 'accept', from: ['received'], to: 'accepted', guard: acceptGuard, needsReason: false },
  { event: 'uphold', from: ['accepted'], to: 'upheld', guard: answerGuard, needsReason: true },
  { event: 'dismiss', from: ['accepted'], to: 'dismissed', guard: answerGuard, needsReason: true },
]

export function decideObjection(state: ObjectionState, event: ObjectionEvent, facts: ObjectionFacts): TransitionDecision<ObjectionState> {
  return decideTransition(objectionTable, state, event, facts, (value) => objectionStateNames[value])
}

export function allowedObjectionEvents(state: ObjectionState): ObjectionEvent[] {
  return eventsFrom(objectionTable, state)
}

export const objectionGroups = {
  /** Holds the candidate's award back. */
  open: ['received', 'accepted'],
  terminal: ['inadmissible', 'upheld', 'dismissed'],
  /** Removes the candidate. */
  removesCandidate: ['upheld'],
} as const satisfies Record<string, readonly ObjectionState[]>

export type ObjectionGroup = keyof typeof objectionGroups

export function isObjectionIn(state: ObjectionState, group: ObjectionGroup): boolean {
  const members: readonly ObjectionState[] = objectionGroups[group]
  return members.includes(state)
}
