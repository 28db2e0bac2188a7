import 'server-only'
import { type AppError, refused } from '@/lib/platform/errors'
import { inWordsOf, type RoundKind } from '../labels'
import type { Missing, TransitionDecision } from '../transitions'

/** A refused move as the error a user reads: everything that is missing, by name. */
export function refusedFor(missing: readonly Missing[]): AppError {
  return refused(missing[0]?.code ?? 'refused', missing.map((item) => item.message).join('\n'))
}

/** The next state of an allowed move. @throws AppError with everything that is missing, in the words of the kind of round where one is given */
export function requireMove<State extends string>(decision: TransitionDecision<State>, kind?: RoundKind): State {
  if (!decision.ok)
    throw refusedFor(kind ? decision.missing.map((item) => ({ ...item, message: inWordsOf(kind, item.message) })) : decision.missing)
  return decision.to
}
