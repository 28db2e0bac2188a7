import 'server-only'
import { ROLE_LABELS } from '@/lib/platform/access/roles'
import type { Viewer } from '@/lib/platform/access/viewer'
import { auditEventLabel } from '@/lib/platform/audit/events'
import { formatDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import './archive-audit'
import './assigning/assigning-audit'
import './audit-events'
import './blind-audit'
import './draw-audit'
import './meeting-audit'
import './nominating-audit'
import './reexamination-audit'
import './review-audit'
import './show/show-audit'
import { candidateName } from './candidate-name'
import { nominationEventNames, roundEventNames } from './event-names'
import { inWordsOf } from './labels'
import { readAccountNames } from './name-queries'
import { nominationPolicy, objectionPolicy } from './policy'
import { reexaminationPolicy } from './reexamination/policy'
import { openRound } from './round-queries'
import { roundStageNames } from './round-stages'
import { listNames } from './transitions'

export type RecordItem = { id: string; at: string; title: string; body: string | null; by: string | null; role: string | null }
export type RoundRecord = {
  changes: RecordItem[]
  schemes: { version: number; frozenAt: string | null; digest: string | null; reason: string | null; by: string | null }[]
  events: RecordItem[]
  hasMore: boolean
}

const MOST = 1000

const subjectKinds = [
  ...['round', 'nomination', 'roundReviewer', 'assignment', 'conflict', 'reviewerDraw'],
  ...['panelMeeting', 'panelSession', 'publicity', 'objection', 'reexamination'],
]

/** Kept at every pause of typing: the auditor's record has them, a reader of the round's would find nothing else. */
const draftEvents = ['sheet.saved', 'nomination.saved', 'round.schemeSaved']

/** Stage changes with their reasons, the versions of the scheme, and the rows of the record about the round and its candidates. @throws AppError notFound */
export async function readRoundRecord(viewer: Viewer, roundId: string): Promise<RoundRecord> {
  const { prisma } = await db()
  const { kind } = await openRound(prisma, viewer, roundId, 'readRecord')
  const [changes, schemes, candidates, assignments, reviewers, meetings, publicities, draws, sessions, objections, reexaminations] =
    await Promise.all([
      prisma.roundStageChange.findMany({ where: { roundId }, orderBy: { at: 'desc' } }),
      prisma.schemeVersion.findMany({ where: { roundId }, orderBy: { version: 'desc' } }),
      prisma.nomination.findMany({
        where: { AND: [{ roundId }, nominationPolicy.where(viewer, 'read')] },
        select: { id: true, person: { select: { name: true } }, project: { select: { name: true } } },
      }),
      prisma.assignment.findMany({ where: { roundId }, select: { id: true } }),
      prisma.roundReviewer.findMany({ where: { roundId }, select: { id: true, personId: true, person: { select: { name: true } } } }),
      prisma.panelMeeting.findMany({ where: { roundId }, select: { id: true, heldOn: true } }),
      prisma.publicity.findMany({ where: { roundId }, select: { id: true, version: true } }),
      prisma.reviewerDraw.findMany({ where: { roundId }, select: { id: true, number: true } }),
      prisma.panelSession.findMany({ where: { roundId }, select: { id: true, heldOn: true } }),
      prisma.objection.findMany({
        where: { AND: [{ publicity: { is: { roundId } } }, objectionPolicy.where(viewer, 'read')] },
        select: { id: true, number: true },
      }),
      prisma.reexamination.findMany({
        where: { AND: [{ roundId }, reexaminationPolicy.where(viewer, 'read')] },
        select: { id: true, number: true },
      }),
    ])
  const subjects = new Map<string, string>([
    [roundId, ''],
    ...candidates.map((row) => [row.id, candidateName(row)] as const),
    ...reviewers.flatMap((row) => [[row.id, row.person.name] as const, [row.personId, row.person.name] as const]),
    ...meetings.map((row) => [row.id, formatDate(row.heldOn.toISOString().slice(0, 10))] as const),
    ...publicities.map((row) => [row.id, `第 ${row.version} 次公示`] as const),
    ...draws.map((row) => [row.id, `第 ${row.number} 次抽取`] as const),
    ...sessions.map((row) => [row.id, formatDate(row.heldOn.toISOString().slice(0, 10))] as const),
    ...[...objections, ...reexaminations].map((row) => [row.id, row.number] as const),
    ...assignments.map((row) => [row.id, ''] as const),
  ])
  const events = await prisma.auditEvent.findMany({
    where: {
      subjectId: { in: [...subjects.keys()] },
      subjectKind: { in: subjectKinds },
      event: { notIn: draftEvents },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST + 1,
  })
  const accounts = await readAccountNames(
    prisma,
    [...changes, ...events].map((row) => row.accountId).concat(schemes.map((row) => row.createdById)),
  )
  const nameOf = (accountId: string | null) => (accountId ? (accounts.get(accountId) ?? null) : null)
  return {
    changes: changes.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      title: inWordsOf(kind, `${roundStageNames[row.from]} → ${roundStageNames[row.to]}`),
      body: row.reason,
      by: nameOf(row.accountId),
      role: null,
    })),
    schemes: schemes.map((row) => ({
      version: row.version,
      frozenAt: row.frozenAt?.toISOString() ?? null,
      digest: row.digest,
      reason: row.reason,
      by: nameOf(row.createdById),
    })),
    events: gathered(
      events.slice(0, MOST).map((row) => ({
        id: row.id,
        at: row.businessAt.toISOString(),
        title: inWordsOf(kind, eventTitle(row.event, row.payload)),
        body: (row.subjectId && subjects.get(row.subjectId)) || null,
        by: nameOf(row.accountId),
        role: row.role ? ROLE_LABELS[row.role] : null,
      })),
    ),
    hasMore: events.length > MOST,
  }
}

/** Rows of one act on many candidates, written together, become one line with their names. */
function gathered(items: readonly RecordItem[]): RecordItem[] {
  const groups: { first: RecordItem; names: string[] }[] = []
  for (const item of items) {
    const last = groups.at(-1)
    const isSame =
      last &&
      item.body &&
      last.names.length > 0 &&
      last.first.title === item.title &&
      last.first.at === item.at &&
      last.first.by === item.by
    if (isSame && item.body) last.names.push(item.body)
    else groups.push({ first: item, names: item.body ? [item.body] : [] })
  }
  return groups.map(({ first, names }) => ({ ...first, body: names.length > 0 ? listNames(names, '个') : null }))
}

/** Moves say which one; other events have one name. */
function eventTitle(event: string, payload: unknown): string {
  const move = typeof payload === 'object' && payload !== null && 'event' in payload ? String(payload.event) : ''
  const names: Record<string, string> =
    event === 'round.stageMoved' ? roundEventNames : event === 'nomination.moved' ? nominationEventNames : {}
  return names[move] ?? auditEventLabel(event)
}
