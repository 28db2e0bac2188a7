import type { PanelRule } from './scheme'

/**
 * The panel's arithmetic. Three counts are never mixed up: 全体 (appointed), 应到会 (appointed and not recused for this candidate),
 * 实到会 (of those entitled, present). Fractions are compared in whole numbers, so that two thirds of nine is six, not 6.000001.
 */

export type PanelCounts = { appointed: number; entitled: number; present: number }
export type PanelTally = { agree: number; disagree: number; defer: number }
export type PanelOutcome = 'approved' | 'rejected' | 'deferred'

export type PanelDecisionResult = {
  outcome: PanelOutcome
  hasQuorum: boolean
  /** The rule with its numbers in words, as minutes print it. */
  quorumFormula: string
  passFormula: string
  formula: string
}

const baseNames = { appointed: '全体', entitled: '应到会', present: '实到会' } as const

/**
 * Counts for one candidate from lists of members.
 *
 * @param recused members under conflict with this candidate: they neither vote nor count
 */
export function panelCounts(appointed: readonly string[], present: readonly string[], recused: readonly string[]): PanelCounts {
  const entitled = appointed.filter((member) => !recused.includes(member))
  return { appointed: appointed.length, entitled: entitled.length, present: entitled.filter((member) => present.includes(member)).length }
}

/** Sentences on what cannot be: more votes than members present, more present than entitled … */
export function tallyProblems(counts: PanelCounts, tally: PanelTally): string[] {
  const numbers = [counts.appointed, counts.entitled, counts.present, tally.agree, tally.disagree, tally.defer]
  if (numbers.some((value) => !Number.isInteger(value) || value < 0)) return ['人数和票数应为不小于 0 的整数。']
  const list: string[] = []
  if (counts.entitled > counts.appointed) list.push(`应到会 ${counts.entitled} 人，多于全体 ${counts.appointed} 人。`)
  if (counts.present > counts.entitled) list.push(`实到会 ${counts.present} 人，多于应到会 ${counts.entitled} 人（应当回避的不计入）。`)
  const votes = tally.agree + tally.disagree + tally.defer
  if (votes > counts.present) list.push(`票数合计 ${votes} 票，多于实到会 ${counts.present} 人。`)
  return list
}

/** 9 × 2/3 = 6; 10 × 2/3 ≈ 6.67. */
function product(base: number, [top, bottom]: readonly [number, number]): string {
  const exact = (base * top) % bottom === 0
  return `${base} × ${top}/${bottom} ${exact ? '=' : '≈'} ${exact ? (base * top) / bottom : ((base * top) / bottom).toFixed(2)}`
}

const reaches = (count: number, base: number, [top, bottom]: readonly [number, number]): boolean => count * bottom >= base * top

/** Whether those present may decide on this candidate, with the formula. */
export function quorum(counts: PanelCounts, rule: PanelRule): { isMet: boolean; formula: string } {
  const base = counts[rule.quorumBase]
  const isMet = counts.entitled > 0 && reaches(counts.present, base, rule.quorumFraction)
  const sign = reaches(counts.present, base, rule.quorumFraction) ? '≥' : '＜'
  const formula = `${baseNames[rule.quorumBase]} ${base} 人，实到会 ${counts.present} 人，${counts.present} ${sign} ${product(base, rule.quorumFraction)}，${isMet ? '达到' : '未达到'}法定人数`
  return { isMet, formula }
}

/**
 * The panel's decision on one candidate. 缓议 counts in the denominator, and so do members present who cast no vote. Not passed,
 * with more than half of those present for 缓议, is `deferred`; else `rejected`. Without a quorum nothing is decided: `deferred`.
 *
 * @throws Error when the tally cannot be (see `tallyProblems`)
 */
export function decidePanel(counts: PanelCounts, tally: PanelTally, rule: PanelRule): PanelDecisionResult {
  const problems = tallyProblems(counts, tally)
  if (problems.length > 0) throw new Error('A tally that cannot be')
  const { isMet, formula: quorumFormula } = quorum(counts, rule)
  const base = counts[rule.passBase]
  const reachesPass = base > 0 && reaches(tally.agree, base, rule.passFraction)
  const reachesHalf = !rule.alsoMoreThanHalfOfEntitled || tally.agree * 2 > counts.entitled
  const isApproved = isMet && reachesPass && reachesHalf
  const outcome: PanelOutcome = isApproved ? 'approved' : !isMet || tally.defer * 2 > counts.present ? 'deferred' : 'rejected'

  const parts = [
    `${baseNames[rule.passBase]} ${base} 人，同意 ${tally.agree} 票，${tally.agree} ${reachesPass ? '≥' : '＜'} ${product(base, rule.passFraction)}`,
  ]
  if (rule.alsoMoreThanHalfOfEntitled)
    parts.push(`应到会 ${counts.entitled} 人，${tally.agree} ${reachesHalf ? '＞' : '≤'} ${product(counts.entitled, [1, 2])}`)
  const verdicts: Record<PanelOutcome, string> = {
    approved: '通过',
    rejected: '未通过',
    deferred: isMet ? '未通过，缓议超过实到会半数，缓议' : '未达到法定人数，表决无效',
  }
  const passFormula = `${parts.join('；')}，${verdicts[outcome]}`
  return { outcome, hasQuorum: isMet, quorumFormula, passFormula, formula: `${quorumFormula}；${passFormula}。` }
}

/** True when every ballot says the same: a secret ballot cannot hide it, and the minutes say so. */
export function isUnanimous(counts: PanelCounts, tally: PanelTally): boolean {
  return counts.present > 0 && [tally.agree, tally.disagree, tally.defer].includes(counts.present)
}

export type PassedCandidate = { candidate: string; agree: number; rank: number }
export type PlaceResult = { candidate: string; result: 'proposed' | 'overflow' | 'tied' }

/**
 * More passes than places: by votes in favour, then by the frozen rank; those still equal across the last place are `tied`, for
 * another turn. Ordered best first, equals by candidate.
 */
export function fillPlaces(passed: readonly PassedCandidate[], places: number): PlaceResult[] {
  const better = (a: PassedCandidate, b: PassedCandidate): number => b.agree - a.agree || a.rank - b.rank
  const ordered = [...passed].sort((a, b) => better(a, b) || (a.candidate < b.candidate ? -1 : 1))
  return ordered.map((each) => {
    const ahead = ordered.filter((other) => better(other, each) < 0).length
    const equal = ordered.filter((other) => better(other, each) === 0).length
    if (ahead + equal <= places) return { candidate: each.candidate, result: 'proposed' }
    return { candidate: each.candidate, result: ahead >= places ? 'overflow' : 'tied' }
  })
}
