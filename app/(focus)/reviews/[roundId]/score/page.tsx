import type { Metadata } from 'next'
import { declareWhileScoringAction, saveScoreSheetAction } from '@/app/(desk)/reviews/actions'
import { DossierNav, DossierView } from '@/components/reviews/dossier-view'
import { ScoringDesk } from '@/components/reviews/scoring-desk'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readScoring } from '@/lib/rounds/scoring-queries'

export const metadata: Metadata = { title: '评分' }

type PageProps = { params: Promise<{ roundId: string }>; searchParams: Promise<ListParams> }

export default async function ScorePage({ params, searchParams }: PageProps) {
  const [{ roundId }, query, viewer] = await Promise.all([params, searchParams, currentViewer()])
  const place = Number(firstValue(query, 'place')) || null
  const view = await orNotFound(readScoring(viewer, roundId, place))
  return (
    <ScoringDesk
      key={view.current.assignmentId}
      view={view}
      save={saveScoreSheetAction}
      standAside={declareWhileScoringAction}
      dossier={<DossierView view={view} />}
      contents={<DossierNav sections={view.current.sections} />}
    />
  )
}
