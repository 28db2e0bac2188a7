import { addDays, addYears, type DateOnly } from '@/lib/platform/dates'
import { isNominationIn, type NominationState } from './nomination-states'
import { isObjectionIn, type ObjectionState } from './objection-states'
import { hasRunInFull } from './publicity'

/** Conferral (命名): who is granted the title now, who waits, and the term of the holding. */

export type ConferralCandidate = {
  nominationId: string
  name: string
  state: NominationState
  objections: { number: string; state: ObjectionState }[]
}

export type ConferralPlan = {
  confer: { nominationId: string; name: string }[]
  /** An objection is open: the award waits, the others go on. */
  heldBack: { nominationId: string; name: string; reason: string }[]
  /** An objection was upheld and the candidate is not removed yet: must be removed, never conferred. */
  toRemove: { nominationId: string; name: string; reason: string }[]
  hasRunInFull: boolean
}

/** Only those awaiting conferral are looked at; before the publicity has run in full nobody is conferred. */
export function planConferral(candidates: readonly ConferralCandidate[], publicity: { endsOn: DateOnly }, now: Date): ConferralPlan {
  const isDue = hasRunInFull(publicity, now)
  const plan: ConferralPlan = { confer: [], heldBack: [], toRemove: [], hasRunInFull: isDue }
  for (const { nominationId, name, state, objections } of candidates) {
    if (!isNominationIn(state, 'awaitingConferral')) continue
    const upheld = objections.find((objection) => isObjectionIn(objection.state, 'removesCandidate'))
    const open = objections.filter((objection) => isObjectionIn(objection.state, 'open'))
    if (upheld) plan.toRemove.push({ nominationId, name, reason: `异议（${upheld.number}）成立` })
    else if (open.length > 0)
      plan.heldBack.push({
        nominationId,
        name,
        reason: `有 ${open.length} 件异议（${open.map((each) => each.number).join('、')}）尚未办结`,
      })
    else if (isDue) plan.confer.push({ nominationId, name })
  }
  return plan
}

/**
 * The last day of a term: start + n years − 1 day; null for a title without end. A term that starts on 29 February and whose last
 * year has none ends on 28 February (the month's last day, as 《民法典》第二百零二条 counts periods).
 *
 * @param termYears the title's definition; null means without end
 */
export function termEndsOn(startsOn: DateOnly, termYears: number | null): DateOnly | null {
  if (termYears === null) return null
  const anniversary = addYears(startsOn, termYears)
  return anniversary.slice(8) === startsOn.slice(8) ? addDays(anniversary, -1) : anniversary
}
