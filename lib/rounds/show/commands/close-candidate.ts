import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../show-audit'
import { requireMove } from '../../commands/refuse-missing'
import { writeSeals } from '../../commands/write-seals'
import type { LoadedRound } from '../../loaded-round'
import { livingSheet } from '../../review-seat'
import { sheetProblems, weightedTotal } from '../../score-sheet'
import { type ReceiptLine, receiptDigest } from '../../sheet-seal'
import { contentOfSheet } from '../../stored-sheet'
import { showResult } from '../show-result'
import type { closeShowItemSchema } from '../show-schema'
import { decideShowItem } from '../show-states'
import { isUnderWay, lockShow, recordShowEvent, requireItem } from './lock-show'

export type ClosedCandidate = { name: string; sealed: number; waived: number }

/**
 * Closes the open candidate: complete sheets are sealed as they stand, judges who have not finished are done without under the reason given,
 * the result by the announced rule is kept, all in one transaction under the round's lock. What is saved later is refused.
 * @throws AppError conflict for the second of two offices, incomplete naming who is missing, noSheet
 */
export async function closeShowCandidate(viewer: Viewer, input: z.output<typeof closeShowItemSchema>): Promise<ClosedCandidate> {
  return inTransaction(async (tx) => {
    const show = await lockShow(tx, viewer, input.roundId)
    const { round, now } = show
    const item = requireItem(show.items, input)
    const seats = await loadSeats(tx, round, item.nominationId)
    const ready = seats.filter((seat) => seat.isSealed || seat.isComplete)
    const late = seats.filter((seat) => !seat.isSealed && !seat.isComplete)
    const reason = input.reason || undefined
    requireMove(
      decideShowItem(item.state, 'close', {
        stage: round.stage,
        complete: ready.length,
        isUnderWay: isUnderWay(item),
        incomplete: late.map((seat) => seat.judge),
        reason,
      }),
    )
    await writeSeals(
      tx,
      round,
      now,
      ready.filter((seat) => !seat.isSealed),
    )
    await tx.assignment.updateMany({
      where: { id: { in: late.map((seat) => seat.id) }, state: 'active' },
      data: { state: 'waived', reason: `展示评比结束时没有评完：${reason ?? ''}`, version: { increment: 1 } },
    })
    const result = showResult(
      ready.map((seat) => seat.total),
      round.scheme.aggregation,
    )
    const updated = await tx.showItem.updateMany({
      where: { id: item.id, version: item.version, state: 'open' },
      data: {
        state: 'closed',
        closedAt: now,
        valueTenThousandths: result.value,
        totals: result.totals,
        missing: late.length,
        version: { increment: 1 },
      },
    })
    if (updated.count === 0) throw conflict()
    const digests = await closeSeats(tx, round, now, item.nominationId)
    await recordShowEvent(tx, round.id, 'closed', item.id, now)
    const payload = {
      roundId: round.id,
      nominationId: item.nominationId,
      position: item.position,
      sealed: ready.length,
      waived: late.length,
      digest: sha256Hex(canonicalJson(digests)),
    }
    await recordAudit(tx, actorOf(viewer), 'show.closed', { kind: 'nomination', id: item.nominationId }, payload)
    return { name: item.name, sealed: ready.length, waived: late.length }
  })
}

async function loadSeats(tx: Tx, round: LoadedRound, nominationId: string) {
  const assignments = await tx.assignment.findMany({
    where: { roundId: round.id, nominationId, state: 'active' },
    orderBy: { id: 'asc' },
    include: {
      sheets: { orderBy: { revision: 'desc' } },
      roundReviewer: { select: { person: { select: { name: true } } } },
    },
  })
  return assignments.map((assignment) => {
    const sheet = livingSheet(assignment.sheets)
    const content = sheet ? contentOfSheet(sheet) : null
    return {
      id: assignment.id,
      sheets: assignment.sheets,
      judge: assignment.roundReviewer.person.name,
      isSealed: sheet?.state === 'sealed',
      isComplete: content !== null && sheetProblems(content, round.scheme).length === 0,
      total: content ? weightedTotal(content.scores, round.scheme.criteria) : 0,
    }
  })
}

/** Judges whose last sheet this was get their receipt's digest. @returns the digests of this candidate's sealed sheets */
async function closeSeats(tx: Tx, round: LoadedRound, now: Date, nominationId: string): Promise<string[]> {
  const assignments = await tx.assignment.findMany({
    where: { roundId: round.id, state: 'active' },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, nominationId: true, roundReviewerId: true, sheets: { where: { state: { not: 'superseded' } } } },
  })
  const seats = new Map<string, { isDone: boolean; lines: ReceiptLine[] }>()
  for (const { id, roundReviewerId, sheets } of assignments) {
    const seat = seats.get(roundReviewerId) ?? { isDone: true, lines: [] }
    const sheet = sheets[0]
    if (sheet?.state === 'sealed' && sheet.digest) seat.lines.push({ assignmentId: id, sheetNumber: sheet.revision, digest: sheet.digest })
    else seat.isDone = false
    seats.set(roundReviewerId, seat)
  }
  const done = [...seats].filter(([, seat]) => seat.isDone)
  const digests = done.map(([, seat]) => receiptDigest(round.id, seat.lines))
  await tx.$executeRaw`
    UPDATE "RoundReviewer" r SET "sealedAt" = ${now}, "sealDigest" = d.digest, version = r.version + 1
    FROM unnest(${done.map(([id]) => id)}::text[], ${digests}::text[]) AS d(id, digest) WHERE r.id = d.id`
  return assignments
    .filter((row) => row.nominationId === nominationId)
    .flatMap((row) => row.sheets.flatMap((sheet) => (sheet.state === 'sealed' && sheet.digest ? [sheet.digest] : [])))
    .sort()
}
