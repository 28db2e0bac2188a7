import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { isHindrance } from './blind-scan'
import { candidateName } from './candidate-name'
import { nominationPolicy, roundPolicy } from './policy'
import { openRound } from './round-queries'
import { isStageIn } from './round-stages'

export type BlindFindingRow = {
  id: string
  nominationId: string
  candidate: string
  /** The material and its place: 业绩证明材料 第 3 页. */
  place: string
  fileName: string | null
  kind: 'candidate' | 'unit' | 'colleague' | 'unreadable' | 'metadata'
  term: string
  excerpt: string
  times: number
  /** Reviewers would read it as it stands. */
  isServed: boolean
  isHindrance: boolean
  acknowledged: { at: string; reason: string } | null
}

export type BlindScanView = {
  state: 'never' | 'running' | 'done' | 'failed'
  jobRunId: string | null
  finishedAt: string | null
  nominations: number
  files: number
  rows: BlindFindingRow[]
  /** Somebody has to look: served as it stands, or not to be read by the check. */
  open: number
  hindrances: number
  /** Hindrances still keep the review from starting. */
  isBeforeReview: boolean
  abilities: { scan: boolean; acknowledge: boolean }
}

const mostRows = 500

/** The check of a blind round's materials; null in a round that is not blind, and before there is anything to look at. @throws AppError notFound */
export async function readBlindScan(viewer: Viewer, roundId: string): Promise<BlindScanView | null> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const isTime = isStageIn(round.stage, 'acceptingDeclarations')
  if (!round.scheme.reviewing.isBlind) return null
  const [scan, findings] = await Promise.all([
    prisma.blindScan.findFirst({ where: { roundId }, orderBy: { startedAt: 'desc' } }),
    prisma.blindFinding.findMany({
      where: { roundId, closedAt: null, nomination: { is: nominationPolicy.where(viewer, 'readConflicts') } },
      include: {
        nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } }, attachments: true } },
      },
      orderBy: [{ acknowledgedAt: { sort: 'asc', nulls: 'first' } }, { isServed: 'desc' }, { nominationId: 'asc' }, { id: 'asc' }],
      take: mostRows,
    }),
  ])
  if (!scan && !isTime) return null
  const job = scan?.jobRunId
    ? await prisma.jobRun.findUnique({ where: { id: scan.jobRunId }, select: { status: true, accountId: true } })
    : null
  const manage = roundPolicy.can(viewer, 'manage', round) && isTime
  const rows = findings.map((finding): BlindFindingRow => {
    const field = round.scheme.fields.find((each) => each.key === finding.fieldKey)?.label ?? ''
    return {
      id: finding.id,
      nominationId: finding.nominationId,
      candidate: candidateName(finding.nomination),
      place: finding.attachmentId ? `${field} ${finding.place}` : field,
      fileName: finding.nomination.attachments.find((file) => file.id === finding.attachmentId)?.name ?? null,
      kind: finding.kind,
      term: finding.term,
      excerpt: finding.excerpt,
      times: finding.times,
      isServed: finding.isServed,
      isHindrance: isHindrance(finding),
      acknowledged: finding.acknowledgedAt ? { at: finding.acknowledgedAt.toISOString(), reason: finding.reason ?? '' } : null,
    }
  })
  return {
    state: stateOf(scan, job?.status),
    // Its progress is told to who asked for it.
    jobRunId: job && job.accountId === viewer.accountId ? (scan?.jobRunId ?? null) : null,
    finishedAt: scan?.finishedAt?.toISOString() ?? null,
    nominations: scan?.nominations ?? 0,
    files: scan?.files ?? 0,
    rows,
    open: rows.filter((row) => row.acknowledged === null && (row.isServed || !row.term)).length,
    hindrances: rows.filter((row) => row.isHindrance).length,
    isBeforeReview: !isStageIn(round.stage, 'acceptingScores'),
    abilities: { scan: manage, acknowledge: manage },
  }
}

function stateOf(scan: { finishedAt: Date | null } | null, job: string | undefined): BlindScanView['state'] {
  if (!scan) return 'never'
  if (scan.finishedAt) return 'done'
  return job === 'queued' || job === 'running' ? 'running' : 'failed'
}
