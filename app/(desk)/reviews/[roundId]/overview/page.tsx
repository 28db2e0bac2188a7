import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { OverviewTable } from '@/components/reviews/overview-table'
import { PrintButton } from '@/components/reviews/print-button'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type Overview, readOverview } from '@/lib/rounds/review-queries'
import { sealSheetsAction } from '../../actions'

export const metadata: Metadata = { title: '评分总览' }

/** Why the sheets cannot be sealed now; undefined when they can. */
function blockedBy({ isOpen, rows }: Overview): string | undefined {
  if (!isOpen) return '已过评分截止时间或评审尚未开始'
  const open = rows.filter((row) => row.state === 'empty' || row.state === 'partial').length
  return open > 0 ? `还有 ${open} 份没有评完` : undefined
}

type Props = { params: Promise<{ roundId: string }>; searchParams: Promise<ListParams> }

export default async function OverviewPage({ params, searchParams }: Props) {
  const [{ roundId }, query] = await Promise.all([params, searchParams])
  const isGrouped = firstValue(query, 'group') === 'line'
  const overview = await orNotFound(readOverview(await currentViewer(), roundId))
  const { rows } = overview
  const toSeal = rows.filter((row) => row.state !== 'sealed').length
  const flagged = rows.filter((row) => row.isFlagged && row.state !== 'sealed').length
  return (
    <>
      <PageHeader
        title="评分总览"
        sub={
          overview.closesAt
            ? `评分截止 ${formatInstant(overview.closesAt)}${overview.isOpen && overview.daysLeft !== null ? `，还有 ${overview.daysLeft} 天` : ''}`
            : undefined
        }
        breadcrumb={[{ label: '评审工作', href: '/reviews' }, { label: overview.round.name }]}
        actions={
          <>
            <PrintButton>打印</PrintButton>
            {overview.sealedAt && (
              <LinkButton href={`/reviews/${roundId}/receipt`} icon="shield-check">
                封存回执
              </LinkButton>
            )}
            {toSeal > 0 && (
              <ActionButton
                action={sealSheetsAction}
                input={{ roundId }}
                variant="primary"
                icon="lock"
                blocked={blockedBy(overview)}
                redirectTo={`/reviews/${roundId}/receipt`}
                success="评分表已全部封存"
                confirm={{
                  title: `封存 ${toSeal} 份评分表？`,
                  consequences: `封存后不能再修改任何分数和评语。${flagged > 0 ? `其中 ${flagged} 份标有存疑，请确认已经核对。` : ''}系统会为每份评分表生成校验码，并出具回执。`,
                  confirmLabel: '封存全部',
                }}
              >
                封存全部
              </ActionButton>
            )}
          </>
        }
      />
      {flagged > 0 && (
        <Alert tone="amber" className="mb-4">
          有 {flagged} 份标有存疑，封存前请再核对。
        </Alert>
      )}
      {rows.length > 0 ? (
        <>
          {new Set(rows.map((row) => row.line)).size > 1 && (
            <div className="mb-3 print:hidden">
              <Segmented
                label="排列方式"
                items={[
                  { label: '按评审次序', href: `/reviews/${roundId}/overview`, current: !isGrouped },
                  { label: '按条线分组', href: `/reviews/${roundId}/overview?group=line`, current: isGrouped },
                ]}
              />
            </div>
          )}
          <OverviewTable overview={overview} isGrouped={isGrouped} />
        </>
      ) : (
        <EmptyState icon="scales" title="还没有评审任务" hint="评审开始后，分配给您的候选对象会在这里列出。" />
      )}
    </>
  )
}
