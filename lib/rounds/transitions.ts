/**
 * One table per lifecycle: state × event → next state, with the guard that must hold. A guard answers with everything that is
 * missing, each in words that a user can act on; an empty list lets the move happen.
 */

/** One thing that stands in the way. `link` names the part of the screen that mends it; the screen turns it into an address. */
export type Missing = { code: string; message: string; link?: string }

export const missing = (code: string, message: string, link?: string): Missing => (link ? { code, message, link } : { code, message })

export type Transition<State extends string, Event extends string, Facts> = {
  event: Event
  from: readonly State[]
  /** Where it goes; a function where the target depends on the facts (resuming a suspended nomination). */
  to: State | ((facts: Facts) => State)
  guard: (facts: Facts) => Missing[]
  /** The move is refused without a reason, which goes on record. */
  needsReason: boolean
}

export type TransitionTable<State extends string, Event extends string, Facts> = readonly Transition<State, Event, Facts>[]

export type TransitionDecision<State extends string> = { ok: true; from: State; to: State } | { ok: false; missing: Missing[] }

/** Shorthand for a guard that holds always. */
export const noGuard = (): Missing[] => []

/** The reason given by the person who moves it; every facts type that feeds a table carries it. */
export type WithReason = { reason?: string | undefined }

/**
 * Decides one move.
 *
 * @param table the lifecycle's table
 * @param labelOf words for a state, used in the refusal when the event does not exist from that state
 * @returns the next state, or the complete list of what is missing (never empty when refused)
 */
export function decideTransition<State extends string, Event extends string, Facts extends WithReason>(
  table: TransitionTable<State, Event, Facts>,
  state: State,
  event: Event,
  facts: Facts,
  labelOf: (state: State) => string,
): TransitionDecision<State> {
  const row = table.find((candidate) => candidate.event === event && candidate.from.includes(state))
  if (!row) {
    return { ok: false, missing: [{ code: 'wrongState', message: `当前状态为“${labelOf(state)}”，不能进行这项操作，请刷新页面后再看。` }] }
  }
  const missing = row.guard(facts)
  if (row.needsReason && !facts.reason?.trim()) missing.push({ code: 'reason', message: '请填写理由，理由将记录在案。', link: 'reason' })
  if (missing.length > 0) return { ok: false, missing }
  return { ok: true, from: state, to: typeof row.to === 'function' ? row.to(facts) : row.to }
}

/** Events that exist from a state, in the table's order; whether each may happen now is for `decideTransition` to say. */
export function eventsFrom<State extends string, Event extends string, Facts>(
  table: TransitionTable<State, Event, Facts>,
  state: State,
): Event[] {
  return [...new Set(table.filter((row) => row.from.includes(state)).map((row) => row.event))]
}

/** The fact, or a thrown error: a guard never decides on something that was not loaded (that would be a bug, not a refusal). */
export function loaded<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`Fact "${name}" was not loaded`)
  return value
}

/** "甲、乙、丙 等 12 项": at most `shown` names, then the count. */
export function listNames(names: readonly string[], measure: string, shown = 5): string {
  if (names.length <= shown) return names.join('、')
  return `${names.slice(0, shown).join('、')} 等 ${names.length} ${measure}`
}
