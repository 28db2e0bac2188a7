import type { DateOnly } from '@/lib/platform/dates'

export const CALL_UP_STATES = ['requested', 'answered', 'underway', 'completed', 'refused', 'withdrawn'] as const
export type CallUpState = (typeof CALL_UP_STATES)[number]
export type CallUpEvent = 'propose' | 'refuse' | 'withdraw' | 'dispatch' | 'complete'

/** state × event → next state. What is absent cannot happen. */
const NEXT: Record<CallUpState, Partial<Record<CallUpEvent, CallUpState>>> = {
  requested: { propose: 'answered', refuse: 'refused', withdraw: 'withdrawn' },
  answered: { propose: 'answered', refuse: 'refused', withdraw: 'withdrawn', dispatch: 'underway' },
  underway: { complete: 'completed' },
  completed: {},
  refused: {},
  withdrawn: {},
}

export const OPEN_CALL_UPS: readonly CallUpState[] = ['requested', 'answered', 'underway']

export const CALL_UP_PERSON_STATES = ['proposed', 'agreed', 'declined', 'released', 'completed'] as const
export type CallUpPersonState = (typeof CALL_UP_PERSON_STATES)[number]
export type CallUpPersonEvent = 'agree' | 'decline' | 'release' | 'complete'

const NEXT_OF_PERSON: Record<CallUpPersonState, Partial<Record<CallUpPersonEvent, CallUpPersonState>>> = {
  proposed: { agree: 'agreed', decline: 'declined', release: 'released' },
  agreed: { release: 'released', complete: 'completed' },
  declined: {},
  released: {},
  completed: {},
}

/** A person in one of these is booked on the days of the row; the database lets no two overlap. */
export const BOOKED: readonly CallUpPersonState[] = ['agreed', 'completed']

export function nextCallUpState(state: CallUpState, event: CallUpEvent): CallUpState | null {
  return NEXT[state][event] ?? null
}

export function nextPersonState(state: CallUpPersonState, event: CallUpPersonEvent): CallUpPersonState | null {
  return NEXT_OF_PERSON[state][event] ?? null
}

export type CallUpMember = { name: string; state: CallUpPersonState }

/** Why people cannot be sent yet, in words; null when they can. */
export function whyNotDispatch(state: CallUpState, members: readonly CallUpMember[]): string | null {
  if (nextCallUpState(state, 'dispatch') === null) return '这项调用不在“已提名”阶段，不能派出。'
  const waiting = members.filter((member) => member.state === 'proposed').map(({ name }) => name)
  if (waiting.length > 0) return `${waiting.join('、')}所在单位还没有答复，请等答复后再派出，或先撤下此人。`
  if (!members.some((member) => member.state === 'agreed')) return '还没有一人获所在单位同意，请先提名人选。'
  return null
}

/** Why a call-up cannot be brought to its end yet, in words; null when it can. */
export function whyNotComplete(state: CallUpState, startsOn: DateOnly, today: DateOnly): string | null {
  if (nextCallUpState(state, 'complete') === null) return '这项调用不在“调用中”阶段，不能办结。'
  return today < startsOn ? '调用还没有开始，不能办结。' : null
}
