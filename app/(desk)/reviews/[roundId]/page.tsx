import { redirect } from 'next/navigation'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReviewRound } from '@/lib/rounds/review-queries'

/** The step that the reviewer is at. */
export default async function ReviewRoundPage({ params }: { params: Promise<{ roundId: string }> }) {
  const { roundId } = await params
  const { step, hasShow } = await orNotFound(readReviewRound(await currentViewer(), roundId))
  if (step === 'declare') redirect(`/reviews/${roundId}/declare`)
  if (step === 'score') redirect(`/reviews/${roundId}/${hasShow ? 'show' : 'score'}`)
  redirect('/reviews')
}
