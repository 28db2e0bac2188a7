import type { Metadata } from 'next'
import { ComparisonTable } from '@/components/pool/comparison-table'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { AppError } from '@/lib/platform/errors'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type Comparison, readComparison } from '@/lib/pool/compare-queries'

export const metadata: Metadata = { title: '人才比较' }

/** A wrong choice is told in words; everything else is the page's own error. */
async function compare(viewer: Parameters<typeof readComparison>[0], ids: string[]): Promise<Comparison | string> {
  try {
    return await readComparison(viewer, ids)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return error.message
    throw error
  }
}

export default async function ComparePage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const ids = firstValue(params, 'ids')
    .split(',')
    .filter((id) => id !== '')
  const comparison = await orNotFound(compare(viewer, ids))
  const isWrong = typeof comparison === 'string'
  return (
    <>
      <PageHeader
        title="人才比较"
        sub={isWrong ? undefined : `数据截至${formatDate(comparison.today)}`}
        breadcrumb={[{ label: '人才库', href: '/pool' }, { label: '人才比较' }]}
      />
      {isWrong || comparison.people.length === 0 ? (
        <Card>
          <EmptyState
            icon="layers"
            title={isWrong ? comparison : '所选人员不在您可以查看的范围内'}
            action={<LinkButton href="/pool">去人才名单选择</LinkButton>}
          />
        </Card>
      ) : (
        <>
          {comparison.missing > 0 && (
            <Alert tone="amber" className="mb-4">
              {`所选人员中有 ${comparison.missing} 人不在您可以查看的范围内，没有列出。`}
            </Alert>
          )}
          <ComparisonTable people={comparison.people} />
        </>
      )}
    </>
  )
}
