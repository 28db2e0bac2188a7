import type { Metadata } from 'next'
import { RoundsTable } from '@/components/rounds/rounds-table'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { roundKindLabels, roundKinds } from '@/lib/rounds/labels'
import { listRounds } from '@/lib/rounds/round-list-queries'

export const metadata: Metadata = { title: '评选轮次' }

export default async function RoundsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const status = firstValue(params, 'status')
  const list = await orNotFound(
    listRounds(viewer, {
      status: status === 'open' || status === 'over' ? status : undefined,
      kind: firstValue(params, 'kind'),
      year: Number(firstValue(params, 'year')) || undefined,
    }),
  )
  return (
    <>
      <PageHeader
        title="评选轮次"
        sub="从发布通知到命名、入围和归档，每一轮的进程、名额和结果"
        actions={
          list.abilities.create ? (
            <LinkButton href="/rounds/new" variant="primary" icon="plus">
              新建评选
            </LinkButton>
          ) : undefined
        }
      />
      <FilterBar
        action="/rounds"
        params={params}
        count={`共 ${list.rows.length} 轮`}
        fields={[
          {
            name: 'status',
            label: '状态',
            type: 'select',
            options: [
              { value: 'open', label: '进行中' },
              { value: 'over', label: '已归档或取消' },
            ],
          },
          {
            name: 'kind',
            label: '类别',
            type: 'select',
            options: roundKinds.map((kind) => ({ value: kind, label: roundKindLabels[kind].name })),
          },
          { name: 'year', label: '年度', type: 'select', options: list.years.map((year) => ({ value: String(year), label: `${year}年` })) },
        ]}
      />
      <RoundsTable rows={list.rows} />
    </>
  )
}
