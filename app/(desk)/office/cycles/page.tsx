import type { Metadata } from 'next'
import { ClassDialog } from '@/components/targets/class-dialog'
import { CycleDialog } from '@/components/targets/cycle-dialog'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { currentViewer } from '@/lib/platform/access/session'
import { dateOf, formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type CyclePage, readCycles } from '@/lib/targets/cycle-queries'
import { PLAN_BARS, PLAN_LABELS } from '@/lib/titles/labels'
import { defineClassAction, saveCycleAction } from './actions'

export const metadata: Metadata = { title: '周期与指标' }

export default async function CyclesPage() {
  const viewer = await currentViewer()
  const page = await orNotFound(readCycles(viewer))
  return (
    <>
      <PageHeader
        title="周期与指标"
        sub="周期的起止、各条线的指标，以及每一类统计哪些称号。"
        actions={page.abilities.manage && <CycleDialog cycle={null} action={saveCycleAction} />}
      />
      <div className="grid gap-4">
        <Cycles page={page} />
        <Classes page={page} />
      </div>
    </>
  )
}

function Cycles({ page }: { page: CyclePage }) {
  return (
    <Card>
      <CardHead finding={`周期（${page.cycles.length} 个）`} sub="进入周期即可填写或导入指标。" />
      <CardBody flush className="pt-3">
        {page.cycles.length === 0 ? (
          <EmptyState icon="target" title="还没有周期" hint="设立周期后即可填写各条线指标，指标驾驶舱随之启用。" />
        ) : (
          <TableFrame label="周期" bare>
            <thead>
              <tr>
                <Th>周期</Th>
                <Th>起止</Th>
                <Th>状态</Th>
                <Th numeric>指标项数</Th>
                <Th numeric>目标合计</Th>
              </tr>
            </thead>
            <tbody>
              {page.cycles.map((cycle) => (
                <tr key={cycle.id}>
                  <RowHead>
                    <TextLink href={`/office/cycles/${cycle.id}`}>{cycle.name}</TextLink>
                  </RowHead>
                  <Td label="起止">{`${formatDate(cycle.startsOn)}至${formatDate(cycle.endsOn)}`}</Td>
                  <Td label="状态">
                    {cycle.state === 'settled' ? (
                      <Badge tone="grey">已结算</Badge>
                    ) : cycle.isCurrent ? (
                      <Badge tone="green">进行中</Badge>
                    ) : (
                      <Badge tone="indigo">未到期</Badge>
                    )}
                  </Td>
                  <Td label="指标项数" numeric>
                    {cycle.targetCount}
                  </Td>
                  <Td label="目标合计" numeric>
                    {cycle.targetTotal}
                  </Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}

function Classes({ page }: { page: CyclePage }) {
  return (
    <Card>
      <CardHead finding="统计口径" sub="一人在同一类中只计一次；同一计划的类别之间不重叠，按最高称号归类。" />
      <CardBody flush className="pt-3">
        <TableFrame label="统计口径" bare>
          <thead>
            <tr>
              <Th>类别</Th>
              <Th>计划</Th>
              <Th>计入的称号</Th>
              <Th>现行版本</Th>
              <Th>
                <span className="sr-only">操作</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {page.classes.map((item) => (
              <tr key={item.code}>
                <RowHead className="font-semibold">{item.name}</RowHead>
                <Td label="计划">{PLAN_LABELS[item.plan]}</Td>
                <Td label="计入的称号">
                  <span className="flex flex-wrap gap-1.5 max-md:justify-end">
                    {item.titleNames.map((name) => (
                      <TitleBadge key={name} bar={PLAN_BARS[item.plan]}>
                        {name}
                      </TitleBadge>
                    ))}
                  </span>
                </Td>
                <Td label="现行版本">
                  {`第 ${item.version} 版`}
                  {item.changedAt && (
                    <span className="block text-12 text-ink-3">{`${formatDate(dateOf(new Date(item.changedAt)))} · ${item.reason}`}</span>
                  )}
                </Td>
                <Td numeric>
                  {page.abilities.manage && <ClassDialog definition={item} titles={page.titles} action={defineClassAction} />}
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </CardBody>
    </Card>
  )
}
