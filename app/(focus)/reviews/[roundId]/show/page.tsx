import type { Metadata } from 'next'
import { declareWhileScoringAction, saveScoreSheetAction } from '@/app/(desk)/reviews/actions'
import { ShowDesk } from '@/components/reviews/show/show-desk'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readShowDesk } from '@/lib/rounds/show/desk-queries'

export const metadata: Metadata = { title: '现场评分' }

export default async function ShowDeskPage({ params }: { params: Promise<{ roundId: string }> }) {
  const [viewer, { roundId }] = await Promise.all([currentViewer(), params])
  const view = await orNotFound(readShowDesk(viewer, roundId))
  return <ShowDesk initial={view} candidateWord={view.candidateWord} save={saveScoreSheetAction} standAside={declareWhileScoringAction} />
}
