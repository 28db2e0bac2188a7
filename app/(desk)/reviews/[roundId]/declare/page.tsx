import type { Metadata } from 'next'
import { DeclareForm } from '@/components/reviews/declare-form'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readDeclaration } from '@/lib/rounds/review-queries'
import { declareConflictsAction } from '../../actions'

export const metadata: Metadata = { title: '申报回避' }

export default async function DeclarePage({ params }: { params: Promise<{ roundId: string }> }) {
  const { roundId } = await params
  const declaration = await orNotFound(readDeclaration(await currentViewer(), roundId))
  return (
    <>
      <PageHeader
        title="申报回避"
        sub="对照全部候选名单逐一核对，有需要回避关系的请勾选并说明"
        breadcrumb={[{ label: '评审工作', href: '/reviews' }, { label: declaration.round.name }]}
      />
      {declaration.declaredAt && (
        <Alert tone="green" className="mb-4">
          您已于 {formatInstant(declaration.declaredAt)} 申报。
          {declaration.isOpen && '名单如有增加，请再次核对确认。'}
        </Alert>
      )}
      {declaration.isOpen ? (
        <DeclareForm declaration={declaration} action={declareConflictsAction} />
      ) : (
        <EmptyState
          icon="shield"
          title="现在不能申报"
          hint="名单在申报截止后开放，分配评审任务后关闭。已经开始评分的，请在评分页面对具体候选对象申请回避。"
          action={<LinkButton href="/reviews">返回评审工作</LinkButton>}
        />
      )}
    </>
  )
}
