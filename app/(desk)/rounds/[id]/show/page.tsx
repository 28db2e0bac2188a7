import type { Metadata } from 'next'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { ShowConsole } from '@/components/rounds/show/show-console'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { readShowConsole } from '@/lib/rounds/show/show-queries'
import {
  arrangeShowAction,
  closeShowCandidateAction,
  drawShowOrderAction,
  openShowCandidateAction,
  putBackShowCandidateAction,
  reopenShowCandidateAction,
  seatShowJudgesAction,
} from '../../show-actions'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '现场展示评比' }

export default async function ShowPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readShowConsole(viewer, id))])
  return (
    <RoundFrame head={head} current="show" actions={<RoundActions head={head} actions={stageActions} />}>
      <ShowConsole
        initial={view}
        candidateWord={head.candidateName}
        actions={{
          seat: seatShowJudgesAction,
          draw: drawShowOrderAction,
          arrange: arrangeShowAction,
          open: openShowCandidateAction,
          close: closeShowCandidateAction,
          putBack: putBackShowCandidateAction,
          reopen: reopenShowCandidateAction,
        }}
      />
    </RoundFrame>
  )
}
