import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { type PanelChoice, panelChoiceNames, panelChoices } from '@/lib/rounds/meeting/papers'

export type VoteRow = {
  nominationId: string
  name: string
  /** Who stood aside. */
  recused: readonly string[]
  agree: number | null
  disagree: number | null
  defer: number | null
  decision: 'approved' | 'rejected' | 'deferred' | null
  formula: string | null
  /** 全体, 应到会 and 实到会, where they were counted candidate by candidate. */
  appointed?: number
  entitled?: number
  present?: number
  /** Who chose what, in an open turn. */
  byName?: readonly { name: string; choice: PanelChoice }[]
}

const outcomes = {
  approved: { tone: 'green', word: '通过' },
  rejected: { tone: 'grey', word: '未通过' },
  deferred: { tone: 'amber', word: '缓议' },
} as const
const counts = [
  ['appointed', '全体'],
  ['entitled', '应到会'],
  ['present', '实到会'],
] as const
const tallies = [
  ['agree', '同意'],
  ['disagree', '不同意'],
  ['defer', '缓议'],
] as const

function namesOf(byName: NonNullable<VoteRow['byName']>): string {
  return panelChoices
    .flatMap((choice) => {
      const names = byName.filter((each) => each.choice === choice).map((each) => each.name)
      return names.length > 0 ? [`${panelChoiceNames[choice]}：${names.join('、')}`] : []
    })
    .join('；')
}

/** What was decided on each candidate: the counts, the tally, the formula with its numbers; who chose what when it was by name. */
export function VoteTable({ label, votes }: { label: string; votes: readonly VoteRow[] }) {
  const shownCounts = votes.some((vote) => vote.appointed !== undefined) ? counts : []
  return (
    <TableFrame label={label} bare>
      <thead>
        <tr>
          <Th>候选对象</Th>
          {[...shownCounts, ...tallies].map(([key, word]) => (
            <Th key={key} numeric>
              {word}
            </Th>
          ))}
          <Th>结论</Th>
          <Th>计算</Th>
        </tr>
      </thead>
      <tbody>
        {votes.map((vote) => (
          <tr key={vote.nominationId}>
            <RowHead className="whitespace-nowrap">
              {vote.name}
              {vote.recused.length > 0 && <span className="block text-12 font-normal text-ink-3">回避：{vote.recused.join('、')}</span>}
            </RowHead>
            {shownCounts.map(([key, word]) => (
              <Td key={key} label={word} numeric>
                {vote[key]}
              </Td>
            ))}
            {tallies.map(([key, word]) => (
              <Td key={key} label={word} numeric strong={key === 'agree'}>
                {vote[key]}
              </Td>
            ))}
            <Td label="结论">{vote.decision && <Badge tone={outcomes[vote.decision].tone}>{outcomes[vote.decision].word}</Badge>}</Td>
            <Td label="计算" className="text-13">
              {vote.formula}
              {vote.byName && vote.byName.length > 0 && <span className="block text-ink-3">{namesOf(vote.byName)}</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
