import type { Metadata } from 'next'
import { DossierTable } from '@/components/panel/dossier-table'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readPanelHome } from '@/lib/rounds/panel-desk-queries'

export const metadata: Metadata = { title: '评审会议' }

export default async function PanelHomePage() {
  const { current, others } = await orNotFound(readPanelHome(await currentViewer()))
  if (!current) return <EmptyState icon="users" title="现在没有您参加的评审会议" />
  const { open, dossier } = current
  return (
    <>
      <PageHeader title="评审会议" sub={current.roundName} />
      <div className="grid gap-4">
        {open && (
          <Alert
            tone="indigo"
            title="会议正在进行。"
            actions={
              <LinkButton variant="primary" href={`/panel/${open.sessionId}`}>
                进入会议
              </LinkButton>
            }
          >
            {open.place ? `地点：${open.place}。` : ''}
            {open.isPresent ? '您已签到，请按会议安排投票。' : '您尚未签到，请告知会务人员。'}
          </Alert>
        )}
        {!open && current.stage === 'deliberating' && <Alert tone="grey">会议尚未开始，请先查阅评审材料。{current.ruleText}</Alert>}
        {dossier ? (
          <Card>
            <CardHead
              finding={`评审材料：${current.candidateName} ${dossier.rows.length} 个，名额 ${dossier.places ?? '不限'} 个`}
              sub={`${dossier.ruleName}；排序第 ${dossier.version} 版，已经固定`}
              className="pb-3"
            />
            <DossierTable roundId={current.roundId} dossier={dossier} />
            <CardFoot>
              {dossier.hidden > 0 && <p>按回避规定，有 {dossier.hidden} 个候选对象对您不显示，名次按其余对象计。</p>}
              <p>点开姓名可看各份评分表和评语，专家以字母代替。线上概率由评分表的离散程度推算，供审议参考。</p>
            </CardFoot>
          </Card>
        ) : (
          <Card>
            <EmptyState icon="lock" title="评分结束后才能查阅排序和评分" hint="评审材料在排序固定之后开放。" />
          </Card>
        )}
        {current.closed.length > 0 && (
          <Card>
            <CardHead finding={`已召开会议 ${current.closed.length} 次`} />
            <CardBody>
              <ul className="space-y-1">
                {current.closed.map((session) => (
                  <li key={session.sessionId}>
                    <TextLink href={`/panel/${session.sessionId}`}>{formatDate(session.heldOn)}会议</TextLink>
                    <span className="ml-2 text-13 text-ink-3">表决 {session.turns} 轮</span>
                  </li>
                ))}
              </ul>
            </CardBody>
          </Card>
        )}
        {others.length > 0 && (
          <Alert tone="indigo">您还参加{others.map((name) => `“${name}”`).join('、')}的审议，请在页面左上角切换身份后办理。</Alert>
        )}
      </div>
    </>
  )
}
