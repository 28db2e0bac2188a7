import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { readBatch } from './import-queries'
import { maskIdNumber } from './masks'
import { personPolicy, transferPolicy } from './policy'
import { loadLines, loadOrgTree } from './queries'
import { openStagedRow } from './staged-rows'

export type TransferView = {
  id: string
  version: number
  /** Null for a viewer on the asking side: the person is not theirs until the other unit agrees. */
  personId: string | null
  personName: string
  fromUnitName: string
  toUnitName: string
  toLineName: string
  post: string | null
  on: DateOnly
  reason: string
  state: 'requested' | 'agreed' | 'refused' | 'withdrawn'
  answer: string | null
  requestedAt: string
  answeredAt: string | null
  isIncoming: boolean
  abilities: { answer: boolean; withdraw: boolean }
}

const LIMIT = 200

/** Requests to and from the viewer's units, open ones first. */
export async function readTransfers(viewer: Viewer): Promise<{ requests: TransferView[]; canRequest: boolean }> {
  transferPolicy.authorise(viewer, 'read')
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [rows, tree, lines] = await Promise.all([
    prisma.transferRequest.findMany({
      where: transferPolicy.where(viewer, 'read'),
      orderBy: [{ state: 'asc' }, { requestedAt: 'desc' }],
      take: LIMIT,
      include: { person: { select: { id: true, name: true, unitId: true } } },
    }),
    loadOrgTree(prisma, today),
    loadLines(prisma),
  ])
  const lineNames = new Map(lines.map(({ id, name }) => [id, name]))
  return {
    canRequest: transferPolicy.can(viewer, 'request'),
    requests: rows.map((row) => {
      const isOpen = row.state === 'requested'
      const canSee = personPolicy.can(viewer, 'read', row.person)
      return {
        id: row.id,
        version: row.version,
        personId: canSee ? row.person.id : null,
        // The asking unit named the person itself.
        personName: row.person.name,
        fromUnitName: canSee || transferPolicy.can(viewer, 'answer', row) ? tree.nameOf(row.fromUnitId) : '其他单位',
        toUnitName: tree.nameOf(row.toUnitId),
        toLineName: lineNames.get(row.toLineId) ?? '',
        post: row.post,
        on: toDateOnly(row.on),
        reason: row.reason,
        state: row.state,
        answer: row.answer,
        requestedAt: row.requestedAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        isIncoming: transferPolicy.can(viewer, 'answer', row),
        abilities: {
          answer: isOpen && transferPolicy.can(viewer, 'answer', row),
          withdraw: isOpen && transferPolicy.can(viewer, 'withdraw', row),
        },
      }
    }),
  }
}

export type TransferStart = {
  batchId: string
  rowNumber: number
  name: string
  maskedIdNumber: string
  unitId: string | null
  lineId: string | null
  post: string | null
}

/** What an own staged row says of the person to be asked for; the number stays in the batch. */
export async function readTransferStart(viewer: Viewer, batchId: string, rowNumber: number): Promise<TransferStart> {
  const { prisma } = await db()
  await readBatch(prisma, viewer, batchId)
  const row = await prisma.importRow.findFirst({ where: { batchId, rowNumber, action: 'transfer' } })
  if (!row) throw notFound()
  const { values, unitId, lineId } = openStagedRow(await openEnvelope(prisma), row).staged
  return {
    batchId,
    rowNumber,
    name: values.name ?? '',
    maskedIdNumber: maskIdNumber(values.idNumber ?? ''),
    unitId,
    lineId,
    post: values.post,
  }
}
