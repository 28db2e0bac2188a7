import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate } from '@/lib/platform/dates'
import type { PanelMeetingView } from '@/lib/rounds/panel-queries'

const outcomes = {
  approved: { tone: 'green', word: '通过' },
  rejected: { tone: 'grey', word: '未通过' },
  deferred: { tone: 'amber', word: '缓议' },
} as const

/** Meetings on record with the formula of every decision. */
export function PanelMeetings({ meetings, roundId }: { meetings: readonly PanelMeetingView[]; roundId: string }) {
  return meetings.map((meeting) => {
    const approved = meeting.votes.filter((vote) => vote.decision === 'approved').length
    return (
      <Card key={meeting.id}>
        <CardHead
          finding={`${formatDate(meeting.heldOn)}会议：表决 ${meeting.votes.length} 个，通过 ${approved} 个`}
          sub={[meeting.place, meeting.formula].filter(Boolean).join(' · ')}
          tools={
            <>
              {meeting.isSuperseded && <Badge tone="grey">已退回作废</Badge>}
              {meeting.hasMinutes && (
                <a className={buttonVariants({ size: 'sm' })} href={`/rounds/${roundId}/panel/minutes/${meeting.id}`} download>
                  会议纪要
                </a>
              )}
            </>
          }
        />
        <CardBody className="text-13 text-ink-2">
          <p>到会：{meeting.present.join('、')}</p>
          {meeting.absent.length > 0 && <p>未到会：{meeting.absent.join('、')}</p>}
          {meeting.note && <p>记要：{meeting.note}</p>}
        </CardBody>
        <TableFrame label={`${formatDate(meeting.heldOn)}会议的表决结果`} bare>
          <thead>
            <tr>
              <Th>候选对象</Th>
              <Th numeric>同意</Th>
              <Th numeric>不同意</Th>
              <Th numeric>缓议</Th>
              <Th>结论</Th>
              <Th>计算</Th>
            </tr>
          </thead>
          <tbody>
            {meeting.votes.map((vote) => {
              const { tone, word } = outcomes[vote.decision]
              return (
                <tr key={vote.nominationId}>
                  <RowHead className="whitespace-nowrap">{vote.name}</RowHead>
                  <Td label="同意" numeric>
                    {vote.agree}
                  </Td>
                  <Td label="不同意" numeric>
                    {vote.disagree}
                  </Td>
                  <Td label="缓议" numeric>
                    {vote.defer}
                  </Td>
                  <Td label="结论">
                    <Badge tone={tone}>{word}</Badge>
                  </Td>
                  <Td label="计算" className="text-12 text-ink-3">
                    {vote.formula}
                    {vote.recused.length > 0 && `回避：${vote.recused.join('、')}。`}
                  </Td>
                </tr>
              )
            })}
          </tbody>
        </TableFrame>
      </Card>
    )
  })
}
