import type { Metadata } from 'next'
import { CorrectPublication } from '@/components/rounds/correct-publication'
import { ObjectionsTable } from '@/components/rounds/objections-table'
import { PublicityDays } from '@/components/rounds/publicity-days'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type PublicityView, readRoundPublicity } from '@/lib/rounds/publicity-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { correctPublicationAction } from '../../actions'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '公示' }

function PublishedCard({ view }: { view: PublicityView }) {
  const { current } = view
  if (!current) return null
  const counted = current.days.filter((day) => day.counts)
  const past = counted.filter((day) => day.isPast).length
  const finding = current.hasRunInFull
    ? `公示已满 ${counted.length} 天`
    : `公示中：已满 ${past} 天，共 ${counted.length} 天，至${formatDate(current.endsOn)} 24:00`
  return (
    <Card>
      <CardHead
        finding={finding}
        sub={`${formatInstant(current.publishedAt)} 公开（当日不计入），方案规定 ${view.ruleText}`}
        tools={
          <>
            {current.version > 1 && <Badge tone="grey">第 {current.version} 次</Badge>}
            <TextLink href={`/notices/${current.id}`}>查看公示页面</TextLink>
          </>
        }
      />
      <CardBody>
        <PublicityDays days={current.days} />
      </CardBody>
      <TableFrame label="公示名单" bare>
        <thead>
          <tr>
            <Th numeric>序号</Th>
            <Th>
              {view.current?.list.titleName ?? '对象'}拟{view.current?.list.resultWord ?? '命名'}对象
            </Th>
            <Th>单位</Th>
            <Th>条线</Th>
            <Th>职务或类别</Th>
          </tr>
        </thead>
        <tbody>
          {current.list.candidates.map((candidate, index) => (
            <tr key={candidate.nominationId}>
              <Td label="序号" numeric>
                {index + 1}
              </Td>
              <RowHead>{candidate.name}</RowHead>
              <Td label="单位">{candidate.unit}</Td>
              <Td label="条线" className="whitespace-nowrap">
                {candidate.line}
              </Td>
              <Td label="职务或类别" muted>
                {candidate.note ?? ''}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <CardFoot className="break-all">名单校验码：{current.digest}</CardFoot>
    </Card>
  )
}

export default async function PublicityPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readRoundPublicity(viewer, id))])
  return (
    <RoundFrame head={head} current="publicity" actions={<RoundActions head={head} actions={stageActions} />}>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid gap-4">
          {view.current ? (
            <PublishedCard view={view} />
          ) : (
            <Card>
              <EmptyState
                icon="megaphone"
                title="尚未公示"
                hint={`领导小组作出决定后，由市人才办发布公示；公示期 ${view.ruleText}，自网页公开之时起算。`}
              />
            </Card>
          )}
          <Card>
            <CardHead
              finding={view.objections.length > 0 ? `收到 ${view.objections.length} 件异议` : '没有收到异议'}
              sub="未办结前，相关对象暂不办理，其余照常"
              className="pb-3"
            />
            {view.objections.length > 0 && <ObjectionsTable rows={view.objections} bare />}
          </Card>
        </div>
        <div className="grid gap-4">
          {view.abilities.correct && (
            <Card>
              <CardHead finding="更正公示" />
              <CardBody>
                <CorrectPublication roundId={id} version={head.version} action={correctPublicationAction} />
              </CardBody>
            </Card>
          )}
          {view.earlier.length > 0 && (
            <Card>
              <CardHead finding="以前的公示" sub="已被替换或撤下，内容留存备查" />
              <CardBody>
                <ul className="space-y-2">
                  {view.earlier.map((row) => (
                    <li key={row.version}>
                      第 {row.version} 次，{formatInstant(row.publishedAt)}
                      {row.reason && <p className="text-13 text-ink-3">{row.reason}</p>}
                    </li>
                  ))}
                </ul>
              </CardBody>
            </Card>
          )}
        </div>
      </div>
    </RoundFrame>
  )
}
