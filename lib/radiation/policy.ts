import { definePolicy } from '@/lib/platform/access/policy'

/** `unitId` is the person's unit today; `submittedAt` is null for what was never handed in. */
export type ContributionPolicyFacts = {
  personId: string
  unitId: string
  channel: 'self' | 'unit'
  state: 'draft' | 'submitted' | 'returned' | 'verified' | 'withdrawn' | 'voided'
  enteredById: string
  submittedAt: Date | null
}
export type ContributionVerb = 'read' | 'write' | 'verify' | 'void' | 'export'

/**
 * Two people stand behind every contribution that counts. What a talent enters is verified by the unit's HR; what HR enters, by the unit's party
 * group, which may verify the former, too, where HR has nobody else: never by the account that entered it, and never one's own. A unit does
 * not see what its people have not handed in, nor people what their unit has not. The office sees what was handed in, and alone can void.
 */
export const contributionPolicy = definePolicy<ContributionVerb, ContributionPolicyFacts>({
  kind: 'contribution',
  verbs: ['read', 'write', 'verify', 'void', 'export'],
  facts: ['personId', 'unitId', 'channel', 'state', 'enteredById', 'submittedAt'],
  rules: (viewer, allow) => {
    const handedIn = { submittedAt: { not: null } }
    const inScope = { unitId: { in: viewer.unitIds } }
    const byOthers = {
      ...inScope,
      enteredById: { not: viewer.accountId ?? '' },
      ...(viewer.personId ? { personId: { not: viewer.personId } } : {}),
    }
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'void', 'export'], handedIn)
      case 'cityLeader':
        return allow('read', { state: 'verified' })
      case 'unitHr':
        allow(['read', 'write', 'export'], { ...inScope, channel: 'unit' })
        allow(['read', 'export'], { ...inScope, ...handedIn })
        return allow('verify', { ...byOthers, channel: 'self' })
      case 'unitLeader':
        allow(['read', 'export'], { ...inScope, ...handedIn })
        return allow('verify', byOthers)
      case 'talent':
        if (!viewer.personId) return
        allow(['read', 'write'], { personId: viewer.personId, channel: 'self' })
        return allow('read', { personId: viewer.personId, ...handedIn })
    }
  },
})

const seen = { channel: 'self', state: 'verified', enteredById: 'account-else', submittedAt: new Date(0) } as const

export const matrixFacts = {
  contribution: {
    own: { personId: 'person-own', unitId: 'unit-own', ...seen },
    other: { personId: 'person-other', unitId: 'unit-other', ...seen },
  },
} satisfies Record<string, { own: object; other: object }>
