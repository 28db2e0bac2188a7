import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { dateOf, toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { candidateName } from '../candidate-name'
import { loadRound } from '../loaded-round'
import { readLineNames } from '../name-queries'
import { rankingInputsSchema } from '../ranking-inputs'
import type { ArchiveContent } from './format'
import { readExtras } from './load-extras'
import { assignmentOf, conflictsOf, judgeKeys, reviewersOf } from './load-judges'
import { readMeetings } from './load-meetings'
import { readRecordRows } from './load-record'
import { rankingsOf, sheetsOf } from './load-results'

/**
 * Everything of a round that its case file tells, in a fixed order, so that the same round gives the same file. The caller holds the
 * round's row, so that nothing moves meanwhile.
 */
export async function loadArchive(tx: Tx, roundId: string): Promise<ArchiveContent> {
  const round = await loadRound(tx, roundId)
  const [stageChanges, schemes, candidates, reviewers, conflicts] = await Promise.all([
    tx.roundStageChange.findMany({ where: { roundId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    tx.schemeVersion.findMany({ where: { roundId }, orderBy: { version: 'asc' } }),
    tx.nomination.findMany({
      where: { roundId, state: { not: 'draft' } },
      orderBy: { id: 'asc' },
      include: {
        person: { select: { name: true } },
        project: { select: { name: true } },
        events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      },
    }),
    tx.roundReviewer.findMany({ where: { roundId }, orderBy: { id: 'asc' }, include: { person: { select: { name: true } } } }),
    tx.conflict.findMany({ where: { roundId }, orderBy: [{ nominationId: 'asc' }, { personId: 'asc' }, { kind: 'asc' }] }),
  ])
  const [members, runs, seats, sheets, rankings, lineNames] = await Promise.all([
    tx.panelMember.findMany({ where: { roundId }, orderBy: { id: 'asc' } }),
    tx.assignmentRun.findMany({ where: { roundId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    tx.assignment.findMany({ where: { roundId }, orderBy: { id: 'asc' } }),
    tx.scoreSheet.findMany({
      where: { assignment: { roundId }, state: { in: ['sealed', 'superseded'] } },
      orderBy: [{ assignmentId: 'asc' }, { revision: 'asc' }],
    }),
    tx.ranking.findMany({
      where: { roundId },
      orderBy: { version: 'asc' },
      include: { entries: { orderBy: [{ rank: 'asc' }, { nominationId: 'asc' }] } },
    }),
    readLineNames(tx),
  ])
  const listed = new Set(candidates.map((candidate) => candidate.id))
  const unitKeys = keysOf(candidates.map((candidate) => candidate.unitId))
  const nameOf = candidates
    .map((candidate) => [candidateName(candidate), candidate.id] as const)
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
  const days = new Map<string, Awaited<ReturnType<typeof loadOrgTree>>>()
  for (const day of new Set(rankings.map((ranking) => dateOf(ranking.computedAt)))) days.set(day, await loadOrgTree(tx, day))
  return {
    round: {
      id: round.id,
      name: round.name,
      kind: round.kind,
      subjectKind: round.subjectKind,
      year: round.year,
      stage: round.stage,
      schemeVersion: round.schemeVersion,
      stageChanges: stageChanges.map(({ from, to, at, reason }) => ({ from, to, at: at.toISOString(), hasReason: reason !== null })),
    },
    schemes: schemes.map(({ version, content, reason, frozenAt, digest }) => ({
      version,
      content,
      reason,
      frozenAt: frozenAt?.toISOString() ?? null,
      digest,
    })),
    candidates: candidates.map((candidate) => ({
      id: candidate.id,
      unit: unitKeys.get(candidate.unitId) ?? '',
      line: lineNames.get(candidate.lineId) ?? candidate.lineId,
      isGrassroots: candidate.isGrassroots,
      state: candidate.state,
      events: candidate.events.map(({ event, from, to, at }) => ({ event, from, to, at: at.toISOString() })),
    })),
    reviewers: reviewersOf(reviewers),
    conflicts: conflictsOf(
      conflicts.filter((row) => listed.has(row.nominationId)),
      judgeKeys(reviewers, members, conflicts),
    ),
    assignment: assignmentOf(runs, seats, reviewers),
    sheets: sheetsOf(round.id, sheets, schemes),
    rankings: rankings.map((ranking) => {
      const tree = days.get(dateOf(ranking.computedAt))
      const units = new Map(candidates.map(({ unitId }) => [tree?.nameOf(unitId) ?? '', unitKeys.get(unitId) ?? '']))
      return rankingsOf(ranking, rankingInputsSchema.parse(ranking.inputs), { candidates: nameOf, units })
    }),
    panel: { members: members.map(({ id, isChair }) => ({ id, isChair })), ...(await readMeetings(tx, roundId)) },
    publicity: await readPublicity(tx, roundId),
    objections: await readObjections(tx, roundId),
    conferrals: await readConferrals(tx, roundId),
    record: await readRecordRows(tx, roundId),
    extras: await readExtras(tx, roundId),
  }
}

/** u1, u2 … in the order of first appearance. */
function keysOf(ids: readonly string[]): Map<string, string> {
  return new Map([...new Set(ids)].map((id, index) => [id, `u${index + 1}`]))
}

async function readPublicity(tx: Tx, roundId: string): Promise<ArchiveContent['publicity']> {
  const versions = await tx.publicity.findMany({ where: { roundId }, orderBy: { version: 'asc' } })
  const [first] = versions
  const lastDay = versions
    .map((row) => row.endsOn)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1)
  const calendar =
    first && lastDay
      ? await tx.calendarOverride.findMany({ where: { date: { gte: first.publishedAt, lte: lastDay } }, orderBy: { date: 'asc' } })
      : []
  return {
    calendar: calendar.map(({ date, isWorkingDay }) => ({ date: toDateOnly(date), isWorkingDay })),
    versions: versions.map((row) => ({
      id: row.id,
      version: row.version,
      state: row.state,
      publishedAt: row.publishedAt.toISOString(),
      endsOn: toDateOnly(row.endsOn),
      digest: row.digest,
      candidates: listedIn(row.content).sort(),
    })),
  }
}

function listedIn(content: unknown): string[] {
  const rows = (content as { candidates?: { nominationId?: string }[] }).candidates ?? []
  return rows.flatMap((row) => (row.nominationId ? [row.nominationId] : []))
}

async function readObjections(tx: Tx, roundId: string): Promise<ArchiveContent['objections']> {
  const rows = await tx.objection.findMany({
    where: { publicity: { roundId } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    select: { nominationId: true, state: true, receivedAt: true, decidedAt: true, publicity: { select: { version: true } } },
  })
  return rows.map((row) => ({
    candidate: row.nominationId,
    publicityVersion: row.publicity.version,
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
}

async function readConferrals(tx: Tx, roundId: string): Promise<ArchiveContent['conferrals']> {
  const rows = await tx.conferral.findMany({
    where: { roundId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { awards: { select: { nominationId: true } } },
  })
  return rows.map((row) => ({
    id: row.id,
    documentNumber: row.documentNumber,
    conferredOn: toDateOnly(row.conferredOn),
    isSupplementary: row.isSupplementary,
    at: row.at.toISOString(),
    awards: row.awards.flatMap((award) => (award.nominationId ? [award.nominationId] : [])).sort(),
  }))
}
