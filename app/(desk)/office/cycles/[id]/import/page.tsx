import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { TargetChanges, TargetIssues } from '@/components/targets/target-preview'
import { TargetUpload } from '@/components/targets/target-upload'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { AppError } from '@/lib/platform/errors'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readTargetGrid } from '@/lib/targets/cycle-queries'
import { readTargetImport, type TargetPreview } from '@/lib/targets/import-queries'
import { importTargetsAction } from '../../actions'

export const metadata: Metadata = { title: '导入指标' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ file?: string }> }

export default async function ImportTargetsPage({ params, searchParams }: Props) {
  const [viewer, { id }, { file }] = await Promise.all([currentViewer(), params, searchParams])
  const grid = await orNotFound(readTargetGrid(viewer, id))
  const path = `/office/cycles/${id}`
  const preview = file ? await readTargetImport(viewer, id, file).catch(asSentence) : null
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '周期与指标', href: '/office/cycles' }, { label: grid.cycle.name, href: path }, { label: '导入' }]}
        title={`导入${grid.cycle.name}指标`}
        sub="下载模板，填好后上传；先看预览，确认后一次写入。"
        actions={
          <a href={`${path}/template`} className={buttonVariants()} download>
            下载模板
          </a>
        }
      />
      {typeof preview === 'string' && (
        <Alert tone="rose" className="mb-4">
          {preview}
        </Alert>
      )}
      {preview && typeof preview !== 'string' ? (
        <Preview preview={preview} path={path} />
      ) : (
        <Card>
          <CardHead finding="上传指标表" />
          <CardBody>
            <TargetUpload path={`${path}/import`} />
          </CardBody>
        </Card>
      )}
    </>
  )
}

/** What cannot be read is said in words; anything unexpected goes on. */
function asSentence(error: unknown): string {
  if (error instanceof AppError) return error.message
  throw error
}

function Preview({ preview, path }: { preview: TargetPreview; path: string }) {
  const canImport = preview.issues.length === 0 && preview.changes.length > 0
  return (
    <>
      <TargetIssues preview={preview} />
      <Card className="mb-4">
        <CardHead
          finding={`${preview.fileName}：改动 ${preview.changes.length} 项，${preview.unchanged} 项不变`}
          sub="着色的格子将被改写，左侧为原来的数字；空白格子保持不变。"
        />
        <CardBody>
          <TargetChanges preview={preview} />
        </CardBody>
      </Card>
      <div className="mb-4 flex justify-end">
        <ActionButton
          action={importTargetsAction}
          input={{ cycleId: preview.grid.cycle.id, fileId: preview.fileId }}
          variant="primary"
          success="指标已导入。"
          redirectTo={path}
          blocked={canImport ? undefined : preview.issues.length > 0 ? '还有需要修改的格子' : '没有需要导入的改动'}
        >
          确认导入
        </ActionButton>
      </div>
      <Card>
        <CardHead finding="换一个文件" />
        <CardBody>
          <TargetUpload path={`${path}/import`} />
        </CardBody>
      </Card>
    </>
  )
}
