import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { panelChoiceNames, panelChoices } from '@/lib/rounds/meeting/papers'
import type { TurnView, TurnVoteView } from '@/lib/rounds/meeting-queries'

const outcomes = {
  approved: { tone: 'green', word: '通过' },
  rejected: { tone: 'grey', word: '未通过' },
  deferred: { tone: 'amber', word: '缓议' },
} as const

function namesOf(vote: TurnVoteView): string {
  return panelChoices
    .flatMap((choice) => {
      const names = vote.byName.filter((each) => each.choice === choice).map((each) => each.name)
      return names.length > 0 ? [`${panelChoiceNames[choice]}：${names.join('、')}`] : []
    })
    .join('；')
}

/** One turn that is over: counts, tally and formula of each candidate; who chose what when it was by name. */
export function TurnResults({ turn }: { turn: TurnView }) {
  if (turn.state === 'voided')
    return (
      <Card>
        <CardHead finding={`第 ${turn.number} 轮表决作废`} tools={<Badge tone="rose">作废</Badge>} />
        <CardBody className="text-13 text-ink-2">理由：{turn.reason}。选票和票箱已经销毁。</CardBody>
      </Card>
    )
  const approved = turn.votes.filter((vote) => vote.decision === 'approved').length
  const unanimous = turn.votes.filter((vote) => vote.isUnanimous).map((vote) => vote.name)
  const kind = turn.kind === 'tieBreak' ? '，同票者再次表决' : ''
  return (
    <Card>
      <CardHead
        finding={`第 ${turn.number} 轮表决：${turn.votes.length} 个候选对象，${turn.kind === 'tieBreak' ? '按得票分先后' : `通过 ${approved} 个`}`}
        sub={`到会 ${turn.present.length} 人；发出选票 ${turn.claimed} 张，收回 ${turn.cast} 张${kind}`}
        className="pb-3"
      />
      <TableFrame label={`第 ${turn.number} 轮表决结果`} bare>
        <thead>
          <tr>
            <Th>候选对象</Th>
            <Th numeric>全体</Th>
            <Th numeric>应到会</Th>
            <Th numeric>实到会</Th>
            <Th numeric>同意</Th>
            <Th numeric>不同意</Th>
            <Th numeric>缓议</Th>
            <Th>结论</Th>
            <Th>计算</Th>
          </tr>
        </thead>
        <tbody>
          {turn.votes.map((vote) => (
            <tr key={vote.nominationId}>
              <RowHead className="whitespace-nowrap">
                {vote.name}
                {vote.recused.length > 0 && <span className="block text-12 font-normal text-ink-3">回避：{vote.recused.join('、')}</span>}
              </RowHead>
              <Td label="全体" numeric>
                {vote.appointed}
              </Td>
              <Td label="应到会" numeric>
                {vote.entitled}
              </Td>
              <Td label="实到会" numeric>
                {vote.present}
              </Td>
              <Td label="同意" numeric strong>
                {vote.agree}
              </Td>
              <Td label="不同意" numeric>
                {vote.disagree}
              </Td>
              <Td label="缓议" numeric>
                {vote.defer}
              </Td>
              <Td label="结论">{vote.decision && <Badge tone={outcomes[vote.decision].tone}>{outcomes[vote.decision].word}</Badge>}</Td>
              <Td label="计算" className="text-13">
                {vote.formula}
                {vote.byName.length > 0 && <span className="block text-ink-3">{namesOf(vote)}</span>}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {unanimous.length > 0 && <CardFoot>{unanimous.join('、')} 的表决全票一致，一致的结果自然表明每一票的内容。</CardFoot>}
    </Card>
  )
}
