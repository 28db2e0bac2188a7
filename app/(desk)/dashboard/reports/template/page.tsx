import type { Metadata } from 'next'
import { ReportTemplateEditor } from '@/components/reports/report-template-editor'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readTemplate } from '@/lib/reports/leader-report-queries'
import { previewTemplateAction, saveTemplateAction } from '../actions'

export const metadata: Metadata = { title: '报告模板' }

export default async function ReportTemplatePage() {
  const page = await orNotFound(readTemplate(await currentViewer()))
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '领导报告', href: '/dashboard/reports' }, { label: '报告模板' }]}
        title="报告模板"
        sub="每段文字可以修改；花括号中的占位符在生成时换成当时的数字。留空的段落不进入报告。"
      />
      <ReportTemplateEditor page={page} save={saveTemplateAction} preview={previewTemplateAction} />
    </>
  )
}
