import type { DateOnly } from '@/lib/platform/dates'
import { type PanelChoice, panelChoiceNames, panelChoices } from './meeting/papers'
import type { PanelOutcome } from './panel'

/** What the minutes of a meeting print: every number with the rule that it was put into. */

export type MinutesVote = {
  name: string
  recused: string[]
  appointed: number
  entitled: number
  present: number
  agree: number
  disagree: number
  defer: number
  decision: PanelOutcome
  formula: string
  isUnanimous: boolean
  byName: { name: string; choice: PanelChoice }[]
}
export type MinutesTurn = {
  number: number
  kind: 'decision' | 'tieBreak'
  /** Why it was voided; null when it counts. */
  voidedBecause: string | null
  present: string[]
  /** Papers handed out and taken back; null for a meeting on paper. */
  papers: { issued: number; cast: number } | null
  votes: MinutesVote[]
}
export type Minutes = {
  roundName: string
  heldOn: DateOnly
  place: string | null
  ballot: 'open' | 'secret'
  isOnPaper: boolean
  isSuperseded: boolean
  rule: string
  quorumFormula: string
  rankingVersion: number
  rankingDigest: string
  appointed: string[]
  present: string[]
  absent: string[]
  turns: MinutesTurn[]
  note: string | null
}

const outcomeNames: Record<PanelOutcome, string> = { approved: '通过', rejected: '未通过', deferred: '缓议' }

export const minutesColumns = ['候选对象', '全体', '应到会', '实到会', '同意', '不同意', '缓议', '结论'] as const

export function minutesRow(vote: MinutesVote, kind: MinutesTurn['kind']): string[] {
  const counts = [vote.appointed, vote.entitled, vote.present, vote.agree, vote.disagree, vote.defer].map(String)
  return [vote.name, ...counts, kind === 'tieBreak' ? '按得票分先后' : outcomeNames[vote.decision]]
}

/** The sentences under the table of a turn: formulas with their numbers, recusals, names of an open vote, unanimity. */
export function turnSentences(turn: MinutesTurn, ballot: Minutes['ballot']): string[] {
  const recusals = turn.votes.filter((vote) => vote.recused.length > 0).map((vote) => `${vote.name}：${vote.recused.join('、')}`)
  const byName = turn.votes.filter((vote) => vote.byName.length > 0).map((vote) => `${vote.name}：${choiceNames(vote)}`)
  const unanimous = turn.votes.filter((vote) => vote.isUnanimous).map((vote) => vote.name)
  return [
    ...(turn.papers ? [`发出选票 ${turn.papers.issued} 张，收回 ${turn.papers.cast} 张。`] : []),
    ...(turn.kind === 'decision' ? turn.votes.map((vote) => `${vote.name}：${vote.formula}`) : []),
    recusals.length > 0 ? `回避（不投票，不计入应到会、实到会）：${recusals.join('；')}。` : '没有成员需要回避。',
    ...(byName.length > 0 ? [`记名表决：${byName.join('。')}。`] : []),
    ...(unanimous.length > 0
      ? [
          `${unanimous.join('、')}的表决全票一致。${ballot === 'secret' ? '无记名投票全票一致时，结果自然表明每一票的内容，特此说明。' : ''}`,
        ]
      : []),
  ]
}

function choiceNames(vote: MinutesVote): string {
  return panelChoices
    .flatMap((choice) => {
      const names = vote.byName.filter((each) => each.choice === choice).map((each) => each.name)
      return names.length > 0 ? [`${panelChoiceNames[choice]}（${names.join('、')}）`] : []
    })
    .join('，')
}

/** Decisions of the meeting, the last turn on each candidate deciding. */
export function minutesResult(turns: readonly MinutesTurn[]): string {
  const latest = new Map<string, PanelOutcome>()
  for (const turn of turns)
    if (turn.kind === 'decision' && !turn.voidedBecause) for (const vote of turn.votes) latest.set(vote.name, vote.decision)
  const list = (outcome: PanelOutcome) => [...latest].filter((entry) => entry[1] === outcome).map((entry) => entry[0])
  return (['approved', 'rejected', 'deferred'] as const)
    .flatMap((outcome) => {
      const names = list(outcome)
      return names.length > 0 ? [`${outcomeNames[outcome]} ${names.length} 个：${names.join('、')}`] : []
    })
    .join('；')
}
