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
import { startImportAction } from '../../../people/import/actions'

export const metadata: Metadata = { title: '导入单位和条线' }

export default async function OrgImportPage() {
  const { batches } = await orNotFound(readImports(await currentViewer(), 'org'))
  return (
    <>
      <PageHeader
        title="导入单位和条线"
        sub="按编码对应，没有编码的按名称：新的设立，已有的更新。先预览，确认后才写入。"
        breadcrumb={[{ label: '单位', href: '/office/units' }, { label: '从表格导入' }]}
        actions={
          <a href="/people/import/template?kind=org" className={buttonVariants()} download>
            <Icon name="download" size={16} />
            下载模板
          </a>
        }
      />
      <Card className="mb-4">
        <CardBody>
          <UploadWorkbook
            kind="org"
            start={startImportAction}
            batchPath="/office/units/import"
            hint="Excel 或 WPS 表格（.xlsx、.xls、.et），含“单位”“条线”两张工作表或其中之一。"
          />
        </CardBody>
      </Card>
      <Card>
        <CardHead finding="我的导入" />
        <CardBody flush className="pt-3">
          <ImportList batches={batches} path="/office/units/import" />
        </CardBody>
      </Card>
    </>
  )
}
