import type { Metadata } from 'next'
import { ContributionForm } from '@/components/radiation/contribution-form'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readEntryChoices } from '@/lib/radiation/person-queries'
import { findHoldersAction, saveContributionAction } from '../actions'

export const metadata: Metadata = { title: '登记辐射贡献' }

export default async function NewContributionPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const choices = await orNotFound(readEntryChoices(viewer, firstValue(params, 'person') || undefined))
  return (
    <>
      <PageHeader
        title="登记辐射贡献"
        sub={choices.ownPersonId ? '提交后由所在单位人事核实，核实后计数。' : '单位填报的由单位党组核实，核实后计数。'}
        breadcrumb={[{ label: '辐射贡献', href: '/contributions' }, { label: '登记' }]}
      />
      <ContributionForm contribution={null} choices={choices} save={saveContributionAction} findHolders={findHoldersAction} />
    </>
  )
}
