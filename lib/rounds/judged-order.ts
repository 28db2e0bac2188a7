import { type CutOff, type CutOffCandidate, judgeCutOff } from './cut-off'
import type { RankingInputs } from './ranking-inputs'
import { compareRules, type RuleColumn } from './rule-comparison'
import { aggregationRuleSchema, type Quotas } from './scheme'
import { standardErrors } from './standard-errors'

export type JudgedOrder = { cutOff: CutOff | null; comparison: RuleColumn[] }

/** Totals are kept in ten-thousandths of a point. */
const unit = 10_000
const mostRemembered = 50
const remembered = new Map<string, JudgedOrder>()

/** How sure a frozen order is, and what other rules make of it. It has one answer for good, so each process works it out once. */
export function judgedOrder(
  order: { digest: string; inputs: RankingInputs; quotas: Quotas },
  candidates: readonly Omit<CutOffCandidate, 'error'>[],
  readsScorers: boolean,
): JudgedOrder {
  const key = JSON.stringify([order.digest, order.quotas, readsScorers])
  const known = remembered.get(key)
  if (known) return known
  const judged = judge(order, candidates, readsScorers)
  const [oldest] = remembered.keys()
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest)
  remembered.set(key, judged)
  return judged
}

function judge(
  { digest, inputs, quotas }: Parameters<typeof judgedOrder>[0],
  candidates: readonly Omit<CutOffCandidate, 'error'>[],
  readsScorers: boolean,
): JudgedOrder {
  const scores = inputs.sheets.map((sheet) => ({
    candidate: sheet.nominationId,
    reviewer: sheet.roundReviewerId,
    score: sheet.total / unit,
  }))
  const announced = { rule: aggregationRuleSchema.parse(inputs.rule), trimFrom: inputs.trimFrom }
  const errors = standardErrors(scores, announced.rule, announced.trimFrom)
  const { total, perLine, perUnit, grassrootsFloor } = quotas
  const cutOff =
    errors &&
    judgeCutOff(
      candidates.map((each) => ({ ...each, error: errors.get(each.candidate) ?? 0 })),
      { total: total ?? candidates.length, perLine, perUnit, grassrootsFloor },
      digest,
    )
  return { cutOff, comparison: compareRules(scores, announced, readsScorers) }
}
