import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { PoolImportRows } from '@/components/rounds/draw/pool-import-rows'
import { PoolUpload } from '@/components/rounds/draw/pool-upload'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { AppError } from '@/lib/platform/errors'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type PoolImportPreview, readPoolImport } from '@/lib/rounds/pool-import/queries'
import { requirePoolManager } from '@/lib/rounds/pool-queries'
import { importPoolMembersAction } from '../actions'

export const metadata: Metadata = { title: '导入专家' }

const path = '/office/reviewer-pool'

export default async function ImportPoolPage({ searchParams }: { searchParams: Promise<{ file?: string }> }) {
  const [viewer, { file }] = await Promise.all([currentViewer(), searchParams])
  await orNotFound(requirePoolManager(viewer))
  const preview = file ? await readPoolImport(viewer, file).catch(asSentence) : null
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '专家库', href: path }, { label: '导入' }]}
        title="导入专家"
        sub="下载模板，填好后上传；先看预览，确认后一次写入。专家须已登记在人员名册中。"
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
      {preview && typeof preview !== 'string' && <Preview preview={preview} />}
      <Card>
        <CardHead finding={preview && typeof preview !== 'string' ? '换一个文件' : '上传专家名单'} />
        <CardBody>
          <PoolUpload />
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

function Preview({ preview }: { preview: PoolImportPreview }) {
  const { fileId, counts } = preview
  const writes = counts.added + counts.changed
  const input = { fileId, expected: { added: counts.added, changed: counts.changed, fault: counts.fault } }
  const common = { action: importPoolMembersAction, success: '已导入专家库。', redirectTo: path }
  return (
    <Card className="mb-4">
      <CardHead
        finding={`${preview.fileName}：新加入 ${counts.added} 人，修改 ${counts.changed} 人，${counts.same} 人不变${counts.fault > 0 ? `，${counts.fault} 行需要修改` : ''}`}
        sub={`工作表“${preview.sheetName}”。空白的格子：已在库的保持不变，新加入的取自名册。已经固定的抽取不受影响。`}
        className="pb-3"
      />
      <CardBody className="pt-0">
        <div className="flex flex-wrap items-center gap-2">
          {counts.fault > 0 && writes > 0 && (
            <ActionButton
              {...common}
              input={{ ...input, skipFaults: true }}
              confirm={{
                title: `只导入没有问题的 ${writes} 人？`,
                consequences: `需要修改的 ${counts.fault} 行不导入，改好后可以另行上传。`,
                confirmLabel: '导入',
              }}
            >
              只导入没有问题的 {writes} 人
            </ActionButton>
          )}
          <ActionButton
            {...common}
            variant="primary"
            input={{ ...input, skipFaults: false }}
            blocked={counts.fault > 0 ? '还有需要修改的行' : writes === 0 ? '没有需要导入的内容' : undefined}
          >
            全部导入
          </ActionButton>
        </div>
      </CardBody>
      <PoolImportRows rows={preview.rows} />
    </Card>
  )
}
