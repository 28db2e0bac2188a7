import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DashboardBoard } from '@/components/dashboard/dashboard-board'
import type { ListParams } from '@/components/tables/list-url'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readDashboard } from '@/lib/targets/queries'
import { dashboardFilter } from './filter'
import { ReportButton } from './report-button'

export const metadata: Metadata = { title: '指标驾驶舱' }

export default async function DashboardPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  if (viewer.role === 'unitLeader' || viewer.role === 'unitHr') redirect('/dashboard/unit')
  const dashboard = await orNotFound(readDashboard(viewer, dashboardFilter(params)))
  return (
    <DashboardBoard
      path="/dashboard"
      title="指标驾驶舱"
      dashboard={dashboard}
      showAllAttention={params.all === '1'}
      showAllUnits={params.units === 'all'}
      reportButton={viewer.role !== 'supervisor' && <ReportButton filter={dashboardFilter(params)} />}
    />
  )
}
