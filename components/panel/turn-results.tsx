import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import type { TurnView } from '@/lib/rounds/meeting-queries'
import { VoteTable } from './vote-table'

/** One turn that is over: counts, tally and formula of each candidate; who chose what when it was by name. */
export function TurnResults({ turn }: { turn: TurnView }) {
  if (turn.state === 'voided')
    return (
      <Card>
        <CardHead finding={`第 ${turn.number} 轮表决作废`} tools={<Badge tone="rose">作废</Badge>} />
        <CardBody className="text-13 text-ink-2">
          理由：{turn.reason?.replace(/[。．.]+$/, '')}。{turn.isSecret ? '选票和票箱已经销毁。' : '已投的票不作为决定。'}
        </CardBody>
      </Card>
    )
  const approved = turn.votes.filter((vote) => vote.decision === 'approved').length
  const unanimous = turn.votes.filter((vote) => turn.isSecret && vote.isUnanimous).map((vote) => vote.name)
  const kind = turn.kind === 'tieBreak' ? '，同票者再次表决' : ''
  return (
    <Card>
      <CardHead
        finding={`第 ${turn.number} 轮表决：${turn.votes.length} 个候选对象，${turn.kind === 'tieBreak' ? '按得票分先后' : `通过 ${approved} 个`}`}
        sub={`到会 ${turn.present.length} 人；${turn.isSecret ? `发出选票 ${turn.claimed} 张，收回 ${turn.cast} 张` : `${turn.cast} 人记名投票`}${kind}`}
        className="pb-3"
      />
      <VoteTable label={`第 ${turn.number} 轮表决结果`} votes={turn.votes} />
      {unanimous.length > 0 && <CardFoot>{unanimous.join('、')} 的表决全票一致，一致的结果自然表明每一票的内容。</CardFoot>}
    </Card>
  )
}
