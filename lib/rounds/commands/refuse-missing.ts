import 'server-only'
import { type AppError, refused } from '@/lib/platform/errors'
import type { Missing, TransitionDecision } from '../transitions'

/** A refused move as the error a user reads: everything that is missing, by name. */
export function refusedFor(missing: readonly Missing[]): AppError {
  return refused(missing[0]?.code ?? 'refused', missing.map((item) => item.message).join('\n'))
}

/** The next state of an allowed move. @throws AppError with everything that is missing */
export function requireMove<State extends string>(decision: TransitionDecision<State>): State {
  if (!decision.ok) throw refusedFor(decision.missing)
  return decision.to
}
