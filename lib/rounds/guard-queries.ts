import 'server-only'
import { dateOf, endOfDay, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { loadBlindnessFacts } from './blind-facts'
import { candidateName } from './candidate-name'
import type { LoadedRound } from './loaded-round'
import { decideNomination, isNominationIn, isUndecided, nominationGroups } from './nomination-states'
import { objectionGroups } from './objection-states'
import { settlePanel } from './panel-settlement'
import { reexaminationGroups } from './reexamination/states'
import { reviewedCandidates } from './reviewed-candidates'
import type { RoundFacts } from './round-guards'
import { factsNeeded, type RoundEvent } from './round-stages'
import { schemeProblems } from './scheme-problems'
import { loadSettledCandidates } from './settlement-queries'

/** The facts that a round's guards look at, loaded for commands (in their transaction) and for the pages that say what is missing. */

const subjectName = { person: { select: { name: true } }, project: { select: { name: true } } } satisfies Prisma.NominationInclude

/** Loads every section that the guard of `event` reads. */
export async function loadGuardFacts(reader: Reader, round: LoadedRound, event: RoundEvent, now: Date): Promise<RoundFacts> {
  const facts: RoundFacts = { now }
  const needed = factsNeeded[event]
  if (needed.includes('schemeProblems')) facts.schemeProblems = schemeProblems(round.scheme)
  if (needed.includes('schedule')) facts.schedule = scheduleOf(round)
  if (needed.includes('qualification')) facts.qualification = await qualificationFacts(reader, round, now)
  if (needed.includes('assignment')) facts.assignment = await assignmentFacts(reader, round)
  if (needed.includes('blindness')) facts.blindness = await loadBlindnessFacts(reader, round)
  if (needed.includes('scoring')) facts.scoring = await scoringFacts(reader, round.id)
  if (needed.includes('panel')) facts.panel = await panelFacts(reader, round, now)
  if (needed.includes('publicity')) facts.publicity = await publicityFacts(reader, round.id, now)
  if (needed.includes('closing')) facts.closing = await closingFacts(reader, round.id)
  return facts
}

/** Opening and closing of nominations. @throws Error when the scheme has none: an announced one always does */
export function scheduleOf(round: LoadedRound): { opensAt: Date; closesAt: Date } {
  const { opensAt, closesAt } = round.scheme.schedule
  if (!opensAt || !closesAt) throw new Error('An announced scheme without a schedule')
  return { opensAt: new Date(opensAt), closesAt: new Date(closesAt) }
}

/** What the deadline has overtaken is not waited for: it lapses with the move. */
export async function qualificationFacts(reader: Reader, round: LoadedRound, now: Date): Promise<NonNullable<RoundFacts['qualification']>> {
  const { closesAt } = scheduleOf(round)
  const rows = await reader.nomination.findMany({
    where: { roundId: round.id },
    select: { state: true, stateBeforeSuspension: true, correctionDueAt: true, ...subjectName },
    orderBy: { id: 'asc' },
  })
  const isOverdue = (row: (typeof rows)[number]) =>
    decideNomination(row.state, 'lapse', { now, closesAt, correctionDueAt: row.correctionDueAt }).ok
  const undecided = rows.filter((row) => isUndecided(row.state, row.stateBeforeSuspension) && !isOverdue(row))
  return { undecided: undecided.map(candidateName), qualifiedCount: rows.filter((row) => isNominationIn(row.state, 'reviewable')).length }
}

async function assignmentFacts(reader: Reader, round: LoadedRound): Promise<RoundFacts['assignment']> {
  const { reviewersPerCandidate, minLoad, maxLoad } = round.scheme.reviewing
  const [candidates, reviewers, conflicts] = await Promise.all([
    reader.nomination.findMany({
      where: { roundId: round.id, ...reviewedCandidates },
      select: { id: true, ...subjectName, assignments: { where: { state: 'active' }, select: { roundReviewerId: true } } },
      orderBy: { id: 'asc' },
    }),
    reader.roundReviewer.findMany({ where: { roundId: round.id }, include: { person: { select: { name: true } } } }),
    reader.conflict.findMany({ where: { roundId: round.id }, select: { personId: true, nominationId: true, reason: true } }),
  ])
  const conflictOf = new Map(conflicts.map((row) => [`${row.personId}\n${row.nominationId}`, row.reason]))
  const reviewerOf = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer]))
  const loads = new Map(reviewers.filter((reviewer) => reviewer.state !== 'excused').map((reviewer) => [reviewer.id, 0]))
  const conflicted: { reviewer: string; candidate: string; reason: string }[] = []
  for (const candidate of candidates)
    for (const { roundReviewerId } of candidate.assignments) {
      loads.set(roundReviewerId, (loads.get(roundReviewerId) ?? 0) + 1)
      const reviewer = reviewerOf.get(roundReviewerId)
      const reason = reviewer && conflictOf.get(`${reviewer.personId}\n${candidate.id}`)
      if (reviewer && reason) conflicted.push({ reviewer: reviewer.person.name, candidate: candidateName(candidate), reason })
    }
  return {
    perCandidate: reviewersPerCandidate,
    underReviewed: candidates
      .filter((candidate) => candidate.assignments.length < reviewersPerCandidate)
      .map((candidate) => ({ candidate: candidateName(candidate), reviewers: candidate.assignments.length })),
    conflicted,
    loadsOutOfBounds: [...loads]
      .filter(([, load]) => load < minLoad || load > maxLoad)
      .map(([id, load]) => ({ reviewer: reviewerOf.get(id)?.person.name ?? '专家', load, min: minLoad, max: maxLoad })),
  }
}

async function scoringFacts(reader: Reader, roundId: string): Promise<RoundFacts['scoring']> {
  const candidates = await reader.nomination.findMany({
    where: { roundId, ...reviewedCandidates },
    select: {
      ...subjectName,
      assignments: {
        where: { state: 'active' },
        select: {
          roundReviewer: { select: { person: { select: { name: true } } } },
          sheets: { where: { state: 'sealed' }, select: { id: true } },
        },
      },
    },
    orderBy: { id: 'asc' },
  })
  const open = new Map<string, number>()
  for (const { assignments } of candidates)
    for (const { sheets, roundReviewer } of assignments)
      if (sheets.length === 0) open.set(roundReviewer.person.name, (open.get(roundReviewer.person.name) ?? 0) + 1)
  const unscored = candidates.filter((candidate) => candidate.assignments.every((assignment) => assignment.sheets.length === 0))
  return {
    openSheets: [...open].map(([reviewer, count]) => ({ reviewer, count })),
    unscored: unscored.map(candidateName),
    // The command computes and stores it in the same transaction, after this guard has let it.
    isRankingFrozen: true,
  }
}

async function panelFacts(reader: Reader, round: LoadedRound, now: Date): Promise<RoundFacts['panel']> {
  const candidates = await loadSettledCandidates(reader, round, dateOf(now))
  const { results, problems } = settlePanel(candidates, round.scheme.quotas)
  return {
    undecided: candidates.filter((candidate) => !candidate.decision).map((candidate) => candidate.name),
    // A vote without a quorum is refused when it is recorded.
    withoutQuorum: [],
    overQuota: problems,
    proposedCount: results.filter((result) => result.event === 'propose').length,
  }
}

/** Objections that hold an award back. */
export const openObjections = { some: { state: { in: [...objectionGroups.open] } } } satisfies Prisma.ObjectionListRelationFilter

export async function publicityFacts(reader: Reader, roundId: string, now: Date): Promise<NonNullable<RoundFacts['publicity']>> {
  const [publicity, proposed, heldBack, unanswered] = await Promise.all([
    reader.publicity.findFirst({ where: { roundId, state: { not: 'superseded' } }, orderBy: { version: 'desc' } }),
    reader.nomination.count({ where: { roundId, state: { in: [...nominationGroups.awaitingConferral] } } }),
    reader.nomination.count({ where: { roundId, state: { in: [...nominationGroups.awaitingConferral] }, objections: openObjections } }),
    unansweredReexaminations(reader, roundId),
  ])
  const endsAt = publicity ? endOfDay(toDateOnly(publicity.endsOn)) : null
  return {
    hasRunInFull: endsAt !== null && now >= endsAt,
    endsAt,
    conferrableCount: proposed - heldBack,
    heldBackCount: heldBack,
    unanswered,
  }
}

async function unansweredReexaminations(reader: Reader, roundId: string): Promise<string[]> {
  const rows = await reader.reexamination.findMany({
    where: { roundId, state: { in: [...reexaminationGroups.open] } },
    select: { number: true, nomination: { select: subjectName } },
    orderBy: { number: 'asc' },
  })
  return rows.map((row) => `${row.number}（${candidateName(row.nomination)}）`)
}

async function closingFacts(reader: Reader, roundId: string): Promise<RoundFacts['closing']> {
  const [heldBack, conferred, unanswered] = await Promise.all([
    reader.nomination.findMany({
      where: {
        roundId,
        OR: [{ state: { in: [...nominationGroups.awaitingConferral] } }, { state: 'suspended', stateBeforeSuspension: 'proposed' }],
      },
      select: subjectName,
    }),
    reader.nomination.findMany({
      where: { roundId, state: 'conferred' },
      select: { ...subjectName, award: { select: { personId: true, certificate: { select: { id: true } }, conferralId: true } } },
    }),
    unansweredReexaminations(reader, roundId),
  ])
  const holdings = await reader.holding.findMany({
    where: { conferralId: { in: [...new Set(conferred.flatMap((row) => (row.award ? [row.award.conferralId] : [])))] } },
    select: { personId: true, certificate: { select: { id: true } } },
  })
  const holdingOf = new Map(holdings.map((holding) => [holding.personId, holding]))
  const withoutHolding = conferred.filter(({ award }) => !award || (award.personId !== null && !holdingOf.has(award.personId)))
  const withoutCertificate = conferred.filter(
    ({ award }) => award && !award.certificate && !(award.personId && holdingOf.get(award.personId)?.certificate),
  )
  return {
    heldBack: heldBack.map(candidateName),
    unanswered,
    withoutHolding: withoutHolding.map(candidateName),
    withoutCertificate: withoutCertificate.map(candidateName),
    // Notices are written in the transaction that confers.
    withoutNotice: [],
  }
}
