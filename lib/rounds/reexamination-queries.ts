import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { addDays, type DateOnly, dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import { inKindWords, type Label, nominationLabels } from './labels'
import { loadRound } from './loaded-round'
import { readAccountNames } from './name-queries'
import { reexaminationPolicy } from './reexamination/policy'
import { seatsToRejudge } from './reexamination/seats'
import {
  allowedReexaminationEvents,
  type ReexaminationEffect,
  type ReexaminationEvent,
  type ReexaminationGround,
  type ReexaminationState,
  reexaminationEffectNames,
  reexaminationGroundNames,
  reexaminationGroups,
  reexaminationStateNames,
  reexaminationTones,
  requestProblem,
} from './reexamination/states'
import { readTold } from './reexamination/told-on'

/** A seat whose sheet the office may have judged again; never with its scores. */
export type RejudgeSeat = { assignmentId: string; reviewer: string }

export type ReexaminationView = {
  id: string
  number: string
  version: number
  roundId: string
  roundName: string
  nominationId: string
  candidate: string
  unit: string
  candidateLabel: Label
  state: ReexaminationState
  label: Label
  ground: string
  statement: string
  isOnBehalf: boolean
  receivedAt: string
  answer: string | null
  effect: string | null
  decidedAt: string | null
  decidedBy: string | null
  events: ReexaminationEvent[]
}

const included = {
  round: { select: { name: true, kind: true } },
  nomination: {
    include: { person: { select: { name: true } }, project: { select: { name: true } }, conflicts: { select: { personId: true } } },
  },
} satisfies Prisma.ReexaminationInclude

type Row = Prisma.ReexaminationGetPayload<{ include: typeof included }>

function viewOf(row: Row, viewer: Viewer, unit: string, decidedBy: string | null): ReexaminationView {
  const conflicts = row.nomination.conflicts.filter((conflict) => conflict.personId === viewer.personId)
  const decide = reexaminationPolicy.can(viewer, 'decide', { nomination: { ...row.nomination, conflicts } })
  const audience = reexaminationPolicy.can(viewer, 'decide') || viewer.role === 'supervisor' ? 'office' : 'candidate'
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    roundId: row.roundId,
    roundName: row.round.name,
    nominationId: row.nominationId,
    candidate: candidateName(row.nomination),
    unit,
    candidateLabel: inKindWords(row.round, nominationLabels[row.nomination.state][audience]),
    state: row.state,
    label: { text: reexaminationStateNames[row.state], tone: reexaminationTones[row.state] },
    ground: reexaminationGroundNames[row.ground as ReexaminationGround] ?? row.ground,
    statement: row.statement,
    isOnBehalf: row.isOnBehalf,
    receivedAt: row.receivedAt.toISOString(),
    answer: row.answer,
    effect: row.effect ? (reexaminationEffectNames[row.effect as ReexaminationEffect] ?? null) : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: audience === 'office' ? decidedBy : null,
    events: decide ? allowedReexaminationEvents(row.state) : [],
  }
}

/** Re-examinations that office and supervisor handle, open ones first. @throws AppError notFound */
export async function readReexaminations(viewer: Viewer): Promise<{ rows: ReexaminationView[]; open: number }> {
  const { prisma } = await db()
  if (viewer.role !== 'supervisor' && !reexaminationPolicy.can(viewer, 'decide')) throw notFound()
  const rows = await prisma.reexamination.findMany({
    where: reexaminationPolicy.where(viewer, 'read'),
    include: included,
    orderBy: [{ decidedAt: { sort: 'desc', nulls: 'first' } }, { receivedAt: 'desc' }],
    take: 200,
  })
  const tree = await loadOrgTree(prisma, dateOf(await businessNow(prisma)))
  const views = rows.map((row) => viewOf(row, viewer, tree.shortNameOf(row.nomination.unitId), null))
  return { rows: views, open: rows.filter((row) => reexaminationGroups.open.some((state) => state === row.state)).length }
}

/** One re-examination for those who handle it. @throws AppError notFound */
export async function readReexamination(viewer: Viewer, id: string): Promise<ReexaminationView & { seats: RejudgeSeat[] }> {
  const { prisma } = await db()
  if (viewer.role !== 'supervisor' && !reexaminationPolicy.can(viewer, 'decide')) throw notFound()
  const row = await prisma.reexamination.findFirst({
    where: { AND: [{ id }, reexaminationPolicy.where(viewer, 'read')] },
    include: included,
  })
  if (!row) throw notFound('没有找到这件程序复核。')
  const [tree, names] = await Promise.all([
    loadOrgTree(prisma, dateOf(await businessNow(prisma))),
    readAccountNames(prisma, [row.decidedById]),
  ])
  const view = viewOf(row, viewer, tree.nameOf(row.nomination.unitId), row.decidedById ? (names.get(row.decidedById) ?? null) : null)
  return { ...view, seats: view.events.includes('uphold') ? await readSeats(prisma, row) : [] }
}

async function readSeats(reader: Reader, row: { roundId: string; nominationId: string }): Promise<RejudgeSeat[]> {
  const round = await loadRound(reader, row.roundId)
  const seats = await reader.assignment.findMany({
    where: { ...seatsToRejudge(round), nominationId: row.nominationId },
    select: { id: true, roundReviewer: { select: { person: { select: { name: true } } } } },
    orderBy: { roundReviewerId: 'asc' },
  })
  return seats.map((seat) => ({ assignmentId: seat.id, reviewer: seat.roundReviewer.person.name }))
}

export type OwnReexaminations = {
  nominationId: string
  candidate: string
  roundName: string
  letterId: string | null
  endsOn: DateOnly | null
  /** Why none can be asked for now; null when one can. */
  problem: string | null
  requests: ReexaminationView[]
}

/** A candidate's own requests, also for the unit, and whether another can be made. @throws AppError notFound */
export async function readOwnReexaminations(viewer: Viewer, nominationId: string): Promise<OwnReexaminations> {
  const { prisma } = await db()
  const nomination = await prisma.nomination.findUnique({
    where: { id: nominationId },
    include: {
      person: { select: { name: true } },
      project: { select: { name: true } },
      conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } },
      reexaminations: { include: included, orderBy: { receivedAt: 'desc' } },
    },
  })
  const isOwn = viewer.role === 'talent' || viewer.role === 'unitHr' || viewer.role === 'unitLeader'
  if (!nomination || !isOwn || !reexaminationPolicy.can(viewer, 'read', { nomination })) throw notFound('没有找到这份推荐。')
  const [round, now, { toldOn, letterId }] = await Promise.all([
    loadRound(prisma, nomination.roundId),
    businessNow(prisma),
    readTold(prisma, { roundId: nomination.roundId, nominationId }),
  ])
  const tree = await loadOrgTree(prisma, dateOf(now))
  const problem = requestProblem({
    now,
    nominationState: nomination.state,
    toldOn,
    days: round.scheme.reexaminationDays,
    hasOpenRequest: nomination.reexaminations.some((row) => reexaminationGroups.open.some((state) => state === row.state)),
  })
  return {
    nominationId,
    candidate: candidateName(nomination),
    roundName: round.name,
    letterId,
    endsOn: toldOn ? addDays(toldOn, round.scheme.reexaminationDays) : null,
    problem: reexaminationPolicy.can(viewer, 'request', { nomination }) ? problem : '由候选对象本人或单位人事提出。',
    requests: nomination.reexaminations.map((row) => viewOf(row, viewer, tree.nameOf(nomination.unitId), null)),
  }
}
