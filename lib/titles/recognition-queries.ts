import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden } from '@/lib/platform/errors'
import { recognitionPolicy } from './recognition-policy'
import type { RecognitionState } from './recognition-states'

export type RecognitionRow = {
  id: string
  version: number
  personId: string
  personName: string
  unitName: string
  titleId: string
  title: string
  plan: 'summit' | 'highland'
  awardName: string
  grantedBy: string
  grantedOn: DateOnly
  documentNumber: string
  note: string | null
  /** `isOwn`: sent by this viewer, who may hand it in again. */
  proof: { id: string; name: string; isOwn: boolean } | null
  state: RecognitionState
  answer: string | null
  requestedAt: string
  answeredAt: string | null
  /** `again`: mended and asked for anew, where nothing came after it. */
  abilities: { answer: boolean; withdraw: boolean; again: boolean }
}

export type RecognitionPage = {
  today: DateOnly
  rows: RecognitionRow[]
  waiting: number
  titles: { id: string; name: string }[]
  /** The one person a talent asks for; null where the unit chooses. */
  ownPersonId: string | null
  abilities: { request: boolean }
}

const MOST = 200

/** Requests in the viewer's scope: those that wait first, then the latest. @throws AppError forbidden */
export async function readRecognitions(viewer: Viewer, filter: { state?: RecognitionState } = {}): Promise<RecognitionPage> {
  if (!recognitionPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const scope = scopeOf(viewer)
  const [tree, titles, waiting, rows] = await Promise.all([
    loadOrgTree(prisma, today),
    prisma.title.findMany({ where: { isActive: true }, orderBy: [{ plan: 'asc' }, { rank: 'asc' }], select: { id: true, name: true } }),
    prisma.recognition.count({ where: { AND: [scope, { state: 'submitted' }] } }),
    prisma.recognition.findMany({
      where: { AND: [scope, filter.state ? { state: filter.state } : {}] },
      include: { title: { select: { name: true, plan: true } }, person: { select: { name: true, unitId: true } } },
      orderBy: [{ state: 'asc' }, { requestedAt: 'desc' }, { id: 'desc' }],
      take: MOST,
    }),
  ])
  const [files, standing] = await Promise.all([
    prisma.storedFile.findMany({
      where: { id: { in: rows.map((row) => row.proofFileId) }, deletedAt: null },
      select: { id: true, name: true, ownerAccountId: true },
    }),
    prisma.recognition.findMany({
      where: { AND: [scope, { personId: { in: rows.map((row) => row.personId) }, state: { in: ['submitted', 'approved'] } }] },
      select: { personId: true, titleId: true, requestedAt: true },
    }),
  ])
  const fileOf = new Map(
    files.map(({ id, name, ownerAccountId }) => [
      id,
      { id, name, isOwn: viewer.accountId !== null && ownerAccountId === viewer.accountId },
    ]),
  )
  return {
    today,
    waiting,
    titles,
    ownPersonId: viewer.role === 'talent' ? viewer.personId : null,
    abilities: { request: recognitionPolicy.can(viewer, 'request') },
    rows: rows.map((row) => {
      const facts = { personId: row.personId, unitId: row.person.unitId }
      const isOpen = row.state === 'submitted'
      const isFollowed = standing.some(
        ({ personId, titleId, requestedAt }) => personId === row.personId && titleId === row.titleId && requestedAt > row.requestedAt,
      )
      return {
        id: row.id,
        version: row.version,
        personId: row.personId,
        personName: row.person.name,
        unitName: tree.nameOf(row.person.unitId),
        titleId: row.titleId,
        title: row.title.name,
        plan: row.title.plan,
        awardName: row.awardName,
        grantedBy: row.grantedBy,
        grantedOn: toDateOnly(row.grantedOn),
        documentNumber: row.documentNumber,
        note: row.note,
        proof: fileOf.get(row.proofFileId) ?? null,
        state: row.state,
        answer: row.answer,
        requestedAt: row.requestedAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        abilities: {
          answer: isOpen && recognitionPolicy.can(viewer, 'answer', facts),
          withdraw: isOpen && recognitionPolicy.can(viewer, 'withdraw', facts),
          again: (row.state === 'refused' || row.state === 'withdrawn') && !isFollowed && recognitionPolicy.can(viewer, 'request', facts),
        },
      }
    }),
  }
}

/** The policy's facts are the person's: units filter through the relation. */
function scopeOf(viewer: Viewer): Prisma.RecognitionWhereInput {
  if (viewer.role === 'unitHr' || viewer.role === 'unitLeader') return { person: { is: { unitId: { in: viewer.unitIds } } } }
  return recognitionPolicy.where(viewer, 'read') as Prisma.RecognitionWhereInput
}

/** Proofs are read by whoever reads the request. */
export async function canReadProof(viewer: Viewer, fileId: string): Promise<boolean> {
  if (!recognitionPolicy.can(viewer, 'read')) return false
  const { prisma } = await db()
  const found = await prisma.recognition.findFirst({ where: { AND: [scopeOf(viewer), { proofFileId: fileId }] }, select: { id: true } })
  return found !== null
}
