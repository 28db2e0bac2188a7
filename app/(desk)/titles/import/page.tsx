import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstValue, hrefWith, type ListParams } from '@/components/tables/list-url'
import { HistoryRows } from '@/components/titles/history-rows'
import { HistoryUpload } from '@/components/titles/history-upload'
import { ImportHistoryButtons } from '@/components/titles/import-history-buttons'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { currentViewer } from '@/lib/platform/access/session'
import { AppError } from '@/lib/platform/errors'
import { type HistoryPreview, readHistoryPreview } from '@/lib/titles/history-queries'
import { holdingPolicy } from '@/lib/titles/policy'
import { importHistoryAction } from '../actions'

export const metadata: Metadata = { title: '导入历年称号' }

const SHOWN = 200
const VERDICTS = [
  { value: 'reject', label: '需改正' },
  { value: 'add', label: '将导入' },
  { value: 'same', label: '已登记' },
] as const

export default async function ImportHistoryPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  if (!holdingPolicy.can(viewer, 'grant')) notFound()
  const file = firstValue(params, 'file')
  const preview = file ? await readHistoryPreview(viewer, file).catch(asSentence) : null
  const isRead = preview !== null && typeof preview !== 'string'
  return (
    <>
      <PageHeader
        title="导入历年称号"
        sub="把以往授予的称号补录入册；先逐行预览，确认后一次写入。"
        breadcrumb={[{ label: '任期与称号', href: '/titles' }, { label: '导入历年称号' }]}
        actions={
          <a href="/titles/import/template" className={buttonVariants()} download>
            下载模板
          </a>
        }
      />
      {typeof preview === 'string' && (
        <Alert tone="rose" className="mb-4">
          {preview}
        </Alert>
      )}
      {isRead && <Preview preview={preview} params={params} />}
      <Card>
        <CardHead finding={isRead ? '换一个文件' : '上传历年称号表'} sub="认得常见的表头和日期写法；一次最多 3000 行。" />
        <CardBody>
          <HistoryUpload />
        </CardBody>
      </Card>
    </>
  )
}

/** What cannot be read is said in words; anything unexpected goes on. */
function asSentence(error: unknown): string {
  if (error instanceof AppError) return error.message
  throw error
}

function Preview({ preview, params }: { preview: HistoryPreview; params: ListParams }) {
  const { counts, fileId } = preview
  const chosen = VERDICTS.find(({ value }) => value === firstValue(params, 'show')) ?? VERDICTS.find(({ value }) => counts[value] > 0)
  const rows = preview.verdicts.filter(({ verdict }) => verdict === chosen?.value)
  return (
    <Card className="mb-4">
      <CardHead
        finding={`${preview.fileName}：将导入 ${counts.add} 条，需改正 ${counts.reject} 条，已登记 ${counts.same} 条`}
        sub={`工作表“${preview.sheetName}”。导入会重算过去的数字，并留下更正记录。`}
        tools={
          counts.reject > 0 && (
            <a href={`/titles/import/rejected?file=${fileId}`} className={buttonVariants({ size: 'sm' })} download>
              下载需改正的行
            </a>
          )
        }
      />
      <CardBody>
        <ImportHistoryButtons fileId={fileId} counts={counts} action={importHistoryAction} />
        <div className="mt-4">
          <Tabs
            label="按结果筛选"
            items={VERDICTS.map(({ value, label }) => ({
              label,
              href: hrefWith('/titles/import', { file: fileId }, { show: value }),
              current: value === chosen?.value,
              count: counts[value],
            }))}
          />
        </div>
      </CardBody>
      <HistoryRows rows={rows.slice(0, SHOWN)} />
      {rows.length > SHOWN && <CardBody>{`只显示前 ${SHOWN} 行，共 ${rows.length} 行。`}</CardBody>}
    </Card>
  )
}
