import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DashboardWall } from '@/components/dashboard/dashboard-wall'
import { readBrand } from '@/lib/desk/brand'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readOpenRounds } from '@/lib/rounds/open-rounds-queries'
import { readWall } from '@/lib/targets/wall-queries'

export const metadata: Metadata = { title: '指标大屏' }

export default async function DashboardScreenPage() {
  const viewer = await currentViewer()
  if (viewer.role === 'unitLeader' || viewer.role === 'unitHr') redirect('/dashboard/unit')
  const [{ dashboard, readAt }, rounds, brand] = await Promise.all([orNotFound(readWall(viewer)), readOpenRounds(viewer), readBrand()])
  return <DashboardWall owner={brand.fullName} dashboard={dashboard} rounds={rounds} readAt={readAt} />
}
