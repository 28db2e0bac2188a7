import type { Metadata } from 'next'
import { ShowWall } from '@/components/rounds/show/show-wall'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { readShowScreen } from '@/lib/rounds/show/show-queries'

export const metadata: Metadata = { title: '现场大屏幕' }

export default async function ShowScreenPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readShowScreen(viewer, id))])
  return <ShowWall roundId={id} initial={view} candidateWord={head.candidateName} />
}
