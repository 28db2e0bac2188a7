import 'server-only'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import { type Duplicate, readDuplicates } from './duplicate-queries'
import { type EligibilityResult, overallOutcome } from './eligibility'
import { parseEligibilityRecord } from './eligibility-record'
import { nominationEventNames } from './event-names'
import { inKindWords, inWordsOf, type Label, nominationLabels } from './labels'
import type { LoadedRound } from './loaded-round'
import { readAccountNames } from './name-queries'
import { evaluateNominations } from './nomination-eligibility'
import { type FormAnswers, parseAnswers, peopleNamed } from './nomination-form'
import { allowedNominationEvents, type NominationEvent, type NominationState, nominationStates } from './nomination-states'
import { nominationPolicy } from './policy'
import { openRound } from './round-queries'
import type { FormField } from './scheme'

const PAGE = 50

export type CandidateRow = {
  id: string
  name: string
  unit: string
  line: string
  isGrassroots: boolean
  channelName: string
  state: NominationState
  label: Label
  eligibility: 'pass' | 'fail' | 'needsEvidence'
  failed: string[]
  reason: string | null
  correctionDueAt: string | null
  submittedAt: string | null
  /** Near-equal projects elsewhere. */
  duplicates: number
}
export type CandidateList = {
  rows: CandidateRow[]
  counts: { state: NominationState; label: Label; count: number }[]
  lines: { id: string; name: string }[]
  nextKey: string | null
  total: number
  abilities: { decide: boolean }
}
export type CandidateFilters = { q?: string; state?: string; lineId?: string; after?: string }

/** The candidates of a round that were handed in, in the order of their coming; paged by key. */
export async function readCandidates(viewer: Viewer, roundId: string, filters: CandidateFilters): Promise<CandidateList> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const state = nominationStates.find((each) => each === filters.state)
  const visible = { AND: [{ roundId }, nominationPolicy.where(viewer, 'read')] }
  const query = filters.q?.trim()
  const where = {
    AND: [
      visible,
      state ? { state } : {},
      filters.lineId ? { lineId: filters.lineId } : {},
      query ? { OR: [{ person: { name: { contains: query } } }, { project: { name: { contains: query } } }] } : {},
    ],
  }
  const [now, nominations, counts, total, lines] = await Promise.all([
    businessNow(prisma),
    prisma.nomination.findMany({
      where: { AND: [where, filters.after ? { id: { gt: filters.after } } : {}] },
      include: { person: { select: { name: true } }, project: { select: { name: true } }, attachments: { select: { fieldKey: true } } },
      orderBy: { id: 'asc' },
      take: PAGE + 1,
    }),
    prisma.nomination.groupBy({ by: ['state'], where: visible, _count: true }),
    prisma.nomination.count({ where }),
    loadLines(prisma),
  ])
  const page = nominations.slice(0, PAGE)
  const today = dateOf(now)
  const [tree, results, duplicates] = await Promise.all([
    loadOrgTree(prisma, today),
    evaluateNominations(prisma, round.scheme, page, today),
    readDuplicates(prisma, viewer, page),
  ])
  const lineNames = new Map(lines.map((line) => [line.id, line.name]))
  return {
    rows: page.map((row): CandidateRow => {
      const own = results.get(row.id) ?? []
      return {
        id: row.id,
        name: candidateName(row),
        unit: tree.shortNameOf(row.unitId),
        line: lineNames.get(row.lineId) ?? '',
        isGrassroots: row.isGrassroots,
        channelName: row.channel === 'self' ? '个人申报' : '单位推荐',
        state: row.state,
        label: inKindWords(round, nominationLabels[row.state].office),
        eligibility: overallOutcome(own),
        failed: own.filter((result) => result.outcome === 'fail').map((result) => result.name),
        reason: row.stateReason,
        correctionDueAt: row.correctionDueAt?.toISOString() ?? null,
        submittedAt: row.submittedAt?.toISOString() ?? null,
        duplicates: duplicates.get(row.id)?.length ?? 0,
      }
    }),
    counts: nominationStates.flatMap((each) => {
      const found = counts.find((row) => row.state === each)
      return found ? [{ state: each, label: inKindWords(round, nominationLabels[each].office), count: found._count }] : []
    }),
    lines: lines.map(({ id, name }) => ({ id, name })),
    nextKey: nominations.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    total,
    abilities: { decide: nominationPolicy.can(viewer, 'decide') },
  }
}

export type CandidatePage = {
  id: string
  name: string
  unit: string
  line: string
  label: Label
  state: NominationState
  reason: string | null
  correctionDueAt: string | null
  facts: { label: string; value: string }[]
  results: EligibilityResult[]
  confirmed: string[]
  fields: FormField[]
  answers: FormAnswers
  /** Names of the people that `person` fields hold by id. */
  personNames: Record<string, string>
  attachments: { id: string; fieldKey: string; fileId: string; name: string }[]
  unsuitable: { name: string; unitName: string; reason: string | null }[]
  history: { id: string; at: string; title: string; body: string | null; by: string | null }[]
  duplicates: Duplicate[]
  previousId: string | null
  nextId: string | null
  abilities: { decide: boolean; suspend: boolean; events: NominationEvent[] }
}

/** One candidate: what the file says, the form with its attachments, the rules beside the evidence, and what has happened. @throws AppError notFound */
export async function readCandidate(viewer: Viewer, roundId: string, nominationId: string): Promise<CandidatePage> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const nomination = await prisma.nomination.findFirst({
    where: { AND: [{ id: nominationId, roundId }, nominationPolicy.where(viewer, 'read')] },
    include: {
      person: true,
      project: true,
      attachments: { orderBy: { createdAt: 'asc' } },
      events: { orderBy: { at: 'desc' } },
      unsuitableReviewers: true,
      conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } },
    },
  })
  if (!nomination) throw notFound()
  const now = await businessNow(prisma)
  const today = dateOf(now)
  const answers = parseAnswers(nomination.form)
  const [tree, results, lines, accounts, neighbours, duplicates, named] = await Promise.all([
    loadOrgTree(prisma, today),
    evaluateNominations(prisma, round.scheme, [nomination], today),
    loadLines(prisma),
    readAccountNames(
      prisma,
      nomination.events.map((event) => event.accountId),
    ),
    readNeighbours(prisma, viewer, round, nomination.id),
    readDuplicates(prisma, viewer, [nomination]),
    prisma.person.findMany({ where: { id: { in: peopleNamed(round.scheme.fields, answers) } }, select: { id: true, name: true } }),
  ])
  const { person, project } = nomination
  const decide = nominationPolicy.can(viewer, 'decide', nomination)
  const suspend = nominationPolicy.can(viewer, 'suspend', nomination)
  const events: NominationEvent[] = ['qualify', 'returnForCorrection', 'disqualify', 'reinstate', 'suspend', 'resume']
  return {
    id: nomination.id,
    name: candidateName(nomination),
    unit: tree.nameOf(nomination.unitId),
    line: lines.find((line) => line.id === nomination.lineId)?.name ?? '',
    label: inKindWords(round, nominationLabels[nomination.state].office),
    state: nomination.state,
    reason: nomination.stateReason,
    correctionDueAt: nomination.correctionDueAt?.toISOString() ?? null,
    facts: person
      ? [
          { label: '性别', value: person.sex === 'female' ? '女' : person.sex === 'male' ? '男' : '' },
          { label: '出生日期', value: toDateOnlyOrNull(person.birthDate) ?? '' },
          { label: '参加工作', value: toDateOnlyOrNull(person.workStartDate) ?? '' },
          { label: '学历', value: person.education ?? '' },
          { label: '政治面貌', value: person.politicalStatus ?? '' },
          { label: '现任职务', value: person.post ?? '' },
        ]
      : [
          { label: '类别', value: project?.category ?? '' },
          { label: '简介', value: project?.summary ?? '' },
        ],
    results: results.get(nomination.id) ?? [],
    confirmed: parseEligibilityRecord(nomination.eligibility).confirmed,
    fields: round.scheme.fields,
    answers,
    personNames: Object.fromEntries(named.map((row) => [row.id, row.name])),
    attachments: nomination.attachments.map(({ id, fieldKey, fileId, name }) => ({ id, fieldKey, fileId, name })),
    unsuitable: nominationPolicy.can(viewer, 'readConflicts', nomination)
      ? nomination.unsuitableReviewers.map(({ name, unitName, reason }) => ({ name, unitName, reason }))
      : [],
    history: nomination.events.map((event) => ({
      id: event.id,
      at: event.at.toISOString(),
      title: inWordsOf(round.kind, nominationEventNames[event.event as NominationEvent] ?? event.event),
      body: event.reason,
      by: event.accountId ? (accounts.get(event.accountId) ?? null) : null,
    })),
    duplicates: duplicates.get(nomination.id) ?? [],
    ...neighbours,
    abilities: {
      decide,
      suspend,
      // What exists from here; whether each may happen now is said when it is tried.
      events: events.filter(
        (event) =>
          (event === 'suspend' || event === 'resume' ? suspend : decide) && allowedNominationEvents(nomination.state).includes(event),
      ),
    },
  }
}

async function readNeighbours(
  reader: Reader,
  viewer: Viewer,
  round: LoadedRound,
  id: string,
): Promise<{ previousId: string | null; nextId: string | null }> {
  const visible = { AND: [{ roundId: round.id }, nominationPolicy.where(viewer, 'read')] }
  const [previous, next] = await Promise.all([
    reader.nomination.findFirst({ where: { AND: [visible, { id: { lt: id } }] }, orderBy: { id: 'desc' }, select: { id: true } }),
    reader.nomination.findFirst({ where: { AND: [visible, { id: { gt: id } }] }, orderBy: { id: 'asc' }, select: { id: true } }),
  ])
  return { previousId: previous?.id ?? null, nextId: next?.id ?? null }
}
