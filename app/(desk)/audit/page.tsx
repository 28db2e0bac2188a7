import type { Metadata } from 'next'
import { AuditTable } from '@/components/accounts/audit-table'
import { VerifyRecord } from '@/components/accounts/verify-record'
import { FilterBar } from '@/components/tables/filter-bar'
import { firstValue, hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { readAudit } from '@/lib/accounts/audit-queries'
import { subjectLabel } from '@/lib/accounts/audit-words'
import { parseAuditFilter } from '@/lib/accounts/schema'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { verifyRecordAction } from './actions'

export const metadata: Metadata = { title: '审计记录' }

const RESULTS = [
  { value: 'done', label: '完成' },
  { value: 'refused', label: '被拒绝' },
  { value: 'failed', label: '失败' },
]

export default async function AuditPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const filter = parseAuditFilter(params)
  const paging = { after: firstValue(params, 'after') || undefined, before: firstValue(params, 'before') || undefined }
  const page = await orNotFound(readAudit(viewer, filter, paging))
  const subjectKind = filter.subject?.split(':')[0]
  return (
    <>
      <PageHeader
        title="审计记录"
        sub="登录、授权、办理、导出和被拒绝的操作逐条留痕，只能增加，不能改动。"
        actions={
          <>
            {page.abilities.canExport && (
              <form method="post" action={hrefWith('/audit/export', params, { after: undefined, before: undefined })}>
                <Button type="submit" icon="download">
                  导出筛选结果
                </Button>
              </form>
            )}
            {page.abilities.canVerify && <VerifyRecord action={verifyRecordAction} />}
          </>
        }
      />
      <FilterBar
        action="/audit"
        params={params}
        fields={[
          { name: 'event', label: '事件', type: 'select', options: page.events },
          { name: 'account', label: '账号或姓名', type: 'text' },
          { name: 'from', label: '起始日期', type: 'date' },
          { name: 'to', label: '截止日期', type: 'date' },
          { name: 'result', label: '结果', type: 'select', options: RESULTS },
        ]}
        count={page.isCountBounded ? `共 ${page.count}+ 条` : `共 ${page.count} 条`}
        tools={
          subjectKind && (
            <Chip removeHref={hrefWith('/audit', params, { subject: undefined })} removeLabel="看全部对象">
              只看同一项：{subjectLabel(subjectKind)}
            </Chip>
          )
        }
      />
      <AuditTable items={page.items} params={params} />
      <Pagination
        previousHref={pageHref('/audit', params, 'before', page.previousKey)}
        nextHref={pageHref('/audit', params, 'after', page.nextKey)}
      />
    </>
  )
}
