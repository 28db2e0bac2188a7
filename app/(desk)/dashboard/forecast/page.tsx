import type { Metadata } from 'next'
import { ForecastBoard } from '@/components/dashboard/forecast-board'
import type { ListParams } from '@/components/tables/list-url'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readForecast } from '@/lib/targets/forecast-queries'
import { dashboardFilter } from '../filter'

export const metadata: Metadata = { title: '测算依据' }

export default async function ForecastPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const page = await orNotFound(readForecast(viewer, dashboardFilter(params)))
  const isUnit = viewer.role === 'unitLeader' || viewer.role === 'unitHr'
  return (
    <ForecastBoard
      page={page}
      home={isUnit ? { label: '本单位指标', path: '/dashboard/unit' } : { label: '指标驾驶舱', path: '/dashboard' }}
    />
  )
}
