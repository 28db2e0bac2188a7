import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { formatInstant } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import '../review-audit'
import { type LoadedRound, loadRound } from '../loaded-round'
import { scoreSheetPolicy } from '../policy'
import { isSealed, livingSheet } from '../review-seat'
import { isStageIn } from '../round-stages'
import { type SheetContent, scoreProblem } from '../score-sheet'
import { refuseOutsideTurn } from '../show/show-turn'
import { columnsOfSheet, contentOfSheet } from '../stored-sheet'

export type DraftInput = { assignmentId: string; version: number; content: SheetContent; isFlagged?: boolean | undefined }

/**
 * Keeps a draft of one sheet, from the page or from an offline workbook. Without `isFlagged` the reviewer's mark stays.
 * @throws AppError notFound, conflict when another window saved in between, sealed, deadline, invalid
 */
export async function saveDraft(tx: Tx, viewer: Viewer, input: DraftInput): Promise<{ version: number; savedAt: string }> {
  const assignment = await lockAssignment(tx, viewer, input.assignmentId)
  const round = await loadRound(tx, assignment.roundId)
  requireOpen(round, await businessNow(tx))
  refuseForeign(input.content, round)
  const sheet = livingSheet(assignment.sheets)
  if (isSealed(sheet?.state)) throw refused('sealed', '这份评分表已经封存，不能再修改。确需修改的，请联系市人才办重开。')
  if ((sheet?.version ?? 0) !== input.version) throw conflict('这份评分表在另一个窗口中修改过。您填写的内容已保留，请刷新后核对。')
  const columns = columnsOfSheet(input.content)
  const now = new Date()
  if (sheet)
    await tx.scoreSheet.update({
      where: { id: sheet.id },
      data: {
        ...columns,
        ...(input.isFlagged === undefined ? {} : { isFlagged: input.isFlagged }),
        version: { increment: 1 },
        updatedAt: now,
      },
    })
  else
    await tx.scoreSheet.create({
      data: {
        assignmentId: assignment.id,
        revision: assignment.sheets.length + 1,
        ...columns,
        ...(input.isFlagged === undefined ? {} : { isFlagged: input.isFlagged }),
        updatedAt: now,
      },
    })
  const before = sheet ? contentOfSheet(sheet) : { scores: [], gates: [], comment: '' }
  const criteria = changedCriteria(before, input.content)
  await recordAudit(tx, actorOf(viewer), 'sheet.saved', { kind: 'assignment', id: assignment.id }, { roundId: round.id, criteria })
  return { version: (sheet?.version ?? 0) + 1, savedAt: now.toISOString() }
}

async function lockAssignment(tx: Tx, viewer: Viewer, assignmentId: string) {
  await tx.$queryRaw`
    SELECT a.id FROM "Assignment" a JOIN "Round" r ON r.id = a."roundId" WHERE a.id = ${assignmentId} FOR SHARE OF r FOR UPDATE OF a`
  await refuseOutsideTurn(tx, viewer, assignmentId)
  const assignment = await tx.assignment.findFirst({
    where: { AND: [{ id: assignmentId }, scoreSheetPolicy.where(viewer, 'write')] },
    include: { sheets: { orderBy: { revision: 'desc' } } },
  })
  if (!assignment) throw notFound('没有找到这份评审任务，可能已经作废或重新分配。您填写的内容仍在本页。')
  return assignment
}

function requireOpen(round: LoadedRound, now: Date): void {
  if (!isStageIn(round.stage, 'acceptingScores'))
    throw refused('wrongStage', '评审尚未开始或已经结束，不能保存评分。您填写的内容仍在本页。')
  const { reviewClosesAt } = round.scheme.schedule
  if (reviewClosesAt && now >= new Date(reviewClosesAt))
    throw refused('deadline', `已过评分截止时间（${formatInstant(reviewClosesAt)}），不能再保存；此前保存的草稿仍然保留，请联系市人才办。`)
}

/** What the rubric does not know, or a score off its scale, never reaches the database. */
function refuseForeign(content: SheetContent, round: LoadedRound): void {
  const criteria = new Map(round.scheme.criteria.map((criterion) => [criterion.key, criterion]))
  const gates = new Set(round.scheme.gates.map((gate) => gate.key))
  for (const { criterionKey, score } of content.scores) {
    const criterion = criteria.get(criterionKey)
    const problem = criterion ? score !== null && scoreProblem(criterion, score) : '评分表中有方案以外的项目，请刷新页面后重试。'
    if (problem) throw invalid(problem)
  }
  if (content.gates.some((finding) => !gates.has(finding.gateKey))) throw invalid('评分表中有方案以外的项目，请刷新页面后重试。')
}

function changedCriteria(before: SheetContent, after: SheetContent): string[] {
  const rows = new Map(before.scores.map((row) => [row.criterionKey, canonicalJson(row)]))
  return after.scores.filter((row) => rows.get(row.criterionKey) !== canonicalJson(row)).map((row) => row.criterionKey)
}
