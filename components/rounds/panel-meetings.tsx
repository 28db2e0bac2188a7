import { VoteTable } from '@/components/panel/vote-table'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { formatDate } from '@/lib/platform/dates'
import type { PanelMeetingView } from '@/lib/rounds/panel-queries'

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
        <VoteTable label={`${formatDate(meeting.heldOn)}会议的表决结果`} votes={meeting.votes} />
      </Card>
    )
  })
}
