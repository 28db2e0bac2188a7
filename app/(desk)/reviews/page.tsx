import type { Metadata } from 'next'
import { ReviewCard } from '@/components/reviews/review-card'
import { Alert } from '@/components/ui/alert'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReviewRounds } from '@/lib/rounds/review-queries'

export const metadata: Metadata = { title: '评审工作' }

export default async function ReviewsPage() {
  const { current, others } = await orNotFound(readReviewRounds(await currentViewer()))
  return (
    <>
      <PageHeader title="评审工作" sub="申报回避、评分、封存，逐步完成" />
      {current ? (
        <ReviewCard round={current} />
      ) : (
        <EmptyState icon="scales" title="现在没有需要评审的轮次" hint="受聘为某一轮次的评审专家后，会在这里列出。" />
      )}
      {others.length > 0 && (
        <Alert tone="indigo" className="mt-4">
          您还参加{others.map((name) => `“${name}”`).join('、')}的评审，请在页面左上角切换身份后办理。
        </Alert>
      )}
    </>
  )
}
