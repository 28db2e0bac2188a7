import type { Metadata } from 'next'
import { BatchStatus } from '@/components/imports/batch-status'
import { ConfirmImport } from '@/components/imports/confirm-import'
import { OrgPlanView } from '@/components/imports/org-plan'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { readOrgImport } from '@/lib/org/import-queries'
import { importStateLabels } from '@/lib/org/labels'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { cancelImportAction, importRowsAction } from '../../../../people/import/actions'

export const metadata: Metadata = { title: '导入单位和条线' }

export default async function OrgBatchPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const { batch, plan } = await orNotFound(readOrgImport(viewer, id))
  const state = importStateLabels[batch.state]
  const created = batch.acceptCount - batch.updateCount
  return (
    <>
      <PageHeader
        title={batch.fileName}
        badge={<Badge tone={state.tone}>{state.text}</Badge>}
        sub={`${formatInstant(batch.createdAt)}上传`}
        breadcrumb={[
          { label: '单位', href: '/office/units' },
          { label: '从表格导入', href: '/office/units/import' },
          { label: '预览与结果' },
        ]}
      />
      <BatchStatus batch={batch} path="/office/units/import" cancel={cancelImportAction} />
      {batch.state === 'imported' && (
        <Alert tone="green" title={`新增 ${batch.addedCount} 项，更新 ${batch.changedCount} 项`} className="mb-4">
          {batch.importedAt && `${formatInstant(batch.importedAt)}导入完成。`}
        </Alert>
      )}
      {batch.state === 'ready' && plan && plan.issues.length === 0 && (
        <Alert tone="indigo" title={`将新增 ${created} 项，更新 ${batch.updateCount} 项`} className="mb-4">
          <p className="mb-3">更名和调整隶属自今天起生效，过去的统计不变。</p>
          {batch.error && <p className="mb-3 text-rose">上次导入：{batch.error}</p>}
          <ConfirmImport
            batchId={id}
            counts={{ create: created, update: batch.updateCount, reject: 0 }}
            noun="项"
            confirm={importRowsAction}
            cancel={cancelImportAction}
          />
        </Alert>
      )}
      {plan && <OrgPlanView plan={plan} />}
    </>
  )
}
