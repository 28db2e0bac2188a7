import type { Metadata } from 'next'
import { ImportList } from '@/components/imports/import-list'
import { UploadWorkbook } from '@/components/imports/upload-workbook'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { readImports } from '@/lib/org/import-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { startImportAction } from './actions'

export const metadata: Metadata = { title: '表格导入' }

export default async function ImportPage() {
  const { batches } = await orNotFound(readImports(await currentViewer(), 'people'))
  return (
    <>
      <PageHeader
        title="花名册导入"
        sub="上传单位现有的花名册即可，不必改成模板的样子：表头、合并的单位格、各种日期写法都能认。先预览，确认后才写入。"
        breadcrumb={[{ label: '人员名册', href: '/people' }, { label: '花名册导入' }]}
        actions={
          <a href="/people/import/template" className={buttonVariants()} download>
            <Icon name="download" size={16} />
            下载模板
          </a>
        }
      />
      <Card className="mb-4">
        <CardBody>
          <UploadWorkbook
            kind="people"
            start={startImportAction}
            batchPath="/people/import"
            hint="Excel 或 WPS 表格（.xlsx、.xls、.et），不超过 20 MB。身份证号等内容加密保存。"
          />
        </CardBody>
      </Card>
      <Card>
        <CardHead finding="我的导入" sub="结果页一直保留，可随时回来查看或下载有误的行。" />
        <CardBody flush className="pt-3">
          <ImportList batches={batches} path="/people/import" />
        </CardBody>
      </Card>
    </>
  )
}
