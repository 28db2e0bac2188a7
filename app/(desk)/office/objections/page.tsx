import type { Metadata } from 'next'
import { ObjectionsTable } from '@/components/rounds/objections-table'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readObjections } from '@/lib/rounds/objection-queries'

export const metadata: Metadata = { title: '公示与异议' }

export default async function ObjectionsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams])
  const status = firstValue(query, 'status')
  const list = await orNotFound(readObjections(viewer, { status }))
  const path = '/office/objections'
  return (
    <>
      <PageHeader
        title="公示与异议"
        sub={list.open > 0 ? `${list.open} 件异议未办结，相关对象暂缓命名或入围` : '没有未办结的异议'}
        actions={
          <Segmented
            label="异议状态"
            items={[
              { label: '全部', href: path, current: status === '' },
              { label: '未办结', href: `${path}?status=open`, current: status === 'open' },
              { label: '已办结', href: `${path}?status=closed`, current: status === 'closed' },
            ]}
          />
        }
      />
      {list.rows.length > 0 ? (
        <ObjectionsTable rows={list.rows} withRound />
      ) : (
        <Card>
          <EmptyState icon="megaphone" title="没有异议" hint="公示期间收到的异议会列在这里，并在“我的待办”中提醒。" />
        </Card>
      )}
    </>
  )
}
