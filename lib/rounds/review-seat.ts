import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader, Tx } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { roundPolicy } from './policy'
import { isStageIn, type RoundStage } from './round-stages'
import { isSheetIn, type SheetState } from './sheet-states'

/** A reviewer's place in one round. */
export type ReviewSeat = {
  id: string
  personId: string
  isDeclared: boolean
  declaredAt: Date | null
  sealedAt: Date | null
  sealDigest: string | null
}

/** The viewer's own place in a round. @throws AppError notFound for whoever does not review it (any more) */
export async function loadReviewSeat(reader: Reader, viewer: Viewer, round: { id: string; stage: RoundStage }): Promise<ReviewSeat> {
  const missing = '没有找到这项评审工作。请确认已切换到本轮评审专家的身份。'
  if (!viewer.accountId || !roundPolicy.can(viewer, 'declare', round)) throw notFound(missing)
  const row = await reader.roundReviewer.findUnique({ where: { roundId_accountId: { roundId: round.id, accountId: viewer.accountId } } })
  if (!row || row.state === 'excused') throw notFound(missing)
  const { id, personId, state, declaredAt, sealedAt, sealDigest } = row
  return { id, personId, isDeclared: state === 'declared', declaredAt, sealedAt, sealDigest }
}

/** Locks the viewer's place for writing and the round against moving on. @throws AppError notFound */
export async function lockReviewSeat(tx: Tx, viewer: Viewer, roundId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "RoundReviewer" s JOIN "Round" r ON r.id = s."roundId"
    WHERE s."roundId" = ${roundId} AND s."accountId" = ${viewer.accountId} FOR SHARE OF r FOR UPDATE OF s`
  if (rows.length === 0) throw notFound('没有找到这项评审工作。请确认已切换到本轮评审专家的身份。')
}

/** The list of names is open, and no candidate has been given to this reviewer yet. */
export function canDeclare(stage: RoundStage, assigned: number): boolean {
  return isStageIn(stage, 'acceptingDeclarations') && assigned === 0
}

/** The sheet of an assignment that is in use; superseded ones stay for the record. */
export function livingSheet<Sheet extends { state: 'draft' | 'sealed' | 'superseded' }>(sheets: readonly Sheet[]): Sheet | undefined {
  return sheets.find((sheet) => sheet.state !== 'superseded')
}

/** How a stored sheet stands in the terms of the sheet's life. */
export function isSealed(state: 'draft' | 'sealed' | 'superseded' | undefined): boolean {
  const named: SheetState = state === 'sealed' ? 'sealed' : 'draft'
  return isSheetIn(named, 'counted')
}
