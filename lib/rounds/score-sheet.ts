import type { Criterion, Gate, Scheme } from './scheme'

/**
 * One reviewer's sheet for one candidate: checked against the rubric and totalled exactly. The same rules serve the form in the
 * browser and the commands; `sheet-seal.ts` seals.
 */

export type CriterionScore = { criterionKey: string; score: number | null; comment: string }
export type GateFinding = { gateKey: string; isRaised: boolean | null; reason: string }
export type SheetContent = { scores: CriterionScore[]; gates: GateFinding[]; comment: string }

export type Rubric = Pick<Scheme, 'criteria' | 'gates'>

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
