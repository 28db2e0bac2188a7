import { definePolicy } from '@/lib/platform/access/policy'

export type ReviewerPoolFacts = { id: string }

/** The pool that reviewers are drawn from: kept by the office, open to the supervisor. */
export const reviewerPoolPolicy = definePolicy<'read' | 'manage', ReviewerPoolFacts>({
  kind: 'reviewerPool',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'manage'])
    if (viewer.role === 'supervisor') allow('read')
  },
})

export type ReviewerDrawFacts = { roundId: string }
export type ReviewerDrawVerb = 'read' | 'manage' | 'commitForOffice' | 'commitForSupervisor'

/** A draw of a round's reviewers: the two sides commit and reveal, the office alone runs it. */
export const reviewerDrawPolicy = definePolicy<ReviewerDrawVerb, ReviewerDrawFacts>({
  kind: 'reviewerDraw',
  verbs: ['read', 'manage', 'commitForOffice', 'commitForSupervisor'],
  facts: ['roundId'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'manage', 'commitForOffice'])
    if (viewer.role === 'supervisor') allow(['read', 'commitForSupervisor'])
  },
})

/** Facts for the generated matrix: neither rests on a scope. */
export const matrixFacts = {
  reviewerPool: { own: { id: 'member' }, other: { id: 'member' } },
  reviewerDraw: { own: { roundId: 'round-own' }, other: { roundId: 'round-other' } },
} satisfies Record<string, { own: object; other: object }>
