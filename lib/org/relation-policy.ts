import { definePolicy } from '@/lib/platform/access/policy'
import type { RelationSource } from './relations'

export type RelationFacts = { personId: string; source: RelationSource; person: { unitId: string } }

/**
 * Declared relations are seen by the declaring side alone, by the office and by the supervisor: never by the other person's unit. What was
 * declared as a reviewer stays with office and supervisor too, since it would tell who reviews.
 */
export const relationPolicy = definePolicy<'read' | 'declare' | 'withdraw', RelationFacts>({
  kind: 'personRelation',
  verbs: ['read', 'declare', 'withdraw'],
  facts: ['personId', 'source', 'person'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'declare', 'withdraw'])
    if (viewer.role === 'supervisor') allow('read')
    if (viewer.role === 'unitHr') {
      const own = { person: { is: { unitId: { in: viewer.unitIds } } } }
      allow('read', { source: { in: ['self', 'unitHr', 'office'] }, ...own })
      allow(['declare', 'withdraw'], { source: 'unitHr', ...own })
    }
    if (viewer.role === 'talent' && viewer.personId) {
      allow('read', { personId: viewer.personId, source: { in: ['self', 'unitHr', 'office'] } })
      allow(['declare', 'withdraw'], { personId: viewer.personId, source: 'self' })
    }
  },
})

/** Facts for the generated matrix: as a unit declares, the widest that is not the office's. */
export const matrixFacts = {
  personRelation: {
    own: { personId: 'person-own', source: 'unitHr', person: { unitId: 'unit-own' } },
    other: { personId: 'person-other', source: 'unitHr', person: { unitId: 'unit-other' } },
  },
} satisfies Record<string, { own: object; other: object }>
