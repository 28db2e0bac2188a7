import type { Metadata } from 'next'
import { CreatePersonForm } from '@/components/people/create-person-form'
import { PageHeader } from '@/components/ui/page-header'
import { readPersonFormChoices } from '@/lib/org/person-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { createPersonAction } from '../actions'

export const metadata: Metadata = { title: '新增人员' }

export default async function NewPersonPage() {
  const viewer = await currentViewer()
  const choices = await orNotFound(readPersonFormChoices(viewer))
  return (
    <>
      <PageHeader
        title="新增人员"
        sub="人数多时请导入花名册。已在其他单位的人员，请发起调入申请。"
        breadcrumb={[{ label: '人员名册', href: '/people' }, { label: '新增人员' }]}
      />
      <CreatePersonForm choices={choices} canAddExternal={viewer.role === 'cityOffice'} action={createPersonAction} />
    </>
  )
}
