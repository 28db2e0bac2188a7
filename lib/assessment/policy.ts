import { definePolicy } from '@/lib/platform/access/policy'

export type AssessmentYearFacts = { id: string }

/** Years and the rules that follow results: opened, decided and closed by the office. */
export const assessmentYearPolicy = definePolicy<'read' | 'manage', AssessmentYearFacts>({
  kind: 'assessmentYear',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'manage'])
      case 'cityLeader':
      case 'unitHr':
      case 'unitLeader':
        return allow('read')
    }
  },
})

/** A form belongs to the unit it was sent to; its holder reads the confirmed result, nothing before. */
export type AssessmentFacts = { personId: string; unitId: string; state: 'awaited' | 'submitted' | 'endorsed' | 'confirmed' }
export type AssessmentVerb = 'read' | 'fill' | 'endorse' | 'confirm'

export const assessmentPolicy = definePolicy<AssessmentVerb, AssessmentFacts>({
  kind: 'holdingAssessment',
  verbs: ['read', 'fill', 'endorse', 'confirm'],
  facts: ['personId', 'unitId', 'state'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'confirm'])
      case 'cityLeader':
        return allow('read', { state: 'confirmed' })
      case 'unitHr':
        return allow(['read', 'fill'], { unitId: { in: viewer.unitIds } })
      case 'unitLeader':
        return allow(['read', 'endorse'], { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId, state: 'confirmed' })
    }
  },
})

export const matrixFacts = {
  assessmentYear: { own: { id: 'year' }, other: { id: 'year' } },
  holdingAssessment: {
    own: { personId: 'person-own', unitId: 'unit-own', state: 'confirmed' },
    other: { personId: 'person-other', unitId: 'unit-other', state: 'submitted' },
  },
} satisfies Record<string, { own: object; other: object }>
