import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WorkbookImport } from '@/components/reviews/workbook-import'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReviewRound } from '@/lib/rounds/review-queries'
import { importScoreSheetsAction } from '../../actions'

export const metadata: Metadata = { title: '离线评分' }

export default async function WorkbookPage({ params }: { params: Promise<{ roundId: string }> }) {
  const { roundId } = await params
  const round = await orNotFound(readReviewRound(await currentViewer(), roundId))
  if (round.step !== 'score' || round.hasShow) notFound()
  return (
    <>
      <PageHeader
        title="离线评分"
        sub="下载评分表，在表格中填写，再上传保存为草稿；封存仍在系统中进行"
        breadcrumb={[{ label: '评审工作', href: '/reviews' }, { label: round.name }]}
        actions={
          <LinkButton href={`/reviews/${roundId}/overview`} icon="table">
            评分总览
          </LinkButton>
        }
      />
      <div className="grid gap-4">
        <Card>
          <CardHead
            className="pb-4"
            finding={`本轮 ${round.total} 份，已评完 ${round.complete} 份`}
            sub="评分表含评分标准、分值提示和已保存的草稿；候选对象与页面上的称呼一致"
            tools={
              <LinkButton href={`/reviews/${roundId}/workbook/download`} download icon="download" variant="primary">
                下载评分表
              </LinkButton>
            }
          />
        </Card>
        <Card>
          <CardHead finding="上传填好的评分表" sub="逐格核对：分数范围、分档、须写的评语、候选代号；有误的一处一处标出" />
          <CardBody>
            <WorkbookImport roundId={roundId} action={importScoreSheetsAction} />
          </CardBody>
        </Card>
      </div>
    </>
  )
}
