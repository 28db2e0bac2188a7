import { definePolicy } from '@/lib/platform/access/policy'

/** Accounts are made by the system administrator; the security administrator sees them to grant roles. Nobody disables the own account. */
export const accountPolicy = definePolicy<'list' | 'create' | 'setStatus' | 'resetPassword' | 'seeGrants', { id: string }>({
  kind: 'account',
  verbs: ['list', 'create', 'setStatus', 'resetPassword', 'seeGrants'],
  facts: ['id'],
  rules(viewer, allow) {
    if (viewer.role === 'sysAdmin') {
      allow(['list', 'create'])
      allow(['setStatus', 'resetPassword'], { id: { not: viewer.accountId } })
    }
    if (viewer.role === 'securityAdmin') allow(['list', 'seeGrants'])
  },
})

/** Roles are granted and taken by the security administrator alone, and never to or from the own account. */
export const roleGrantPolicy = definePolicy<'grant' | 'revoke', { accountId: string }>({
  kind: 'roleGrant',
  verbs: ['grant', 'revoke'],
  facts: ['accountId'],
  rules(viewer, allow) {
    if (viewer.role === 'securityAdmin') allow(['grant', 'revoke'], { accountId: { not: viewer.accountId } })
  },
})

/** The record is read by the auditor, who changes nothing. */
export const auditEventPolicy = definePolicy<'read' | 'verify' | 'export', Record<never, never>>({
  kind: 'auditEvent',
  verbs: ['read', 'verify', 'export'],
  facts: [],
  rules(viewer, allow) {
    if (viewer.role === 'auditor') allow(['read', 'verify', 'export'])
  },
})

/** Everybody sees and ends the own sessions, in any role. */
export const sessionPolicy = definePolicy<'list' | 'end', { accountId: string }>({
  kind: 'session',
  verbs: ['list', 'end'],
  facts: ['accountId'],
  rules(viewer, allow) {
    if (viewer.accountId) allow(['list', 'end'], { accountId: viewer.accountId })
  },
})

export const matrixFacts = {
  account: { own: { id: 'account-own' }, other: { id: 'account-other' } },
  roleGrant: { own: { accountId: 'account-own' }, other: { accountId: 'account-other' } },
  auditEvent: { own: {}, other: {} },
  session: { own: { accountId: 'account-own' }, other: { accountId: 'account-other' } },
}
