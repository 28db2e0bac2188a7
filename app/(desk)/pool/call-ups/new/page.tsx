import type { Metadata } from 'next'
import { RequestCallUpForm } from '@/components/pool/request-call-up-form'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCallUpChoices } from '@/lib/pool/suggestion-queries'
import { requestCallUpAction } from '../actions'

export const metadata: Metadata = { title: '申请调用' }

export default async function NewCallUpPage() {
  const choices = await orNotFound(readCallUpChoices(await currentViewer()))
  return (
    <>
      <PageHeader
        title="申请调用"
        sub="写明专长、时间和用途，由市人才办提名人选。"
        breadcrumb={[{ label: '人才调用', href: '/pool/call-ups' }, { label: '申请调用' }]}
      />
      <RequestCallUpForm choices={choices} action={requestCallUpAction} />
    </>
  )
}
