import type { Metadata } from 'next'
import { StageRulesForm } from '@/components/reports/stage-rules-form'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readStageRules } from '@/lib/reports/stage-queries'
import { saveStageRulesAction } from '../actions'

export const metadata: Metadata = { title: '五环节标准' }

export default async function StageRulesPage() {
  const { version, rules } = await orNotFound(readStageRules(await currentViewer()))
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '五环节', href: '/dashboard/stages' }, { label: '标准' }]}
        title="五环节标准"
        sub="低于各环节分数线的，在各单位的五环节中标为“弱”。修改后立即生效并留痕。"
      />
      <StageRulesForm version={version} rules={rules} action={saveStageRulesAction} />
    </>
  )
}
