import type { Metadata } from 'next'
import { AddReviewers } from '@/components/rounds/add-reviewers'
import { WishesCard } from '@/components/rounds/assigning/wishes-card'
import { AssignmentCard } from '@/components/rounds/assignment-card'
import { BlindScanCard } from '@/components/rounds/blind-scan-card'
import { ConflictsCard } from '@/components/rounds/conflicts-card'
import { DrawStrip } from '@/components/rounds/draw/draw-strip'
import { ReviewersTable } from '@/components/rounds/reviewers-table'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readAssigning } from '@/lib/rounds/assigning/assigning-queries'
import { readBlindScan } from '@/lib/rounds/blind-queries'
import { readDrawSummary } from '@/lib/rounds/draw-queries'
import { readReviewers } from '@/lib/rounds/reviewer-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import {
  addReviewersAction,
  assignReviewersAction,
  excuseReviewerAction,
  fillVacantSeatsAction,
  findConflictsAction,
  findExpertsAction,
  recordConflictAction,
  remindReviewersAction,
  reopenSheetAction,
  voidAssignmentAction,
  waiveSheetAction,
} from '../../actions'
import { acceptBridgesAction, applyPlanAction, planAssignmentAction, revokeWishAction, setWishAction } from '../../assigning-actions'
import { acknowledgeFindingsAction, requestBlindScanAction } from '../../blind-actions'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '评审专家' }

export default async function ReviewersPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, view, assigning, draw, blind] = await Promise.all([
    orNotFound(readRoundHead(viewer, id)),
    orNotFound(readReviewers(viewer, id)),
    orNotFound(readAssigning(viewer, id)),
    readDrawSummary(viewer, id),
    orNotFound(readBlindScan(viewer, id)),
  ])
  const active = view.reviewers.filter((row) => row.state !== 'excused').length
  const silent = view.reviewers.filter((row) => row.state === 'invited').length
  const { sealed, needed } = view.progress
  const finding =
    active === 0 ? '还没有评审专家' : needed > 0 ? `${active} 位专家，已封存 ${sealed} / ${needed} 份评分表` : `${active} 位专家`
  return (
    <RoundFrame head={head} current="reviewers" actions={<RoundActions head={head} actions={stageActions} />}>
      <div className="grid gap-4">
        {draw && <DrawStrip roundId={id} draw={draw} canOpen={view.abilities.add} />}
        <Card>
          <CardHead finding={finding} sub={silent > 0 ? `${silent} 位尚未对照名单申报回避` : '评分内容在结束评分之前对任何人不显示'} />
          {view.abilities.add && (
            <CardBody>
              <AddReviewers roundId={id} search={findExpertsAction} action={addReviewersAction} />
            </CardBody>
          )}
          <div className="pt-2">
            <ReviewersTable
              roundId={id}
              stage={head.stage}
              view={view}
              actions={{ excuse: excuseReviewerAction, void: voidAssignmentAction, waive: waiveSheetAction, reopen: reopenSheetAction }}
            />
          </div>
        </Card>
        <AssignmentCard
          roundId={id}
          view={view}
          assigning={assigning}
          actions={{
            assign: assignReviewersAction,
            fill: fillVacantSeatsAction,
            remind: remindReviewersAction,
            plan: planAssignmentAction,
            apply: applyPlanAction,
            bridge: acceptBridgesAction,
          }}
        />
        <WishesCard
          roundId={id}
          assigning={assigning}
          candidates={view.candidates}
          actions={{ set: setWishAction, revoke: revokeWishAction }}
        />
        {blind && (
          <BlindScanCard roundId={id} view={blind} actions={{ scan: requestBlindScanAction, acknowledge: acknowledgeFindingsAction }} />
        )}
        <ConflictsCard roundId={id} view={view} actions={{ find: findConflictsAction, record: recordConflictAction }} />
      </div>
    </RoundFrame>
  )
}
