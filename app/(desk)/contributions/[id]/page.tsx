import type { Metadata } from 'next'
import { ContributionCard } from '@/components/radiation/contribution-card'
import { ContributionTools } from '@/components/radiation/contribution-tools'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readContribution } from '@/lib/radiation/contribution-queries'
import { KIND_LABELS, STATE_LABELS } from '@/lib/radiation/labels'
import { returnContributionAction, verifyContributionsAction, voidContributionAction, withdrawContributionAction } from '../actions'

export const metadata: Metadata = { title: '辐射贡献' }

export default async function ContributionPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const contribution = await orNotFound(readContribution(viewer, id))
  const { state, reason } = contribution
  return (
    <>
      <PageHeader
        title={contribution.title}
        badge={<Badge tone={STATE_LABELS[state].tone}>{STATE_LABELS[state].word}</Badge>}
        sub={[KIND_LABELS[contribution.kind].word, contribution.personName, contribution.unitName].join(' · ')}
        breadcrumb={[{ label: '辐射贡献', href: '/contributions' }, { label: contribution.title }]}
        actions={
          <ContributionTools
            contribution={contribution}
            verify={verifyContributionsAction}
            sendBack={returnContributionAction}
            withdraw={withdrawContributionAction}
            voidIt={voidContributionAction}
          />
        }
      />
      {state === 'returned' && reason && (
        <Alert tone="amber" title="退回原因" className="mb-4">
          {reason}
        </Alert>
      )}
      {state === 'voided' && reason && (
        <Alert tone="rose" title="已作废，不再计数" className="mb-4">
          {reason}
        </Alert>
      )}
      <ContributionCard contribution={contribution} />
    </>
  )
}
