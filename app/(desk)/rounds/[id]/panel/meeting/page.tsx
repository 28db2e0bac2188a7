import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { NextTurn } from '@/components/panel/next-turn'
import { PresenceForm } from '@/components/panel/presence-form'
import { RecuseForm } from '@/components/panel/recuse-form'
import { RefreshOnChange } from '@/components/panel/refresh-on-change'
import { RunningTurn } from '@/components/panel/running-turn'
import { TurnResults } from '@/components/panel/turn-results'
import { RoundFrame } from '@/components/rounds/round-frame'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type MeetingConsole, readMeetingConsole } from '@/lib/rounds/meeting-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import {
  abandonMeetingAction,
  closeMeetingAction,
  closeTurnAction,
  openTurnAction,
  recuseMemberAction,
  setPresenceAction,
  startVotingAction,
  voidTurnAction,
} from '../../../meeting-actions'

export const metadata: Metadata = { title: '领导小组会议' }

const turnActions = { startVoting: startVotingAction, closeTurn: closeTurnAction, voidTurn: voidTurnAction }

function EndButtons({ meeting, isRunning }: { meeting: MeetingConsole; isRunning: boolean }) {
  const step = { sessionId: meeting.id, version: meeting.version }
  const proposed = meeting.candidates.filter((candidate) => candidate.standing === 'proposed').length
  return (
    <>
      <ActionButton
        variant={isRunning || meeting.next?.isNeeded ? undefined : 'primary'}
        action={closeMeetingAction}
        input={step}
        blocked={isRunning ? '有一轮表决正在进行' : undefined}
        confirm={{
          title: '结束会议？',
          consequences: `会议记录入档，不能更改：目前列为拟${meeting.resultWord} ${proposed} 个。${meeting.next?.isNeeded ? meeting.sentence : ''}结果在公示时一并公开，此前不通知任何人。`,
          confirmLabel: '结束会议',
          reason: { label: '会议记要', required: false, field: 'note' },
        }}
        redirectTo={`/rounds/${meeting.roundId}/panel`}
      >
        结束会议
      </ActionButton>
      <ActionButton
        action={abandonMeetingAction}
        input={step}
        blocked={isRunning ? '有一轮表决正在进行' : undefined}
        confirm={{
          title: '中止会议？',
          consequences: '本次会议各轮表决不作为决定，只留存备查。',
          confirmLabel: '中止会议',
          danger: true,
          reason: { label: '中止理由', required: true, minLength: 4 },
        }}
        redirectTo={`/rounds/${meeting.roundId}/panel`}
      >
        中止会议
      </ActionButton>
    </>
  )
}

export default async function MeetingPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, meeting] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readMeetingConsole(viewer, id))])
  if (!meeting)
    return (
      <RoundFrame head={head} current="panel">
        <Card>
          <EmptyState
            icon="users"
            title="现在没有正在进行的会议"
            hint="会议由市人才办在“审议”页召开。"
            action={<LinkButton href={`/rounds/${id}/panel`}>返回审议</LinkButton>}
          />
        </Card>
      </RoundFrame>
    )
  const running = meeting.turns.find((turn) => turn.state === 'claiming' || turn.state === 'voting')
  const present = meeting.members.filter((member) => member.isPresent)
  const over = meeting.turns.filter((turn) => turn !== running).reverse()
  const { manage } = meeting.abilities
  return (
    <RoundFrame head={head} current="panel">
      <RefreshOnChange sessionId={meeting.id} mark={meeting.mark} />
      <div className="grid gap-4">
        <Card>
          <CardHead
            finding={`会议进行中：全体 ${meeting.members.length} 人，实到会 ${present.length} 人。${meeting.sentence}`}
            sub={[formatDate(meeting.heldOn), meeting.place, `名额 ${meeting.places ?? '不限'} 个`, meeting.ruleText]
              .filter(Boolean)
              .join(' · ')}
            tools={manage ? <EndButtons meeting={meeting} isRunning={running !== undefined} /> : undefined}
          />
          <CardBody>
            {manage && !running ? (
              <PresenceForm key={`${meeting.version}`} meeting={meeting} action={setPresenceAction} />
            ) : (
              <p className="text-13 text-ink-2">到会：{present.map((member) => member.name).join('、')}</p>
            )}
          </CardBody>
        </Card>
        {running && <RunningTurn meeting={meeting} turn={running} actions={turnActions} />}
        <Card>
          <CardHead
            finding={`候选对象 ${meeting.candidates.length} 个`}
            sub={`按排序第 ${meeting.rankingVersion} 版；应到会为不需回避的成员，实到会为其中到会的成员`}
            className="pb-3"
          />
          <NextTurn key={`${meeting.version}`} meeting={meeting} canOpen={manage && !running} action={openTurnAction} />
          {meeting.hidden > 0 && <CardFoot>按回避规定，有 {meeting.hidden} 个候选对象对您不显示，请由其他工作人员提请表决。</CardFoot>}
        </Card>
        {manage && !running && (
          <Card>
            <CardHead finding="登记回避" sub="名册中的关系已自动排查；会上提出的，在下一轮表决前登记" />
            <CardBody>
              <RecuseForm sessionId={meeting.id} candidates={meeting.candidates} members={meeting.members} action={recuseMemberAction} />
            </CardBody>
          </Card>
        )}
        {over.map((turn) => (
          <TurnResults key={turn.id} turn={turn} />
        ))}
      </div>
    </RoundFrame>
  )
}
