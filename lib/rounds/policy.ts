import { definePolicy } from '@/lib/platform/access/policy'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type NominationState, nominationStates } from './nomination-states'
import { type RoundStage, stageGroups } from './round-stages'

/**
 * Who may do what with rounds, nominations, score sheets, objections and panels. Facts are columns (and relations) of the Prisma
 * models, so that the same rule filters lists. Stages and states are never compared elsewhere for a permission.
 */

const publicStages = [...stageGroups.public]
const rankingStages = [...stageGroups.rankingVisible]
const handedIn = nominationStates.filter((state) => state !== 'draft')
const beforePanel: NominationState[] = ['ranked', 'proposed', 'notSelected', 'deferred', 'conferred']

/** Not the viewer's own candidacy, and no conflict of the viewer's person with the candidate on record. */
function withoutConflict(viewer: Viewer): Record<string, unknown> {
  if (!viewer.personId) return {}
  return {
    OR: [{ personId: null }, { personId: { not: viewer.personId } }],
    conflicts: { none: { personId: viewer.personId } },
  }
}

/** The same, through the nomination of a sheet or an objection. Without a person there is no condition at all: an empty one matches nothing in a list. */
function candidateWithoutConflict(viewer: Viewer): Record<string, unknown> | undefined {
  return viewer.personId ? { nomination: { is: withoutConflict(viewer) } } : undefined
}

export type RoundPolicyFacts = { id: string; stage: RoundStage }
export type RoundVerb = 'read' | 'create' | 'manage' | 'readReviewers' | 'readRecord' | 'suspendCandidates' | 'nominateInto' | 'declare'

export const roundPolicy = definePolicy<RoundVerb, RoundPolicyFacts>({
  kind: 'round',
  verbs: ['read', 'create', 'manage', 'readReviewers', 'readRecord', 'suspendCandidates', 'nominateInto', 'declare'],
  facts: ['id', 'stage'],
  rules: (viewer, allow) => {
    const roundId = viewer.grant?.roundId
    switch (viewer.role) {
      case 'cityOffice':
        allow(['read', 'create', 'manage', 'readReviewers', 'readRecord'])
        break
      case 'supervisor':
        allow(['read', 'readReviewers', 'readRecord', 'suspendCandidates'])
        break
      case 'cityLeader':
        allow('read')
        break
      case 'unitHr':
        allow(['read', 'nominateInto'], { stage: { in: publicStages } })
        break
      case 'unitLeader':
        allow('read', { stage: { in: publicStages } })
        break
      case 'talent':
        allow(['read', 'nominateInto'], { stage: { in: publicStages } })
        break
      case 'reviewer':
        if (roundId) allow(['read', 'declare'], { id: roundId })
        break
      case 'panelist':
        if (roundId) allow('read', { id: roundId })
        break
      case 'visitor':
        allow('read', { stage: { in: publicStages } })
        break
    }
  },
})

/** `conflicts`: at least the rows of the viewer's person (an empty list when there are none). */
export type NominationPolicyFacts = {
  roundId: string
  unitId: string
  personId: string | null
  state: NominationState
  conflicts: { personId: string }[]
}
export type NominationVerb = 'read' | 'create' | 'edit' | 'submit' | 'endorse' | 'withdraw' | 'decide' | 'suspend' | 'readConflicts'

export const nominationPolicy = definePolicy<NominationVerb, NominationPolicyFacts>({
  kind: 'nomination',
  verbs: ['read', 'create', 'edit', 'submit', 'endorse', 'withdraw', 'decide', 'suspend', 'readConflicts'],
  facts: ['roundId', 'unitId', 'personId', 'state', 'conflicts'],
  rules: (viewer, allow) => {
    const roundId = viewer.grant?.roundId
    switch (viewer.role) {
      case 'cityOffice':
        allow('read', { state: { in: handedIn } })
        allow(['decide', 'readConflicts'], { state: { in: handedIn }, ...withoutConflict(viewer) })
        break
      case 'supervisor':
        allow('read', { state: { in: handedIn } })
        allow(['suspend', 'readConflicts'], { state: { in: handedIn }, ...withoutConflict(viewer) })
        break
      case 'unitHr':
        allow(['read', 'create', 'edit', 'submit', 'withdraw'], { unitId: { in: viewer.unitIds } })
        break
      case 'unitLeader':
        allow(['read', 'endorse'], { unitId: { in: viewer.unitIds } })
        break
      case 'talent':
        if (viewer.personId) allow(['read', 'create', 'edit', 'submit', 'withdraw'], { personId: viewer.personId })
        break
      case 'panelist':
        if (roundId) allow('read', { roundId, state: { in: beforePanel }, ...withoutConflict(viewer) })
        break
    }
  },
})

/** On `Assignment`: one reviewer's seat at one candidate, whose sheets are the scores. Reviewers meet candidates only through it. */
export type ScoreSheetPolicyFacts = {
  roundId: string
  state: 'active' | 'voided' | 'waived'
  round: { stage: RoundStage }
  roundReviewer: { accountId: string }
  nomination: { personId: string | null; conflicts: { personId: string }[] }
}
export type ScoreSheetVerb = 'read' | 'write' | 'declareConflict' | 'readProgress' | 'manage' | 'readScores' | 'readScorers'

export const scoreSheetPolicy = definePolicy<ScoreSheetVerb, ScoreSheetPolicyFacts>({
  kind: 'scoreSheet',
  verbs: ['read', 'write', 'declareConflict', 'readProgress', 'manage', 'readScores', 'readScorers'],
  facts: ['roundId', 'state', 'round', 'roundReviewer', 'nomination'],
  rules: (viewer, allow) => {
    const roundId = viewer.grant?.roundId
    const scoringIsOver = { round: { is: { stage: { in: rankingStages } } } }
    const free = candidateWithoutConflict(viewer)
    switch (viewer.role) {
      case 'reviewer':
        if (!roundId || !viewer.accountId) break
        allow(['read', 'write', 'declareConflict'], {
          roundId,
          state: 'active',
          roundReviewer: { is: { accountId: viewer.accountId } },
          ...free,
        })
        break
      case 'cityOffice':
        allow(['readProgress', 'manage'], free)
        allow('readScores', { ...scoringIsOver, ...free })
        break
      case 'supervisor':
        allow('readProgress', free)
        allow(['readScores', 'readScorers'], { ...scoringIsOver, ...free })
        break
      case 'panelist':
        if (roundId) allow('readScores', { roundId, ...scoringIsOver, ...free })
        break
    }
  },
})

export type ObjectionPolicyFacts = { nomination: { personId: string | null; conflicts: { personId: string }[] } }
export type ObjectionVerb = 'file' | 'read' | 'readObjector' | 'decide'

export const objectionPolicy = definePolicy<ObjectionVerb, ObjectionPolicyFacts>({
  kind: 'objection',
  verbs: ['file', 'read', 'readObjector', 'decide'],
  facts: ['nomination'],
  rules: (viewer, allow) => {
    const free = candidateWithoutConflict(viewer)
    allow('file')
    if (viewer.role === 'cityOffice') allow(['read', 'readObjector', 'decide'], free)
    if (viewer.role === 'supervisor') allow(['read', 'readObjector'], free)
  },
})

export type PanelPolicyFacts = { roundId: string }
export type PanelVerb = 'read' | 'manage' | 'vote'

export const panelPolicy = definePolicy<PanelVerb, PanelPolicyFacts>({
  kind: 'panel',
  verbs: ['read', 'manage', 'vote'],
  facts: ['roundId'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'manage'])
    if (viewer.role === 'supervisor') allow('read')
    if (viewer.role === 'panelist' && viewer.grant?.roundId) allow(['read', 'vote'], { roundId: viewer.grant.roundId })
  },
})

/** Facts for the generated matrix: inside and outside the standard test viewer's scope. */
export const matrixFacts = {
  round: { own: { id: 'round-own', stage: 'deliberating' }, other: { id: 'round-other', stage: 'draft' } },
  nomination: {
    own: { roundId: 'round-own', unitId: 'unit-own', personId: 'person-own', state: 'ranked', conflicts: [] },
    other: { roundId: 'round-other', unitId: 'unit-other', personId: 'person-other', state: 'ranked', conflicts: [] },
  },
  scoreSheet: {
    own: {
      roundId: 'round-own',
      state: 'active',
      round: { stage: 'deliberating' },
      roundReviewer: { accountId: 'account-own' },
      nomination: { personId: 'person-other', conflicts: [] },
    },
    other: {
      roundId: 'round-own',
      state: 'active',
      round: { stage: 'deliberating' },
      roundReviewer: { accountId: 'account-other' },
      nomination: { personId: 'person-own', conflicts: [] },
    },
  },
  objection: {
    own: { nomination: { personId: 'person-other', conflicts: [] } },
    other: { nomination: { personId: 'person-own', conflicts: [] } },
  },
  panel: { own: { roundId: 'round-own' }, other: { roundId: 'round-other' } },
} satisfies Record<string, { own: object; other: object }>
