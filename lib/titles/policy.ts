import { definePolicy } from '@/lib/platform/access/policy'

export type TitleFacts = { id: string }

/** The list of titles: everyone at a desk reads it, the office keeps it. */
export const titlePolicy = definePolicy<'read' | 'manage', TitleFacts>({
  kind: 'title',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'manage'])
      case 'cityLeader':
      case 'supervisor':
      case 'unitHr':
      case 'unitLeader':
      case 'talent':
      case 'reviewer':
      case 'panelist':
        return allow('read')
    }
  },
})

/** A holding is seen where its person is seen: `unitId` is the person's unit today. */
export type HoldingFacts = { personId: string; unitId: string }
export type HoldingVerb = 'read' | 'grant' | 'end'

export const holdingPolicy = definePolicy<HoldingVerb, HoldingFacts>({
  kind: 'holding',
  verbs: ['read', 'grant', 'end'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'grant', 'end'])
      case 'cityLeader':
      case 'supervisor':
        return allow('read')
      case 'unitHr':
      case 'unitLeader':
        return allow('read', { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId })
    }
  },
})

/** Facts for the generated matrix: inside and outside the standard test viewer's scope. */
export const matrixFacts = {
  title: { own: { id: 'title' }, other: { id: 'title' } },
  holding: { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } },
} satisfies Record<string, { own: object; other: object }>
