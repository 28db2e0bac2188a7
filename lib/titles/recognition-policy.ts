import { definePolicy } from '@/lib/platform/access/policy'

/** A request is seen and made where its person is: `unitId` is the person's unit today. */
export type RecognitionFacts = { personId: string; unitId: string }
export type RecognitionVerb = 'read' | 'request' | 'withdraw' | 'answer'

export const recognitionPolicy = definePolicy<RecognitionVerb, RecognitionFacts>({
  kind: 'recognition',
  verbs: ['read', 'request', 'withdraw', 'answer'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'answer'])
      case 'unitHr':
        return allow(['read', 'request', 'withdraw'], { unitId: { in: viewer.unitIds } })
      case 'unitLeader':
        return allow('read', { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow(['read', 'request', 'withdraw'], { personId: viewer.personId })
    }
  },
})

export const matrixFacts = {
  recognition: { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } },
} satisfies Record<string, { own: object; other: object }>
