import { definePolicy } from '@/lib/platform/access/policy'
import type { ArchiveCopy } from './archive/format'
import { type RoundStage, stageGroups } from './round-stages'

export type RoundArchiveFacts = { copy: ArchiveCopy; round: { stage: RoundStage } }

/**
 * Case files and replays, once the results are known. The full copy joins scores to reviewers: the supervisor's alone. Who is in conflict
 * with a candidate of the round has neither copy, see `requireNoConflict` and `canReadArchive`.
 */
export const roundArchivePolicy = definePolicy<'make' | 'read', RoundArchiveFacts>({
  kind: 'roundArchive',
  verbs: ['make', 'read'],
  facts: ['copy', 'round'],
  rules: (viewer, allow) => {
    const isKnown = { round: { is: { stage: { in: [...stageGroups.resultsReleased] } } } }
    if (viewer.role === 'cityOffice') allow(['make', 'read'], { copy: 'office', ...isKnown })
    if (viewer.role === 'supervisor') allow(['make', 'read'], isKnown)
  },
})

export type ReplayFacts = { id: string; stage: RoundStage }

/** What another rule would have made of a round that is over. */
export const replayPolicy = definePolicy<'read', ReplayFacts>({
  kind: 'replay',
  verbs: ['read'],
  facts: ['id', 'stage'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice' || viewer.role === 'supervisor') allow('read', { stage: { in: [...stageGroups.conferredOn] } })
  },
})

/** Facts for the generated matrix: `own` is the office's copy of a closed round, `other` the full one. */
export const matrixFacts = {
  roundArchive: {
    own: { copy: 'office', round: { stage: 'closed' } },
    other: { copy: 'full', round: { stage: 'closed' } },
  },
  replay: { own: { id: 'round-own', stage: 'closed' }, other: { id: 'round-other', stage: 'publicity' } },
} satisfies Record<string, { own: object; other: object }>
