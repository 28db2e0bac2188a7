import { definePolicy } from '@/lib/platform/access/policy'

/** Papers in a person's file; `unitId` is the person's unit today. */
export type DocumentFacts = { personId: string; unitId: string }

export const documentPolicy = definePolicy<'read' | 'keep', DocumentFacts>({
  kind: 'personDocument',
  verbs: ['read', 'keep'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'keep'])
      case 'unitHr':
        return allow(['read', 'keep'], { unitId: { in: viewer.unitIds } })
      case 'unitLeader':
        return allow('read', { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId })
    }
  },
})

export const matrixFacts = {
  personDocument: { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } },
} satisfies Record<string, { own: object; other: object }>
