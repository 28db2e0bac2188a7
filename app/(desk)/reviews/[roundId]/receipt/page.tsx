import type { Metadata } from 'next'
import { PrintButton } from '@/components/reviews/print-button'
import { ReceiptSheet } from '@/components/reviews/receipt-sheet'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReceipt } from '@/lib/rounds/review-queries'

export const metadata: Metadata = { title: '封存回执' }

export default async function ReceiptPage({ params }: { params: Promise<{ roundId: string }> }) {
  const { roundId } = await params
  const receipt = await orNotFound(readReceipt(await currentViewer(), roundId))
  return (
    <>
      <PageHeader
        title="封存回执"
        breadcrumb={[{ label: '评审工作', href: '/reviews' }, { label: receipt?.roundName ?? '封存回执' }]}
        actions={receipt && <PrintButton>打印回执</PrintButton>}
      />
      {receipt ? (
        <ReceiptSheet receipt={receipt} />
      ) : (
        <EmptyState
          icon="lock"
          title="评分表还没有封存"
          hint="全部评完后在总览页封存，即可取得回执。"
          action={<LinkButton href={`/reviews/${roundId}/overview`}>去总览页</LinkButton>}
        />
      )}
    </>
  )
}
