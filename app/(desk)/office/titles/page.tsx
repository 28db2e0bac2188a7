import type { Metadata } from 'next'
import { TitleDialog } from '@/components/titles/title-dialog'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { PLAN_BARS, PLAN_LABELS } from '@/lib/titles/labels'
import { readTitles, type TitleList } from '@/lib/titles/queries'
import { saveTitleAction } from './actions'

export const metadata: Metadata = { title: '称号' }

export default async function TitlesPage() {
  const viewer = await currentViewer()
  const list = await orNotFound(readTitles(viewer))
  return (
    <>
      <PageHeader
        title="称号"
        sub="两个计划的称号、级别和任期。可以增设本市自己的称号。"
        actions={list.abilities.manage && <TitleDialog title={null} holdingCount={0} action={saveTitleAction} />}
      />
      <div className="grid gap-4">
        <PlanTitles plan="summit" list={list} />
        <PlanTitles plan="highland" list={list} />
      </div>
    </>
  )
}

function PlanTitles({ plan, list }: { plan: 'summit' | 'highland'; list: TitleList }) {
  const titles = list.titles.filter((title) => title.plan === plan)
  return (
    <Card>
      <CardHead finding={`${PLAN_LABELS[plan]}（${titles.length} 个称号）`} sub="从高到低" />
      <CardBody flush className="pt-3">
        <TableFrame label={PLAN_LABELS[plan]} bare>
          <thead>
            <tr>
              <Th>级别</Th>
              <Th>称号</Th>
              <Th>任期</Th>
              <Th numeric>授予次数</Th>
              <Th>状态</Th>
              {list.abilities.manage && (
                <Th>
                  <span className="sr-only">操作</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {titles.map((title) => (
              <tr key={title.id}>
                <Td label="级别">{title.rank}</Td>
                <RowHead>
                  <TitleBadge bar={PLAN_BARS[plan]}>{title.name}</TitleBadge>
                </RowHead>
                <Td label="任期">{title.termYears === null ? '长期' : `${title.termYears} 年`}</Td>
                <Td label="授予次数" numeric>
                  {title.holdingCount > 0 ? <TextLink href={`/titles?title=${title.code}&standing=all`}>{title.holdingCount}</TextLink> : 0}
                </Td>
                <Td label="状态">{title.isActive ? <Badge tone="green">可以授予</Badge> : <Badge tone="grey">停止授予</Badge>}</Td>
                {list.abilities.manage && (
                  <Td numeric>
                    <TitleDialog title={title} holdingCount={title.holdingCount} action={saveTitleAction} />
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </CardBody>
    </Card>
  )
}
