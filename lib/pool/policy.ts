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

/** Somebody in the pool; `unitId` is the person's unit today, `isPublic` whether they agreed to be shown to everybody. */
export type PoolFacts = { personId: string; unitId: string; isPublic: boolean }

/** The city sees every talent; a unit its own, and of the others those who agreed to be public. */
export const poolPolicy = definePolicy<'read' | 'export', PoolFacts>({
  kind: 'poolEntry',
  verbs: ['read', 'export'],
  facts: ['personId', 'unitId', 'isPublic'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'export'])
      case 'cityLeader':
        return allow('read')
      case 'unitHr':
        allow(['read', 'export'], { unitId: { in: viewer.unitIds } })
        return allow('read', { isPublic: true })
      case 'unitLeader':
        allow('read', { unitId: { in: viewer.unitIds } })
        return allow('read', { isPublic: true })
    }
  },
})

export const categoryPolicy = definePolicy<'read' | 'manage', { id: string }>({
  kind: 'poolCategory',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'manage'])
    else if (['cityLeader', 'unitHr', 'unitLeader'].includes(viewer.role)) allow('read')
  },
})

/** A kept search belongs to its account; its link opens for everybody what they may see themselves. */
export const searchPolicy = definePolicy<'keep' | 'remove', { accountId: string }>({
  kind: 'poolSearch',
  verbs: ['keep', 'remove'],
  facts: ['accountId'],
  rules: (viewer, allow) => {
    if (!viewer.accountId) return
    if (['cityOffice', 'cityLeader', 'unitHr', 'unitLeader'].includes(viewer.role))
      allow(['keep', 'remove'], { accountId: viewer.accountId })
  },
})

export type CallUpVerb = 'read' | 'request' | 'withdraw' | 'complete' | 'propose' | 'refuse' | 'dispatch'

/** A call-up by the unit that asks (`unitId`). The unit of a person named in it reads it through that person. */
export const callUpPolicy = definePolicy<CallUpVerb, { unitId: string }>({
  kind: 'callUp',
  verbs: ['read', 'request', 'withdraw', 'complete', 'propose', 'refuse', 'dispatch'],
  facts: ['unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'propose', 'refuse', 'dispatch'])
      case 'cityLeader':
        return allow('read')
      case 'unitHr':
      case 'unitLeader':
        return allow(['read', 'request', 'withdraw', 'complete'], { unitId: { in: viewer.unitIds } })
    }
  },
})

/** One person of a call-up; `unitId` is the person's unit today, which answers for them. */
export const callUpPersonPolicy = definePolicy<'read' | 'answer' | 'release', { personId: string; unitId: string }>({
  kind: 'callUpPerson',
  verbs: ['read', 'answer', 'release'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'answer', 'release'])
      case 'cityLeader':
        return allow('read')
      case 'unitHr':
      case 'unitLeader':
        return allow(['read', 'answer', 'release'], { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId })
    }
  },
})

export const absencePolicy = definePolicy<'read' | 'record', { personId: string; unitId: string }>({
  kind: 'absence',
  verbs: ['read', 'record'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'record'])
      case 'unitHr':
        return allow(['read', 'record'], { unitId: { in: viewer.unitIds } })
      case 'unitLeader':
        return allow('read', { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId })
    }
  },
})

/** Corrections that a talent proposes of own data, and that the unit's HR answers. */
export const correctionPolicy = definePolicy<'read' | 'propose' | 'withdraw' | 'answer', { personId: string; unitId: string }>({
  kind: 'correction',
  verbs: ['read', 'propose', 'withdraw', 'answer'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'talent':
        if (viewer.personId) allow(['read', 'propose', 'withdraw'], { personId: viewer.personId })
        return
      case 'unitHr':
        return allow(['read', 'answer'], { unitId: { in: viewer.unitIds } })
      case 'cityOffice':
        return allow(['read', 'answer'])
    }
  },
})

const ofPerson = { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } }

/** Facts for the generated matrix: inside and outside the standard test viewer's scope. */
export const matrixFacts = {
  consent: ofPerson,
  poolEntry: {
    own: { personId: 'person-own', unitId: 'unit-own', isPublic: false },
    other: { personId: 'person-other', unitId: 'unit-other', isPublic: false },
  },
  poolCategory: { own: { id: 'category' }, other: { id: 'category' } },
  poolSearch: { own: { accountId: 'account-own' }, other: { accountId: 'account-other' } },
  callUp: { own: { unitId: 'unit-own' }, other: { unitId: 'unit-other' } },
  callUpPerson: ofPerson,
  absence: ofPerson,
  correction: ofPerson,
} satisfies Record<string, { own: object; other: object }>
