import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../review-audit'
import { candidateLabel } from '../candidate-label'
import { type LoadedRound, loadRound } from '../loaded-round'
import { scoreSheetPolicy } from '../policy'
import type { sealSheetsSchema } from '../review-schema'
import { isSealed, livingSheet, loadReviewSeat, lockReviewSeat, type ReviewSeat } from '../review-seat'
import { sheetProblems } from '../score-sheet'
import { receiptDigest } from '../sheet-seal'
import { decideSheet } from '../sheet-states'
import { contentOfSheet } from '../stored-sheet'
import type { Missing } from '../transitions'
import { refusedFor } from './refuse-missing'
import { writeSeals } from './write-seals'

export type SealReceipt = { roundId: string; sealedAt: string; digest: string; sheets: number }

/** Beyond so many sentences a refusal says how many more there are. */
const MOST_SENTENCES = 12

/**
 * Seals all sheets of a reviewer in a round at once, each with its digest, and one digest over all. Nothing changes them afterwards; the
 * same call again gives the same receipt.
 * @throws AppError naming every gap, deadline, wrongStage, notFound
 */
export async function sealSheets(viewer: Viewer, input: z.output<typeof sealSheetsSchema>): Promise<SealReceipt> {
  return inTransaction(
    async (tx) => {
      await lockReviewSeat(tx, viewer, input.roundId)
      await tx.$queryRaw`
        SELECT a.id FROM "Assignment" a JOIN "RoundReviewer" s ON s.id = a."roundReviewerId"
        WHERE s."roundId" = ${input.roundId} AND s."accountId" = ${viewer.accountId} ORDER BY a.id FOR UPDATE OF a`
      const round = await loadRound(tx, input.roundId)
      const seat = await loadReviewSeat(tx, viewer, round)
      if (round.scheme.reviewing.show)
        throw refused('show', '本轮为现场展示评比，每个参评对象评分结束时，全体评委的评分表统一封存，不需要另行封存。')
      const assignments = await loadOwnAssignments(tx, viewer, round, seat)
      const open = assignments.filter((assignment) => !isSealed(livingSheet(assignment.sheets)?.state))
      if (open.length === 0 && seat.sealedAt && seat.sealDigest)
        return { roundId: round.id, sealedAt: seat.sealedAt.toISOString(), digest: seat.sealDigest, sheets: assignments.length }
      if (assignments.length === 0) throw refused('nothing', '本轮没有分配给您的评审任务，无须封存。')
      const now = await businessNow(tx)
      refuseGaps(round, now, open)
      await writeSeals(tx, round, now, open)
      return closeSeat(tx, viewer, round, seat, now)
    },
    // All reviewers of a city may seal in the last minute: they wait their turn.
    { timeout: 30_000, maxWait: 45_000 },
  )
}

async function loadOwnAssignments(tx: Tx, viewer: Viewer, round: LoadedRound, seat: ReviewSeat) {
  return tx.assignment.findMany({
    where: { AND: [{ roundId: round.id, roundReviewerId: seat.id }, scoreSheetPolicy.where(viewer, 'write')] },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      sheets: { orderBy: { revision: 'desc' } },
      nomination: {
        select: {
          blindCode: true,
          person: { select: { name: true } },
          project: { select: { name: true } },
          conflicts: { where: { personId: seat.personId }, select: { reason: true } },
        },
      },
    },
  })
}

type OwnAssignment = Awaited<ReturnType<typeof loadOwnAssignments>>[number]

function refuseGaps(round: LoadedRound, now: Date, open: readonly OwnAssignment[]): void {
  const closesAt = round.scheme.schedule.reviewClosesAt ? new Date(round.scheme.schedule.reviewClosesAt) : null
  const missing = open.flatMap((assignment): Missing[] => {
    const sheet = livingSheet(assignment.sheets)
    const content = sheet ? contentOfSheet(sheet) : { scores: [], gates: [], comment: '' }
    const label = candidateLabel(round, assignment.nomination, assignment.position)
    const decision = decideSheet('draft', 'seal', {
      stage: round.stage,
      now,
      closesAt,
      conflict: assignment.nomination.conflicts[0]?.reason ?? null,
      problems: sheetProblems(content, round.scheme).map((problem) => `${label}：${problem}`),
    })
    return decision.ok ? [] : decision.missing
  })
  const distinct = [...new Map(missing.map((item) => [item.message, item])).values()]
  if (distinct.length === 0) return
  const shown = distinct.slice(0, MOST_SENTENCES)
  const rest = distinct.length - shown.length
  throw refusedFor(rest > 0 ? [...shown, { code: 'more', message: `另有 ${rest} 处，请在总览页逐一核对。` }] : shown)
}

/** The digest over everything sealed, in the order of the desk, goes on the receipt. */
async function closeSeat(tx: Tx, viewer: Viewer, round: LoadedRound, seat: ReviewSeat, now: Date): Promise<SealReceipt> {
  const sealed = await loadOwnAssignments(tx, viewer, round, seat)
  const lines = sealed.flatMap((assignment) => {
    const sheet = livingSheet(assignment.sheets)
    return sheet?.digest ? [{ assignmentId: assignment.id, sheetNumber: sheet.revision, digest: sheet.digest }] : []
  })
  const digest = receiptDigest(round.id, lines)
  await tx.roundReviewer.update({
    where: { id: seat.id },
    data: { sealedAt: now, sealDigest: digest, version: { increment: 1 } },
  })
  const payload = { roundId: round.id, sheets: lines.length, digest }
  await recordAudit(tx, actorOf(viewer), 'sheet.sealed', { kind: 'roundReviewer', id: seat.id }, payload)
  return { roundId: round.id, sealedAt: now.toISOString(), digest, sheets: lines.length }
}
