import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import type { Criterion, Gate, Scheme } from './scheme'

/**
 * One reviewer's sheet for one candidate: checked against the rubric, totalled exactly, and sealed as canonical JSON with a
 * SHA-256 digest that the reviewer keeps.
 */

export type CriterionScore = { criterionKey: string; score: number | null; comment: string }
export type GateFinding = { gateKey: string; isRaised: boolean | null; reason: string }
export type SheetContent = { scores: CriterionScore[]; gates: GateFinding[]; comment: string }

type Rubric = Pick<Scheme, 'criteria' | 'gates'>

/** Scores, scales, steps and weights have at most two decimals; the sums are made in hundredths. */
const hundredths = (value: number): number => Math.round(value * 100)
const hasTwoDecimals = (value: number): boolean => Math.abs(value * 100 - hundredths(value)) < 1e-6

export const commentLimit = 300

/** What is wrong with one score, as a sentence; null when it may stand. An empty score is only a gap, see `sheetProblems`. */
export function scoreProblem(criterion: Criterion, score: number): string | null {
  if (!Number.isFinite(score) || !hasTwoDecimals(score)) return `“${criterion.name}”的分数不是有效数字。`
  if (score < 0 || score > criterion.scaleMax) return `“${criterion.name}”的分数应在 0 至 ${criterion.scaleMax} 之间。`
  if (hundredths(score) % hundredths(criterion.step) !== 0) return `“${criterion.name}”每 ${criterion.step} 分一档，${score} 不在档上。`
  return null
}

/** True when the scheme asks for a comment at this score. */
export function isCommentRequired(criterion: Criterion, score: number): boolean {
  const high = criterion.commentAtOrAbove !== null && score >= criterion.commentAtOrAbove
  const low = criterion.commentBelow !== null && score < criterion.commentBelow
  return high || low
}

/** Everything that keeps a sheet from being sealed, by name; empty when complete. Fields unknown to the rubric are named too. */
export function sheetProblems(content: SheetContent, rubric: Rubric): string[] {
  return [
    ...rubric.criteria.flatMap((criterion) => criterionProblems(criterion, content)),
    ...rubric.gates.flatMap((gate) => gateProblems(gate, content)),
    ...unknownKeys(content, rubric),
    ...(content.comment.length > commentLimit * 4 ? [`总评语不超过 ${commentLimit * 4} 字。`] : []),
  ]
}

function criterionProblems(criterion: Criterion, content: SheetContent): string[] {
  const rows = content.scores.filter((row) => row.criterionKey === criterion.key)
  const [row] = rows
  if (!row || row.score === null) return [`“${criterion.name}”还没有评分。`]
  if (rows.length > 1) return [`“${criterion.name}”重复评分。`]
  const problem = scoreProblem(criterion, row.score)
  if (problem) return [problem]
  if (row.comment.length > commentLimit) return [`“${criterion.name}”的评语不超过 ${commentLimit} 字。`]
  if (isCommentRequired(criterion, row.score) && !row.comment.trim()) return [`“${criterion.name}”评 ${row.score} 分，须填写评语。`]
  return []
}

function gateProblems(gate: Gate, content: SheetContent): string[] {
  const finding = content.gates.find((each) => each.gateKey === gate.key)
  if (!finding || finding.isRaised === null) return [`一票否决事项“${gate.name}”还没有选择。`]
  return finding.isRaised && !finding.reason.trim() ? [`认为存在“${gate.name}”的，须说明理由。`] : []
}

function unknownKeys(content: SheetContent, rubric: Rubric): string[] {
  const criteria = new Set(rubric.criteria.map((criterion) => criterion.key))
  const gates = new Set(rubric.gates.map((gate) => gate.key))
  const isUnknown = content.scores.some((row) => !criteria.has(row.criterionKey)) || content.gates.some((row) => !gates.has(row.gateKey))
  return isUnknown ? ['评分表中有方案以外的项目，请刷新页面后重试。'] : []
}

/**
 * The weighted total on a scale of 0 to 100, in ten-thousandths of a point: Σ weight × score ÷ scale, as one exact fraction,
 * rounded half up once at the end. Criteria without a score count nothing, so that it serves drafts as well.
 */
export function weightedTotal(scores: readonly CriterionScore[], criteria: readonly Criterion[]): number {
  let numerator = 0n
  let denominator = 1n
  for (const criterion of criteria) {
    const score = scores.find((row) => row.criterionKey === criterion.key)?.score
    if (score === null || score === undefined) continue
    // weight/100 × score/100 ÷ scale/100 = weight × score ÷ (scale × 100), all in hundredths
    const top = BigInt(hundredths(criterion.weight)) * BigInt(hundredths(score))
    const bottom = BigInt(hundredths(criterion.scaleMax)) * 100n
    numerator = numerator * bottom + top * denominator
    denominator *= bottom
  }
  return Number((numerator * 20_000n + denominator) / (denominator * 2n))
}

/** Share of the rubric's weight that has been scored, in per cent. */
export function scoredWeight(scores: readonly CriterionScore[], criteria: readonly Criterion[]): number {
  const scored = criteria.filter((criterion) => scores.some((row) => row.criterionKey === criterion.key && row.score !== null))
  return scored.reduce((sum, criterion) => sum + hundredths(criterion.weight), 0) / 100
}

/** 825000 → "82.50": ten-thousandths shown with two decimals, half up. */
export function formatTotal(tenThousandths: number): string {
  return (Math.floor((tenThousandths + 50) / 100) / 100).toFixed(2)
}

/** What is sealed. Ids are opaque; no name of a person or unit is part of it. */
export type SealedSheet = {
  format: 'score-sheet/1'
  roundId: string
  schemeVersion: number
  assignmentId: string
  /** 1 for the first sheet of an assignment, 2 after it was reopened once … */
  sheetNumber: number
  content: SheetContent
  total: number
}

export type Seal = { canonical: string; digest: string; total: number }

/**
 * Seals a complete sheet. Rows are ordered by the rubric and texts normalised to NFC, so that the same judgement always has the
 * same digest.
 *
 * @throws Error when the sheet has problems: the command refuses those before
 */
export function sealSheet(sheet: Omit<SealedSheet, 'format' | 'total'>, rubric: Rubric): Seal {
  if (sheetProblems(sheet.content, rubric).length > 0) throw new Error('A sheet with problems cannot be sealed')
  const scores = rubric.criteria.flatMap((criterion) => sheet.content.scores.filter((row) => row.criterionKey === criterion.key))
  const gates = rubric.gates.flatMap((gate) => sheet.content.gates.filter((row) => row.gateKey === gate.key))
  const total = weightedTotal(scores, rubric.criteria)
  const sealed: SealedSheet = { ...sheet, format: 'score-sheet/1', content: normalised({ ...sheet.content, scores, gates }), total }
  const canonical = canonicalJson(sealed)
  return { canonical, digest: digestOf(canonical), total }
}

/** Strings in NFC all the way down, so that the same text typed on different machines is the same text. */
function normalised(content: SheetContent): SheetContent {
  const text = (value: string): string => value.normalize('NFC')
  return {
    scores: content.scores.map((row) => ({ ...row, comment: text(row.comment) })),
    gates: content.gates.map((row) => ({ ...row, reason: text(row.reason) })),
    comment: text(content.comment),
  }
}

/** SHA-256 in hexadecimal. */
export function digestOf(canonical: string): string {
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}
