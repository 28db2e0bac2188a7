import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NearCutOff } from '@/components/rounds/near-cut-off'
import { OverviewFunnel } from '@/components/rounds/overview-funnel'
import { QuotaUse } from '@/components/rounds/quota-use'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { RoundPlan } from '@/components/rounds/round-plan'
import { RoundTodos } from '@/components/rounds/round-todos'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRoundOverview } from '@/lib/rounds/overview-queries'
import { readRanking } from '@/lib/rounds/ranking-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { stageActions } from '../stage-actions'

export const metadata: Metadata = { title: '评选轮次' }

export default async function RoundPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const head = await orNotFound(readRoundHead(viewer, id))
  const [first] = head.tabs
  if (first && first.key !== 'overview') redirect(first.href)
  const view = await orNotFound(readRoundOverview(viewer, id))
  const ranking = head.abilities.readRanking ? await orNotFound(readRanking(viewer, id)) : null
  return (
    <RoundFrame head={head} current="overview" actions={<RoundActions head={head} actions={stageActions} />}>
      <div className="grid gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <OverviewFunnel view={view} isPerson={head.subjectKind === 'person'} resultWord={head.resultWord} />
          <RoundTodos head={head} view={view} />
        </div>
        {ranking ? (
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_312px]">
            <NearCutOff view={ranking} roundId={id} />
            <QuotaUse view={view} ranking={ranking} />
          </div>
        ) : (
          <RoundPlan schedule={view.schedule} today={head.today} resultWord={head.resultWord} />
        )}
      </div>
    </RoundFrame>
  )
}
