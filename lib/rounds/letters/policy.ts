import { definePolicy } from '@/lib/platform/access/policy'

/** Who reads letters of result. A candidate's letter is the candidate's and the unit's, a unit's letter the unit's. */

export type LetterPolicyFacts = { unitId: string; personId: string | null }
export type LetterVerb = 'read' | 'preview'

export const letterPolicy = definePolicy<LetterVerb, LetterPolicyFacts>({
  kind: 'resultLetter',
  verbs: ['read', 'preview'],
  facts: ['unitId', 'personId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        allow(['read', 'preview'])
        break
      case 'supervisor':
        allow('read')
        break
      case 'unitHr':
      case 'unitLeader':
        allow('read', { unitId: { in: viewer.unitIds } })
        break
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId })
        break
    }
  },
})

export const matrixFacts = {
  resultLetter: { own: { unitId: 'unit-own', personId: 'person-own' }, other: { unitId: 'unit-other', personId: 'person-other' } },
}
