import { definePolicy } from '@/lib/platform/access/policy'

/** What is due is seen and delivered by the unit that pays: the one of the due day, or the one that has delivered. */
export type EntitlementFacts = { personId: string; unitId: string }
export type EntitlementVerb = 'read' | 'deliver' | 'reopen'

export const entitlementPolicy = definePolicy<EntitlementVerb, EntitlementFacts>({
  kind: 'entitlementDue',
  verbs: ['read', 'deliver', 'reopen'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'deliver', 'reopen'])
      case 'cityLeader':
        return allow('read')
      case 'unitHr':
        return allow(['read', 'deliver'], { unitId: { in: viewer.unitIds } })
      case 'unitLeader':
        return allow('read', { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId })
    }
  },
})

export type EntitlementRuleFacts = { id: string }

/** What titles give: read by all who deliver or receive, kept by the office. */
export const entitlementRulePolicy = definePolicy<'read' | 'manage', EntitlementRuleFacts>({
  kind: 'entitlementRule',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'manage'])
      case 'cityLeader':
      case 'unitHr':
      case 'unitLeader':
      case 'talent':
        return allow('read')
    }
  },
})

export const matrixFacts = {
  entitlementDue: { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } },
  entitlementRule: { own: { id: 'rule' }, other: { id: 'rule' } },
} satisfies Record<string, { own: object; other: object }>
