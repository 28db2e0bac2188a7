import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { roundKindLabels } from '../labels'
import { loadRound } from '../loaded-round'
import { scoreSheetPolicy } from '../policy'
import { livingSheet, loadReviewSeat } from '../review-seat'
import type { Criterion, Gate } from '../scheme'
import { formatTotal, type SheetContent, weightedTotal } from '../score-sheet'
import { contentOfSheet } from '../stored-sheet'
import { loadShow, type ShowCandidate } from './show-queries'
import type { ShowItemState, ShowPhase } from './show-states'

/** How a judge's own sheet for one candidate stands; `barred`: under conflict or not theirs. */
export type OwnSheet = 'none' | 'draft' | 'sealed' | 'waived' | 'barred'

export type ShowDesk = {
  round: { id: string; name: string; criteria: Criterion[]; gates: Gate[] }
  /** What a candidate is called in this kind of round. */
  candidateWord: string
  eventNumber: number
  phase: ShowPhase
  closed: number
  total: number
  order: { position: number; name: string; unit: string; state: ShowItemState; own: OwnSheet; ownTotal: string | null }[]
  current: (Omit<ShowCandidate, 'version'> & { seat: ShowSeat | null }) | null
  /** The candidate that closed last, with what was sealed of the judge's own. */
  last: { name: string; closedAt: string | null; own: OwnSheet; ownTotal: string | null; assignmentId: string | null } | null
  hasReceipt: boolean
}
export type ShowSeat = { assignmentId: string; content: SheetContent; version: number; isSealed: boolean; isFlagged: boolean }

const noContent: SheetContent = { scores: [], gates: [], comment: '' }

/** A judge's phone at a show: the open candidate with the own sheet, and the running order. Nothing of other judges, no results. */
export async function readShowDesk(viewer: Viewer, roundId: string): Promise<ShowDesk> {
  const { prisma } = await db()
  const round = await loadRound(prisma, roundId)
  const seat = await loadReviewSeat(prisma, viewer, round)
  if (!round.scheme.reviewing.show) throw notFound('本轮没有现场展示评比。')
  const [show, assignments, waived] = await Promise.all([
    loadShow(prisma, round),
    prisma.assignment.findMany({
      where: { AND: [{ roundId, roundReviewerId: seat.id }, scoreSheetPolicy.where(viewer, 'read')] },
      include: { sheets: { orderBy: { revision: 'desc' } } },
    }),
    prisma.assignment.findMany({ where: { roundId, roundReviewerId: seat.id, state: 'waived' }, select: { nominationId: true } }),
  ])
  const ownOf = new Map(assignments.map((assignment) => [assignment.nominationId, assignment]))
  const waivedIds = new Set(waived.map((row) => row.nominationId))
  const standing = (nominationId: string): { own: OwnSheet; ownTotal: string | null } => {
    if (waivedIds.has(nominationId)) return { own: 'waived', ownTotal: null }
    const assignment = ownOf.get(nominationId)
    if (!assignment) return { own: 'barred', ownTotal: null }
    const sheet = livingSheet(assignment.sheets)
    if (!sheet) return { own: 'none', ownTotal: null }
    if (sheet.state !== 'sealed') return { own: 'draft', ownTotal: null }
    return { own: 'sealed', ownTotal: formatTotal(weightedTotal(contentOfSheet(sheet).scores, round.scheme.criteria)) }
  }
  const open = show.items.find((item) => item.state === 'open')
  const closed = show.items.filter((item) => item.state === 'closed')
  const last = [...closed].sort((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? '')).at(-1)
  return {
    round: { id: round.id, name: round.name, criteria: round.scheme.criteria, gates: round.scheme.gates },
    candidateWord: roundKindLabels[round.kind].candidateName,
    eventNumber: show.eventNumber,
    phase: show.phase,
    closed: closed.length,
    total: show.items.length,
    order: show.items.map(({ position, name, unit, state, nominationId }) => ({ position, name, unit, state, ...standing(nominationId) })),
    current: open ? { ...faceOf(open), seat: seatOf(ownOf.get(open.nominationId)) } : null,
    last: last
      ? {
          name: last.name,
          closedAt: last.closedAt,
          ...standing(last.nominationId),
          assignmentId: ownOf.get(last.nominationId)?.id ?? null,
        }
      : null,
    hasReceipt: seat.sealedAt !== null,
  }
}

function faceOf(item: ShowCandidate): Omit<ShowCandidate, 'version'> {
  const { itemId, position, name, unit, line, category, slogan, summary, state, isUnderWay, openedAt, closedAt } = item
  return { itemId, position, name, unit, line, category, slogan, summary, state, isUnderWay, openedAt, closedAt, value: null, basis: '' }
}

type OwnAssignment = {
  id: string
  sheets: {
    state: 'draft' | 'sealed' | 'superseded'
    scores: unknown
    gates: unknown
    note: string | null
    version: number
    isFlagged: boolean
  }[]
}

function seatOf(assignment: OwnAssignment | undefined): ShowSeat | null {
  if (!assignment) return null
  const sheet = livingSheet(assignment.sheets)
  return {
    assignmentId: assignment.id,
    content: sheet ? contentOfSheet(sheet) : noContent,
    version: sheet?.version ?? 0,
    isSealed: sheet?.state === 'sealed',
    isFlagged: sheet?.isFlagged ?? false,
  }
}
