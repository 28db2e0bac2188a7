import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { BatchStatus } from '@/components/imports/batch-status'
import { ConfirmImport } from '@/components/imports/confirm-import'
import { RowTable } from '@/components/imports/row-table'
import { firstValue, hrefWith, type ListParams, pageHref } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { type ImportPage, ROW_FILTERS, type RowFilter, readImport } from '@/lib/org/import-queries'
import { importStateLabels } from '@/lib/org/labels'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { cancelImportAction, importRowsAction } from '../actions'

export const metadata: Metadata = { title: '导入预览' }

const FILTER_LABELS: Record<RowFilter, string> = {
  all: '全部',
  reject: '有误',
  create: '新增',
  update: '更新',
  unchanged: '无变化',
  warning: '有提醒',
  skipped: '未导入',
}

function rowKey(params: ListParams, key: 'after' | 'before'): number | undefined {
  const value = Number(firstValue(params, key))
  return Number.isInteger(value) && value > 0 ? value : undefined
}

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export default async function ImportBatchPage({ params, searchParams }: PageProps) {
  const [viewer, { id }, query] = await Promise.all([currentViewer(), params, searchParams])
  const filter = ROW_FILTERS.find((name) => name === firstValue(query, 'show')) ?? 'all'
  const page = await orNotFound(readImport(viewer, id, { filter, after: rowKey(query, 'after'), before: rowKey(query, 'before') }))
  const { batch } = page
  const path = `/people/import/${id}`
  const state = importStateLabels[batch.state]
  const hasRows = page.counts.all > 0
  return (
    <>
      <PageHeader
        title={batch.fileName}
        badge={<Badge tone={state.tone}>{state.text}</Badge>}
        sub={`${formatInstant(batch.createdAt)}上传`}
        breadcrumb={[{ label: '人员名册', href: '/people' }, { label: '花名册导入', href: '/people/import' }, { label: '预览与结果' }]}
        actions={page.counts.reject > 0 ? <RejectedLink id={id} count={page.counts.reject} /> : undefined}
      />
      <BatchStatus batch={batch} path="/people/import" cancel={cancelImportAction} />
      <Decision page={page} />
      {hasRows && batch.state !== 'reading' && (
        <Card>
          <div className="px-5 pt-3 max-md:px-4">
            <Tabs
              label="按结果筛选"
              items={ROW_FILTERS.filter((name) => name === 'all' || page.counts[name] > 0).map((name) => ({
                label: FILTER_LABELS[name],
                href: hrefWith(path, {}, { show: name === 'all' ? undefined : name }),
                current: name === filter,
                count: page.counts[name],
              }))}
            />
          </div>
          {page.rows.length > 0 ? (
            <RowTable rows={page.rows} fields={page.fields} batchId={id} isImported={batch.state === 'imported'} />
          ) : (
            <EmptyState title="没有这样的行" />
          )}
        </Card>
      )}
      <Pagination
        previousHref={pageHref(path, query, 'before', page.previousIndex?.toString())}
        nextHref={pageHref(path, query, 'after', page.nextIndex?.toString())}
        summary={page.rows.length > 0 ? `本页 ${page.rows.length} 行` : undefined}
      />
    </>
  )
}

function RejectedLink({ id, count }: { id: string; count: number }) {
  return (
    <a href={`/people/import/${id}/rejected`} className={buttonVariants()} download>
      <Icon name="download" size={16} />
      下载有误的 {count} 行
    </a>
  )
}

function Decision({ page }: { page: ImportPage }): ReactNode {
  const { batch, counts, skippedSheets } = page
  if (batch.state === 'imported')
    return (
      <Alert
        tone={counts.skipped > 0 ? 'amber' : 'green'}
        title={`新增 ${batch.addedCount} 人，更新 ${batch.changedCount} 人`}
        className="mb-4"
      >
        {batch.importedAt && `${formatInstant(batch.importedAt)}导入完成。`}
        {counts.reject > 0 && `有误的 ${counts.reject} 行没有导入，可下载改正后再传。`}
        {counts.skipped > 0 && `另有 ${counts.skipped} 人在预览之后已被登记或调走，没有重复写入。`}
      </Alert>
    )
  if (batch.state !== 'ready') return null
  return (
    <Alert
      tone={counts.reject > 0 ? 'amber' : 'green'}
      title={counts.reject > 0 ? `读出 ${counts.all} 人，其中 ${counts.reject} 行有误` : `读出 ${counts.all} 人，全部无误`}
      className="mb-4"
    >
      <p className="mb-3">
        将新增 {counts.create} 人，更新 {counts.update} 人，{counts.unchanged} 人与库中一致。
        {counts.warning > 0 && `另有 ${counts.warning} 行有提醒，请留意核对。`}
        {skippedSheets.length > 0 && `没有人员的工作表已略过：${skippedSheets.join('、')}。`}
      </p>
      {batch.error && <p className="mb-3 text-rose">上次导入：{batch.error}</p>}
      <ConfirmImport batchId={batch.id} counts={counts} noun="人" confirm={importRowsAction} cancel={cancelImportAction} />
    </Alert>
  )
}
