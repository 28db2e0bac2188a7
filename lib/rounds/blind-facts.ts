import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import { isHindrance } from './blind-scan'
import { candidateName } from './candidate-name'
import { reviewedCandidates } from './reviewed-candidates'

export type BlindnessFacts = {
  /** Candidates whose materials no finished scan has looked at as they stand now, by name. */
  unscanned: string[]
  /** Of the newest scan; `none` where there is none. */
  scan: 'none' | 'running' | 'failed' | 'done'
  /** Candidates whom reviewers could tell, neither mended nor acknowledged, by name. */
  recognisable: string[]
}

type BlindRound = { id: string; scheme: { reviewing: { isBlind: boolean } } }

const subject = { person: { select: { name: true } }, project: { select: { name: true } } } as const

/**
 * What the guard before a blind review looks at. Materials can be changed until their candidate is found qualified: a scan that began
 * before that has not seen them as they stand.
 */
export async function loadBlindnessFacts(reader: Reader, round: BlindRound): Promise<BlindnessFacts> {
  if (!round.scheme.reviewing.isBlind) return { unscanned: [], scan: 'done', recognisable: [] }
  const [candidates, scans, findings] = await Promise.all([
    reader.nomination.findMany({
      where: { roundId: round.id, ...reviewedCandidates },
      select: { ...subject, events: { where: { event: 'qualify' }, orderBy: { at: 'desc' }, take: 1, select: { at: true } } },
      orderBy: { id: 'asc' },
    }),
    reader.blindScan.findMany({ where: { roundId: round.id }, orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] }),
    reader.blindFinding.findMany({
      where: { roundId: round.id, isServed: true, closedAt: null, acknowledgedAt: null },
      include: { nomination: { include: subject } },
      orderBy: { nominationId: 'asc' },
    }),
  ])
  const finished = scans.filter((scan) => scan.finishedAt !== null)
  const lastBegan = finished[0]?.startedAt ?? null
  const unscanned = candidates.filter(({ events }) => !lastBegan || (events[0] && events[0].at > lastBegan))
  const recognisable = findings.filter(isHindrance).map((finding) => candidateName(finding.nomination))
  return {
    unscanned: unscanned.map(candidateName),
    scan: await stateOf(reader, scans[0]),
    recognisable: [...new Set(recognisable)],
  }
}

async function stateOf(
  reader: Reader,
  scan: { finishedAt: Date | null; jobRunId: string | null } | undefined,
): Promise<BlindnessFacts['scan']> {
  if (!scan) return 'none'
  if (scan.finishedAt) return 'done'
  const job = scan.jobRunId ? await reader.jobRun.findUnique({ where: { id: scan.jobRunId }, select: { status: true } }) : null
  return job?.status === 'queued' || job?.status === 'running' ? 'running' : 'failed'
}
