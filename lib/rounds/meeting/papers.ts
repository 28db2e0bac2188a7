import { type PanelCounts, type PanelTally, panelCounts } from '../panel'

/** Ballot papers: who votes on whom in one turn, and whether a paper is filled in properly. */

export const panelChoices = ['agree', 'disagree', 'defer'] as const
export type PanelChoice = (typeof panelChoices)[number]
export const panelChoiceNames: Record<PanelChoice, string> = { agree: '同意', disagree: '不同意', defer: '缓议' }

export type PutToVote = { nominationId: string; recusedMemberIds: readonly string[] }
export type PaperPlan = {
  /** From 1, in the order of the first candidate on each. */
  number: number
  /** Members who vote on it: present, and not recused for its candidates. Sorted. */
  memberIds: string[]
  candidates: { nominationId: string; recusedMemberIds: string[]; counts: PanelCounts }[]
}

/**
 * Candidates on whom the same members vote share a paper; so a recusal is exact, and nobody needs more papers than there are different
 * sets of voters. Candidates keep their order.
 *
 * @param appointed all members · @param present those in the room
 */
export function planPapers(appointed: readonly string[], present: readonly string[], candidates: readonly PutToVote[]): PaperPlan[] {
  const papers = new Map<string, PaperPlan>()
  for (const { nominationId, recusedMemberIds } of candidates) {
    const recused = appointed.filter((member) => recusedMemberIds.includes(member))
    const memberIds = appointed.filter((member) => present.includes(member) && !recused.includes(member)).sort()
    const key = memberIds.join()
    const paper = papers.get(key) ?? { number: papers.size + 1, memberIds, candidates: [] }
    paper.candidates.push({ nominationId, recusedMemberIds: recused, counts: panelCounts(appointed, present, recused) })
    papers.set(key, paper)
  }
  return [...papers.values()]
}

export type FilledPaper = readonly { nominationId: string; choice: PanelChoice }[]

/** One choice for each candidate of the paper, none for any other, none twice. */
export function isPaperComplete(candidates: readonly string[], filled: FilledPaper): boolean {
  const named = new Set(filled.map((row) => row.nominationId))
  return filled.length === candidates.length && named.size === candidates.length && candidates.every((id) => named.has(id))
}

/** Counts the choices on one candidate. */
export function tallyOf(choices: readonly PanelChoice[]): PanelTally {
  const count = (choice: PanelChoice) => choices.filter((each) => each === choice).length
  return { agree: count('agree'), disagree: count('disagree'), defer: count('defer') }
}
