import 'server-only'
import type { Assignment, AssignmentRun, Conflict, PanelMember, RoundReviewer } from '@/lib/platform/db/generated/client'
import type { ArchiveContent } from './format'

type Reviewer = RoundReviewer & { person: { name: string } }

export function reviewersOf(rows: readonly Reviewer[]): ArchiveContent['reviewers'] {
  return rows.map(({ id, state, sealedAt, sealDigest }) => ({ id, state, sealedAt: sealedAt?.toISOString() ?? null, sealDigest }))
}

/** Person → what stands for them in the case file: their seat as a reviewer, as a panel member, or a key of its own. */
export function judgeKeys(
  reviewers: readonly Reviewer[],
  members: readonly PanelMember[],
  conflicts: readonly Conflict[],
): Map<string, string> {
  const keys = new Map<string, string>()
  for (const member of members) if (member.personId) keys.set(member.personId, member.id)
  for (const reviewer of reviewers) keys.set(reviewer.personId, reviewer.id)
  const others = [...new Set(conflicts.map((row) => row.personId))].filter((personId) => !keys.has(personId)).sort()
  for (const [index, personId] of others.entries()) keys.set(personId, `other-${index + 1}`)
  return keys
}

export function conflictsOf(rows: readonly Conflict[], keys: ReadonlyMap<string, string>): ArchiveContent['conflicts'] {
  return rows.map(({ personId, nominationId, kind, source, createdAt }) => ({
    judge: keys.get(personId) ?? '',
    candidate: nominationId,
    kind,
    source,
    at: createdAt.toISOString(),
  }))
}

type Certificate = {
  status?: string
  mode?: string
  total?: number
  worst?: number
  bound?: number
  perCandidate?: number
  loads?: { reviewer: string; load: number }[]
}

export function assignmentOf(
  runs: readonly AssignmentRun[],
  seats: readonly Assignment[],
  reviewers: readonly Reviewer[],
): ArchiveContent['assignment'] {
  return {
    runs: runs.map(({ id, at, certificate }) => {
      const { status = '', mode = '', total = 0, worst = 0, bound = 0, perCandidate = 0, loads = [] } = certificate as Certificate
      return { id, at: at.toISOString(), status, mode, total, worst, bound, perCandidate, loads: withoutNames(loads, reviewers) }
    }),
    seats: seats.map(({ id, nominationId, roundReviewerId, position, state }) => ({
      id,
      candidate: nominationId,
      reviewer: roundReviewerId,
      position,
      state,
    })),
  }
}

/** A certificate names reviewers as its readers know them; namesakes are taken in the order of their seats, as it lists them. */
function withoutNames(
  loads: readonly { reviewer: string; load: number }[],
  reviewers: readonly Reviewer[],
): { reviewer: string; load: number }[] {
  const waiting = [...reviewers]
  return loads.flatMap(({ reviewer, load }) => {
    const index = waiting.findIndex((each) => each.person.name === reviewer)
    const [found] = index < 0 ? [] : waiting.splice(index, 1)
    return found ? [{ reviewer: found.id, load }] : []
  })
}
