import type { Metadata } from 'next'
import { DutiesBoard } from '@/components/reports/duties-board'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readDuties } from '@/lib/reports/duty-queries'

export const metadata: Metadata = { title: '履职清单' }

export default async function DutiesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const page = await orNotFound(readDuties(viewer, { unitId: firstValue(params, 'unit') || undefined }))
  return <DutiesBoard page={page} />
}
