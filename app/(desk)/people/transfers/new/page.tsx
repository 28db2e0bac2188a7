import type { Metadata } from 'next'
import { RequestTransferForm } from '@/components/people/request-transfer-form'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { PageHeader } from '@/components/ui/page-header'
import { readPersonFormChoices } from '@/lib/org/person-queries'
import { readTransferStart } from '@/lib/org/transfer-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { requestTransferAction } from '../actions'

export const metadata: Metadata = { title: '发起调入' }

export default async function NewTransferPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const batchId = firstValue(params, 'batch')
  const [choices, start] = await Promise.all([
    orNotFound(readPersonFormChoices(viewer)),
    batchId ? orNotFound(readTransferStart(viewer, batchId, Number(firstValue(params, 'row')))) : null,
  ])
  return (
    <>
      <PageHeader
        title="发起调入"
        sub="此人已在平台其他单位。对方单位同意后，人员转入您的单位；在此之前看不到对方的资料。"
        breadcrumb={[{ label: '人员名册', href: '/people' }, { label: '调动申请', href: '/people/transfers' }, { label: '发起调入' }]}
      />
      <RequestTransferForm start={start} choices={choices} action={requestTransferAction} />
    </>
  )
}
