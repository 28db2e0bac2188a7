import type { Scheme } from '@/lib/rounds/scheme'
import { receiptDigest, sealSheet } from '@/lib/rounds/sheet-seal'
import { columnsOfSheet } from '@/lib/rounds/stored-sheet'
import { officeTime } from '../office-time'
import type { Random } from '../random'
import type { Row } from '../write-rows'
import type { Judge, Seat } from './judging'
import type { SealedSeat } from './ranking'
import { begunContent, sheetContent, strengths } from './scoring'

/** How far a reviewer has come: everything sealed, some sheets filled in, or nothing yet. */
export type Pace = 'sealed' | { complete: number; begun: number }

export type ReviewPlan = { sheets: Row[]; sealed: SealedSeat[]; sealedBy: Map<string, { at: Date; digest: string }> }

/** Ten-thousandths of a point to hundredths, half up. */
function hundredthsOf(total: number): number {
  return Math.floor((total + 50) / 100)
}

/** Everybody's sheets: one a seat, sealed by reviewer when their time has come. */
export function reviewSheets(
  random: Random,
  input: {
    roundId: string
    scheme: Scheme
    seats: readonly Seat[]
    judges: readonly Judge[]
    paceOf: (judge: Judge, index: number) => Pace
    from: Date
    to: Date
  },
): ReviewPlan {
  const { roundId, scheme, seats, judges, from, to } = input
  const worth = new Map([...new Set(seats.map((seat) => seat.entry))].map((entry) => [entry.id, strengths(random, scheme, entry)]))
  const plan: ReviewPlan = { sheets: [], sealed: [], sealedBy: new Map() }
  judges.forEach((judge, index) => {
    const pace = input.paceOf(judge, index)
    const own = seats.filter((seat) => seat.judge === judge).sort((a, b) => a.position - b.position)
    const half = new Date(from.getTime() + 0.45 * (to.getTime() - from.getTime()))
    const sealedAt = officeTime(random, half, to)
    const receipt: { assignmentId: string; sheetNumber: number; digest: string }[] = []
    own.forEach((seat, order) => {
      const content = sheetContent(random, scheme, judge, worth.get(seat.entry.id) ?? new Map())
      const createdAt = new Date(from.getTime() + (order + 1) * 1_200_000)
      const base = { id: random.uuid(createdAt), assignmentId: seat.id, revision: 1, createdAt }
      if (pace === 'sealed') {
        const { digest, total } = sealSheet({ roundId, schemeVersion: 1, assignmentId: seat.id, sheetNumber: 1, content }, scheme)
        receipt.push({ assignmentId: seat.id, sheetNumber: 1, digest })
        plan.sealed.push({ seat, sheetId: base.id, digest, content })
        plan.sheets.push({
          ...base,
          state: 'sealed',
          ...columnsOfSheet(content),
          totalHundredths: hundredthsOf(total),
          digest,
          sealedAt,
          updatedAt: sealedAt,
          version: 2,
        })
        return
      }
      if (order >= pace.complete + pace.begun) return
      const draft = order < pace.complete ? content : begunContent(random, content)
      plan.sheets.push({
        ...base,
        state: 'draft',
        ...columnsOfSheet(draft),
        totalHundredths: null,
        digest: null,
        sealedAt: null,
        updatedAt: createdAt,
        version: 3,
      })
    })
    if (pace === 'sealed') plan.sealedBy.set(judge.roundReviewerId, { at: sealedAt, digest: receiptDigest(roundId, receipt) })
  })
  return plan
}
