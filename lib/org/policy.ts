import { definePolicy } from '@/lib/platform/access/policy'

export type PersonFacts = { id: string; unitId: string }
export type PersonVerb = 'read' | 'readIdentity' | 'reveal' | 'create' | 'edit' | 'move' | 'export' | 'issueCode'

const EVERY_PERSON_VERB: PersonVerb[] = ['read', 'readIdentity', 'reveal', 'create', 'edit', 'move', 'export', 'issueCode']

/** Identity data: masked with `readIdentity`, in the clear only through `reveal`, which is recorded with its purpose. */
export const personPolicy = definePolicy<PersonVerb, PersonFacts>({
  kind: 'person',
  verbs: EVERY_PERSON_VERB,
  facts: ['id', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(EVERY_PERSON_VERB)
      case 'unitHr':
        return allow(EVERY_PERSON_VERB, { unitId: { in: viewer.unitIds } })
      case 'unitLeader':
        return allow(['read', 'readIdentity'], { unitId: { in: viewer.unitIds } })
      case 'cityLeader':
      case 'supervisor':
        return allow('read')
      case 'talent':
        if (viewer.personId) allow(['read', 'readIdentity', 'reveal'], { id: viewer.personId })
    }
  },
})

export type UnitFacts = { id: string }

export const unitPolicy = definePolicy<'read' | 'manage', UnitFacts>({
  kind: 'unit',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'manage'])
      case 'cityLeader':
      case 'supervisor':
        return allow('read')
      case 'unitHr':
      case 'unitLeader':
        return allow('read', { id: { in: viewer.unitIds } })
    }
  },
})

export const linePolicy = definePolicy<'read' | 'manage', { id: string }>({
  kind: 'line',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'manage'])
    else if (['cityLeader', 'supervisor', 'unitHr', 'unitLeader'].includes(viewer.role)) allow('read')
  },
})

export type ImportFacts = { kind: 'people' | 'org' | 'targets'; accountId: string | null; unitId: string | null }

/**
 * A batch belongs to who uploaded it, in the scope it was read for (null: the whole city): staged rows are identity data of people
 * who are not in the portal yet.
 */
export const importPolicy = definePolicy<'create' | 'read' | 'decide', ImportFacts>({
  kind: 'importBatch',
  verbs: ['create', 'read', 'decide'],
  facts: ['kind', 'accountId', 'unitId'],
  rules: (viewer, allow) => {
    if (!viewer.accountId) return
    if (viewer.role === 'cityOffice') allow(['create', 'read', 'decide'], { accountId: viewer.accountId, unitId: null })
    if (viewer.role === 'unitHr' && viewer.grant?.unitId)
      allow(['create', 'read', 'decide'], { kind: 'people', accountId: viewer.accountId, unitId: viewer.grant.unitId })
  },
})

export type TransferFacts = { fromUnitId: string; toUnitId: string }

/** The unit that wants the person asks and may withdraw; the unit that has the person answers. */
export const transferPolicy = definePolicy<'read' | 'request' | 'answer' | 'withdraw', TransferFacts>({
  kind: 'transferRequest',
  verbs: ['read', 'request', 'answer', 'withdraw'],
  facts: ['fromUnitId', 'toUnitId'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'request', 'answer', 'withdraw'])
    if (viewer.role === 'unitHr') {
      allow(['read', 'request', 'withdraw'], { toUnitId: { in: viewer.unitIds } })
      allow(['read', 'answer'], { fromUnitId: { in: viewer.unitIds } })
    }
  },
})

/** Facts for the generated matrix: inside and outside the standard test viewer's scope. */
export const matrixFacts = {
  person: { own: { id: 'person-own', unitId: 'unit-own' }, other: { id: 'person-other', unitId: 'unit-other' } },
  unit: { own: { id: 'unit-own' }, other: { id: 'unit-other' } },
  line: { own: { id: 'line' }, other: { id: 'line' } },
  importBatch: {
    own: { kind: 'people', accountId: 'account-own', unitId: 'unit-own' },
    other: { kind: 'people', accountId: 'account-other', unitId: 'unit-other' },
  },
  transferRequest: { own: { fromUnitId: 'unit-other', toUnitId: 'unit-own' }, other: { fromUnitId: 'unit-other', toUnitId: 'unit-third' } },
} satisfies Record<string, { own: object; other: object }>
