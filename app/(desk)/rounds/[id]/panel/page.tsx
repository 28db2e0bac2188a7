import type { Metadata } from 'next'
import { OpenMeetingForm } from '@/components/panel/open-meeting-form'
import { PanelMeetingForm } from '@/components/rounds/panel-meeting-form'
import { PanelMeetings } from '@/components/rounds/panel-meetings'
import { PanelMembersForm } from '@/components/rounds/panel-members-form'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readOpenMeeting } from '@/lib/rounds/meeting-queries'
import { type PanelView, readPanel } from '@/lib/rounds/panel-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { panelText } from '@/lib/rounds/scheme-words'
import { findPanelPeopleAction, recordPanelMeetingAction, setPanelMembersAction } from '../../actions'
import { openMeetingAction } from '../../meeting-actions'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '审议' }

/** A meeting on screens, or one held on paper to be entered. */
function MeetingForms({ id, view, undecided }: { id: string; view: PanelView; undecided: number }) {
  return (
    <>
      <Card>
        <CardHead
          finding="在线会议"
          sub={`成员在各自的页面查阅材料、${view.ballot === 'secret' ? '领取选票、无记名投票' : '记名投票'}，按轮次表决；在纸上表决的会议请在下方登记`}
        />
        <CardBody>
          <OpenMeetingForm
            key={view.members.map((member) => member.id).join()}
            roundId={id}
            rankingVersion={view.rankingVersion}
            ballot={view.ballot}
            members={view.members.map(({ id: memberId, name, isChair, hasAccount }) => ({ id: memberId, name, isChair, hasAccount }))}
            action={openMeetingAction}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHead
          finding={undecided > 0 ? `还有 ${undecided} 个候选对象待表决` : '候选对象均已表决，可再次表决'}
          sub={`按排序第 ${view.rankingVersion} 版；名额 ${view.places ?? '不限'} 个`}
        />
        <CardBody>
          <PanelMeetingForm key={view.meetings.length} roundId={id} view={view} action={recordPanelMeetingAction} />
        </CardBody>
      </Card>
    </>
  )
}

export default async function PanelPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, view, meeting] = await Promise.all([
    orNotFound(readRoundHead(viewer, id)),
    orNotFound(readPanel(viewer, id)),
    orNotFound(readOpenMeeting(viewer, id)),
  ])
  const undecided = view.candidates.filter((candidate) => !candidate.decision).length
  const { settlement } = view
  return (
    <RoundFrame head={head} current="panel" actions={<RoundActions head={head} actions={stageActions} />}>
      <div className="grid gap-4">
        {meeting && (
          <Alert
            tone="indigo"
            title="领导小组会议正在进行。"
            actions={
              <LinkButton
                variant="primary"
                href={viewer.role === 'panelist' ? `/panel/${meeting.sessionId}` : `/rounds/${id}/panel/meeting`}
              >
                进入会议
              </LinkButton>
            }
          >
            会议期间不能登记纸质会议、调整成员、退回评审或发布公示。
          </Alert>
        )}
        {settlement && undecided === 0 && view.candidates.length > 0 && (
          <Alert
            tone={settlement.problems.length > 0 ? 'amber' : 'green'}
            title="表决已全部登记。"
            actions={view.abilities.letters ? <LinkButton href={`/rounds/${id}/panel/letters`}>预览结果与通知书</LinkButton> : undefined}
          >
            按得票、名次和名额：拟{head.resultWord} {settlement.proposed} 个，未入选 {settlement.passedOver} 个，缓议 {settlement.deferred}{' '}
            个。
            {settlement.problems.join('')}
          </Alert>
        )}
        <Card>
          <CardHead
            finding={view.members.length > 0 ? `评审领导小组 ${view.members.length} 人` : '还没有设定评审领导小组'}
            sub={panelText(view.rule, view.ballot)}
          />
          <CardBody>
            {view.abilities.setMembers && !meeting ? (
              <PanelMembersForm
                key={view.members.map((member) => member.id).join()}
                roundId={id}
                members={view.members}
                search={findPanelPeopleAction}
                action={setPanelMembersAction}
              />
            ) : view.members.length > 0 ? (
              <ul className="grid gap-x-6 gap-y-1 md:grid-cols-2 xl:grid-cols-3">
                {view.members.map((member) => (
                  <li key={member.id}>
                    {member.name}
                    {member.isChair && '（组长）'}
                    <span className="ml-2 text-13 text-ink-3">{member.post}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <EmptyState title="市人才办尚未设定成员" />
            )}
          </CardBody>
        </Card>
        {view.abilities.record && !meeting && undecided > 0 && <MeetingForms id={id} view={view} undecided={undecided} />}
        {view.abilities.letters && !settlement && (
          <p className="text-right">
            <LinkButton href={`/rounds/${id}/panel/letters`}>结果与通知书</LinkButton>
          </p>
        )}
        {view.meetings.length > 0 ? (
          <PanelMeetings meetings={view.meetings} roundId={id} />
        ) : (
          !view.abilities.record && (
            <Card>
              <EmptyState icon="users" title="还没有会议记录" hint="评分结束、排序固定后，由市人才办登记领导小组会议。" />
            </Card>
          )
        )}
        {view.abilities.record && !meeting && undecided === 0 && (
          <details>
            <summary className="cursor-pointer py-2 text-indigo">再次开会表决</summary>
            <div className="mt-2 grid gap-4">
              <MeetingForms id={id} view={view} undecided={undecided} />
            </div>
          </details>
        )}
      </div>
    </RoundFrame>
  )
}
