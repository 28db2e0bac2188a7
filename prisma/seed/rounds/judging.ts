import { dateOf } from '@/lib/platform/dates'
import { assignBlindCodes, assignLetters, permute } from '@/lib/rounds/blindness'
import { type ConflictCandidate, type ConflictReviewer, findConflicts, type UnitPlace } from '@/lib/rounds/conflicts'
import type { Scheme } from '@/lib/rounds/scheme'
import type { PlanPerson } from '../city-plan'
import { legalBodyOf } from '../data/unit-lookup'
import type { Random } from '../random'
import type { EntryContext } from './entries'
import type { Entry } from './round-rows'

export type Judge = { roundReviewerId: string; accountId: string; person: PlanPerson; leniency: number; steadiness: number }
export type Seat = { id: string; entry: Entry; judge: Judge; letter: string; position: number }

function placeOf(context: EntryContext, unitId: string): UnitPlace {
  const body = legalBodyOf(context.codeOfUnit(unitId))
  return { unitId, unitName: context.nameOf(unitId), legalBodyId: body?.code ?? null, legalBodyName: body?.name ?? null }
}

function pastOf(context: EntryContext, person: PlanPerson): (UnitPlace & { leftOn: string })[] {
  return person.spells
    .filter((spell) => spell.endsOn !== null && spell.unitId !== person.unitId)
    .map((spell) => ({ ...placeOf(context, spell.unitId), leftOn: spell.endsOn ?? '' }))
}

export type PlanConflict = { personId: string; nominationId: string; kind: string; source: 'found' | 'declared'; reason: string; at: Date }

/** The portal's own search for conflicts, over judges and candidates as they are on file. */
export function conflictsOf(
  context: EntryContext,
  judges: readonly PlanPerson[],
  entries: readonly Entry[],
  people: ReadonlyMap<string, PlanPerson>,
  at: Date,
): PlanConflict[] {
  const reviewers = judges.map(
    (person): ConflictReviewer => ({
      reviewerId: person.id,
      personId: person.id,
      name: person.name,
      unit: person.affiliation === 'external' ? null : placeOf(context, person.unitId),
      pastUnits: pastOf(context, person),
    }),
  )
  const candidates = entries.flatMap((entry): ConflictCandidate[] => {
    const person = people.get(entry.personId)
    if (!person) return []
    const past = pastOf(context, person)
    return [
      {
        candidateId: entry.id,
        name: entry.name,
        unit: placeOf(context, entry.unitId),
        people: [{ personId: person.id, name: person.name, pastUnits: past }],
        supporters: [],
        unsuitableReviewerIds: [],
      },
    ]
  })
  const facts = {
    reviewers,
    candidates,
    relations: [],
    declarations: [],
    pastUnitYears: context.scheme.reviewing.pastUnitYears,
    asOf: dateOf(at),
  }
  return findConflicts(facts).map(({ reviewerId, candidateId, kind, reason }) => ({
    personId: reviewerId,
    nominationId: candidateId,
    kind,
    source: 'found' as const,
    reason,
    at,
  }))
}

/** A few conflicts that reviewers declared themselves on reading the list of names. */
export function declaredConflicts(
  random: Random,
  judges: readonly PlanPerson[],
  entries: readonly Entry[],
  at: Date,
  count: number,
): PlanConflict[] {
  const reasons = ['与其有课题合作', '曾是其学位论文答辩委员', '系其带教导师']
  return random.sample(judges, count).flatMap((person) => {
    const entry = random.pick(entries)
    return [
      {
        personId: person.id,
        nominationId: entry.id,
        kind: 'declared',
        source: 'declared' as const,
        reason: `专家本人申报：${random.pick(reasons)}`,
        at,
      },
    ]
  })
}

/**
 * Seats each candidate with the scheme's number of reviewers, never under conflict: always the reviewers with the fewest seats so far,
 * the candidates with the fewest choices first.
 */
export function seatReviewers(
  random: Random,
  scheme: Scheme,
  judges: readonly Judge[],
  entries: readonly Entry[],
  conflicts: readonly PlanConflict[],
): Seat[] {
  const barred = new Set(conflicts.map((conflict) => `${conflict.personId} ${conflict.nominationId}`))
  const choices = (entry: Entry) => judges.filter((judge) => !barred.has(`${judge.person.id} ${entry.id}`))
  const loads = new Map(judges.map((judge) => [judge.roundReviewerId, 0]))
  const ordered = random.shuffled(entries).sort((a, b) => choices(a).length - choices(b).length)
  const seats = ordered.flatMap((entry) => {
    const free = random.shuffled(choices(entry)).sort((a, b) => (loads.get(a.roundReviewerId) ?? 0) - (loads.get(b.roundReviewerId) ?? 0))
    const chosen = free.slice(0, scheme.reviewing.reviewersPerCandidate)
    if (chosen.length < scheme.reviewing.reviewersPerCandidate) throw new Error('too few reviewers without a conflict')
    for (const judge of chosen) loads.set(judge.roundReviewerId, (loads.get(judge.roundReviewerId) ?? 0) + 1)
    return chosen.map((judge) => ({
      id: random.uuid(new Date(scheme.schedule.qualificationEndsOn ?? 0)),
      entry,
      judge,
      letter: '',
      position: 0,
    }))
  })
  const draw = (limit: number) => random.int(0, limit - 1)
  const letters = assignLetters(
    seats.map((seat) => ({ candidateId: seat.entry.id, sheetId: seat.id })),
    draw,
  )
  for (const judge of judges) {
    const own = seats.filter((seat) => seat.judge === judge)
    for (const [index, seat] of permute(own, draw).entries()) seat.position = index + 1
  }
  for (const seat of seats) seat.letter = letters.get(seat.id) ?? seat.id
  return seats
}

export function blindCodesOf(random: Random, entries: readonly Entry[]): Map<string, string> {
  return assignBlindCodes(
    entries.map((entry) => entry.id),
    (limit) => random.int(0, limit - 1),
  )
}
