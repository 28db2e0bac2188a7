import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { actorOf } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { dateOf, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import './audit-events'
import { candidateName } from './candidate-name'
import { inKindWords, type Label, nominationLabels, objectionLabels, roundKindLabels } from './labels'
import { readAccountNames } from './name-queries'
import { allowedObjectionEvents, type ObjectionEvent, type ObjectionState, objectionGroups } from './objection-states'
import { objectionPolicy } from './policy'
import type { ObjectionRow } from './publicity-queries'
import { parseScheme } from './scheme'

const MOST = 200

export type ObjectionList = { rows: (ObjectionRow & { state: ObjectionState; endsOn: string })[]; open: number }

/** Objections to published results, open ones first. @throws AppError notFound for who may read none */
export async function readObjections(viewer: Viewer, filters: { status?: string }): Promise<ObjectionList> {
  const { prisma } = await db()
  if (!objectionPolicy.can(viewer, 'read')) throw notFound()
  const visible = objectionPolicy.where(viewer, 'read')
  const open = { state: { in: [...objectionGroups.open] } }
  const closed = { state: { in: [...objectionGroups.terminal] } }
  const rows = await prisma.objection.findMany({
    where: { AND: [visible, filters.status === 'open' ? open : filters.status === 'closed' ? closed : {}] },
    include: {
      publicity: { include: { round: { select: { name: true } } } },
      nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } },
    },
    orderBy: [{ decidedAt: { sort: 'desc', nulls: 'first' } }, { receivedAt: 'desc' }],
    take: MOST,
  })
  return {
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      candidate: candidateName(row.nomination),
      ground: row.ground,
      label: objectionLabels[row.state].office,
      state: row.state,
      receivedAt: row.receivedAt.toISOString(),
      roundName: row.publicity.round.name,
      endsOn: toDateOnly(row.publicity.endsOn),
    })),
    open: await prisma.objection.count({ where: { AND: [visible, open] } }),
  }
}

export type ObjectionPage = {
  id: string
  number: string
  version: number
  roundId: string
  roundName: string
  nominationId: string
  candidate: string
  candidateUnit: string
  candidateLabel: Label
  /** 命名 or 入围. */
  resultWord: string
  state: ObjectionState
  label: Label
  objector: { name: string; contact: string } | null
  ground: string
  statement: string
  evidenceFileId: string | null
  receivedAt: string
  publicityEndsOn: string
  answer: string | null
  decidedAt: string | null
  decidedBy: string | null
  grounds: { key: string; text: string }[]
  abilities: { decide: boolean; events: ObjectionEvent[] }
}

/** One objection with its objector in the clear for those who handle it; each reading is recorded. @throws AppError notFound */
export async function readObjection(viewer: Viewer, objectionId: string): Promise<ObjectionPage> {
  const { prisma } = await db()
  const row = await prisma.objection.findFirst({
    where: { AND: [{ id: objectionId }, objectionPolicy.where(viewer, 'read')] },
    include: {
      publicity: { include: { round: { include: { schemes: { orderBy: { version: 'desc' }, take: 1 } } } } },
      nomination: {
        include: {
          person: { select: { name: true } },
          project: { select: { name: true } },
          conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } },
        },
      },
    },
  })
  if (!row) throw notFound('没有找到这件异议。')
  const now = await businessNow(prisma)
  const tree = await loadOrgTree(prisma, dateOf(now))
  const accounts = await readAccountNames(prisma, [row.decidedById])
  const { round } = row.publicity
  const decide = objectionPolicy.can(viewer, 'decide', row)
  let objector: ObjectionPage['objector'] = null
  if (objectionPolicy.can(viewer, 'readObjector', row)) {
    const envelope = await openEnvelope(prisma)
    objector = {
      name: envelope.open(row.nameCipher, { table: 'Objection', row: row.id, column: 'name' }),
      contact: envelope.open(row.contactCipher, { table: 'Objection', row: row.id, column: 'contact' }),
    }
    await recordAudit(
      prisma,
      actorOf(viewer),
      'objection.objectorRead',
      { kind: 'objection', id: row.id },
      { nominationId: row.nominationId },
    )
  }
  const scheme = round.schemes[0]
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    roundId: round.id,
    roundName: round.name,
    nominationId: row.nominationId,
    candidate: candidateName(row.nomination),
    candidateUnit: tree.nameOf(row.nomination.unitId),
    candidateLabel: inKindWords(round, nominationLabels[row.nomination.state].office),
    resultWord: roundKindLabels[round.kind].resultWord,
    state: row.state,
    label: objectionLabels[row.state].office,
    objector,
    ground: row.ground,
    statement: row.statement,
    evidenceFileId: row.evidenceFileId,
    receivedAt: row.receivedAt.toISOString(),
    publicityEndsOn: toDateOnly(row.publicity.endsOn),
    answer: row.answer,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedById ? (accounts.get(row.decidedById) ?? null) : null,
    grounds: scheme ? parseScheme(scheme.content).inadmissibleGrounds : [],
    abilities: { decide, events: decide ? allowedObjectionEvents(row.state) : [] },
  }
}
