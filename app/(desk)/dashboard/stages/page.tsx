import type { Metadata } from 'next'
import { StagesBoard } from '@/components/reports/stages-board'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readStages } from '@/lib/reports/stage-queries'

export const metadata: Metadata = { title: '五环节' }

export default async function StagesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const page = await orNotFound(readStages(viewer, { unitId: firstValue(params, 'unit') || undefined }))
  return <StagesBoard page={page} />
}
