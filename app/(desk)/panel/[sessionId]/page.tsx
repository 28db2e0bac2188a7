import type { Metadata } from 'next'
import { NamedBallot } from '@/components/panel/named-ballot'
import { RecuseForm } from '@/components/panel/recuse-form'
import { RefreshOnChange } from '@/components/panel/refresh-on-change'
import { SecretBallot } from '@/components/panel/secret-ballot'
import { TurnResults } from '@/components/panel/turn-results'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readVotingDesk, type VotingDesk } from '@/lib/rounds/panel-desk-queries'
import { castNamedVotesAction, claimTokensAction, recuseMyselfAction } from '../actions'

export const metadata: Metadata = { title: '会议投票' }

function OwnTurn({ desk, turn }: { desk: VotingDesk; turn: NonNullable<VotingDesk['turn']> }) {
  const what = turn.kind === 'tieBreak' ? '同票者再次表决' : '表决'
  const stage = desk.ballot === 'open' ? '记名投票' : turn.state === 'claiming' ? '无记名投票 · 发票' : '无记名投票 · 投票'
  const isVoting = desk.isPresent && !turn.hasVotedByName
  return (
    <Card>
      <CardHead finding={`第 ${turn.number} 轮${what}`} sub={stage} />
      <CardBody className="space-y-3">
        {turn.recusedFor > 0 && <p className="text-13 text-ink-3">按回避规定，您不参加其中 {turn.recusedFor} 个候选对象的表决。</p>}
        {!desk.isPresent && <Alert tone="grey">您没有登记到会，不参加投票。如已到会，请告知会务人员。</Alert>}
        {turn.hasVotedByName && (
          <Alert tone="green" title="您已投票。">
            本轮结束后公布结果。
          </Alert>
        )}
        {isVoting && desk.ballot === 'secret' && <SecretBallot key={turn.id} turn={turn} claim={claimTokensAction} />}
        {isVoting && desk.ballot === 'open' && turn.papers.length > 0 && (
          <NamedBallot key={turn.id} turnId={turn.id} papers={turn.papers} action={castNamedVotesAction} />
        )}
        {isVoting && desk.ballot === 'open' && turn.papers.length === 0 && <Alert tone="grey">按回避规定，您不参加这一轮表决。</Alert>}
      </CardBody>
    </Card>
  )
}

export default async function VotingPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const [viewer, { sessionId }] = await Promise.all([currentViewer(), params])
  const desk = await orNotFound(readVotingDesk(viewer, sessionId))
  const isOpen = desk.state === 'open'
  return (
    <>
      {isOpen && <RefreshOnChange sessionId={sessionId} mark={desk.mark} />}
      <PageHeader
        breadcrumb={[{ label: '评审会议', href: '/panel' }]}
        title={desk.roundName}
        sub={[`${formatDate(desk.heldOn)}会议`, desk.place, `全体 ${desk.appointed} 人，实到会 ${desk.present} 人`]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="grid gap-4">
        {!isOpen && (
          <Alert tone="grey">{desk.state === 'closed' ? '会议已经结束，决定在公示时一并公开，此前请勿外传。' : '会议已经中止。'}</Alert>
        )}
        {isOpen && desk.turn && <OwnTurn desk={desk} turn={desk.turn} />}
        {isOpen && !desk.turn && (
          <Card>
            <EmptyState
              icon="clock"
              title="等待下一轮表决"
              hint={`${desk.memberName}，${desk.isPresent ? '您已签到' : '您尚未签到，请告知会务人员'}。表决开始后本页自动更新。`}
            />
            <CardBody className="border-t border-line text-13 text-ink-3">
              {desk.ruleText} <TextLink href="/panel">查阅评审材料</TextLink>
            </CardBody>
          </Card>
        )}
        {isOpen && !desk.turn && desk.candidates.length > 0 && (
          <Card>
            <CardHead finding="申请回避" sub="与候选对象有可能影响公正的关系的，请在表决开始前申请" />
            <CardBody>
              <RecuseForm sessionId={sessionId} candidates={desk.candidates} action={recuseMyselfAction} />
            </CardBody>
          </Card>
        )}
        {desk.results.map((turn) => (
          <TurnResults key={turn.id} turn={turn} />
        ))}
      </div>
    </>
  )
}
