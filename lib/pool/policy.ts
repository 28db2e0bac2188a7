import { definePolicy } from '@/lib/platform/access/policy'

/** Consent of a person to be shown in public; `unitId` is the person's unit today. */
export type ConsentFacts = { personId: string; unitId: string }
export type ConsentVerb = 'read' | 'give' | 'recordForm' | 'withdraw'

export const consentPolicy = definePolicy<ConsentVerb, ConsentFacts>({
  kind: 'consent',
  verbs: ['read', 'give', 'recordForm', 'withdraw'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'talent':
        if (viewer.personId) allow(['read', 'give', 'withdraw'], { personId: viewer.personId })
        return
      case 'unitHr':
        return allow(['read', 'recordForm', 'withdraw'], { unitId: { in: viewer.unitIds } })
      case 'cityOffice':
        return allow(['read', 'recordForm', 'withdraw'])
    }
  },
})

/** Facts for the generated matrix: inside and outside the standard test viewer's scope. */
export const matrixFacts = {
  consent: { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } },
} satisfies Record<string, { own: object; other: object }>
