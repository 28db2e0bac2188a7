import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf, daysBetween } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { candidateLabel } from './candidate-label'
import { type LoadedRound, loadRound } from './loaded-round'
import { readLineNames } from './name-queries'
import { scoreSheetPolicy } from './policy'
import { isSealed, livingSheet, loadReviewSeat, type ReviewSeat } from './review-seat'
import { isStageIn } from './round-stages'
import { type SheetContent, sheetProblems, weightedTotal } from './score-sheet'
import { contentOfSheet } from './stored-sheet'

/** One candidate on a reviewer's desk. Ids are those of the assignment alone. */
export type DeskPlace = {
  assignmentId: string
  /** From 1, in the order of the desk. */
  place: number
  label: string
  /** Name of the candidate's line. */
  line: string
  state: 'empty' | 'partial' | 'complete' | 'sealed'
  isFlagged: boolean
  /** Ten-thousandths of a point. */
  total: number
  problems: string[]
  content: SheetContent
  version: number
  sheetNumber: number
  digest: string | null
  sealedAt: Date | null
}

export type ReviewDesk = { now: Date; round: LoadedRound; seat: ReviewSeat; places: DeskPlace[]; isOpen: boolean; closesAt: Date | null }

const noContent: SheetContent = { scores: [], gates: [], comment: '' }

/** Everything of one reviewer in one round: seat, candidates in desk order, own sheets. @throws AppError notFound */
export async function loadReviewDesk(reader: Reader, viewer: Viewer, roundId: string): Promise<ReviewDesk> {
  const round = await loadRound(reader, roundId)
  const seat = await loadReviewSeat(reader, viewer, round)
  const now = await businessNow(reader)
  const assignments = await reader.assignment.findMany({
    where: { AND: [{ roundId: round.id, roundReviewerId: seat.id }, scoreSheetPolicy.where(viewer, 'read')] },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      sheets: { orderBy: { revision: 'desc' } },
      nomination: { select: { blindCode: true, lineId: true, person: { select: { name: true } }, project: { select: { name: true } } } },
    },
  })
  const lineNames = await readLineNames(reader)
  const closesAt = round.scheme.schedule.reviewClosesAt ? new Date(round.scheme.schedule.reviewClosesAt) : null
  return {
    now,
    round,
    seat,
    closesAt,
    isOpen: isStageIn(round.stage, 'acceptingScores') && (closesAt === null || now < closesAt),
    places: assignments.map((assignment, index): DeskPlace => {
      const sheet = livingSheet(assignment.sheets)
      const content = sheet ? contentOfSheet(sheet) : noContent
      const problems = sheetProblems(content, round.scheme)
      const sealed = isSealed(sheet?.state)
      return {
        assignmentId: assignment.id,
        place: index + 1,
        label: candidateLabel(round, assignment.nomination, index + 1),
        line: lineNames.get(assignment.nomination.lineId) ?? '',
        state: sealed ? 'sealed' : problems.length === 0 ? 'complete' : isUntouched(content) ? 'empty' : 'partial',
        isFlagged: sheet?.isFlagged ?? false,
        total: weightedTotal(content.scores, round.scheme.criteria),
        problems: sealed ? [] : problems,
        content,
        version: sheet?.version ?? 0,
        sheetNumber: sheet?.revision ?? 1,
        digest: sheet?.digest ?? null,
        sealedAt: sheet?.sealedAt ?? null,
      }
    }),
  }
}

function isUntouched(content: SheetContent): boolean {
  return content.scores.every((row) => row.score === null && !row.comment) && content.gates.every((row) => row.isRaised === null)
}

/** Whole days until an instant, by calendar dates. */
export function daysUntil(now: Date, instant: Date | null): number | null {
  return instant ? daysBetween(dateOf(now), dateOf(instant)) : null
}
