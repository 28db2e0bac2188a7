import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ContributionForm } from '@/components/radiation/contribution-form'
import { Alert } from '@/components/ui/alert'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readContribution } from '@/lib/radiation/contribution-queries'
import { readEntryChoices } from '@/lib/radiation/person-queries'
import { findHoldersAction, saveContributionAction } from '../../actions'

export const metadata: Metadata = { title: '修改辐射贡献' }

export default async function EditContributionPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const contribution = await orNotFound(readContribution(viewer, id))
  if (!contribution.abilities.write) notFound()
  const choices = await orNotFound(readEntryChoices(viewer, contribution.personId))
  return (
    <>
      <PageHeader
        title={`修改“${contribution.title}”`}
        sub={`${contribution.personName} · ${contribution.unitName}`}
        breadcrumb={[
          { label: '辐射贡献', href: '/contributions' },
          { label: contribution.title, href: `/contributions/${id}` },
          { label: '修改' },
        ]}
      />
      {contribution.state === 'returned' && contribution.reason && (
        <Alert tone="amber" title="退回原因" className="mb-4">
          {contribution.reason}
        </Alert>
      )}
      <ContributionForm contribution={contribution} choices={choices} save={saveContributionAction} findHolders={findHoldersAction} />
    </>
  )
}
