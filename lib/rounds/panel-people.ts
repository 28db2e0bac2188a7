import type { Prisma } from '@/lib/platform/db/generated/client'

/** How a choice of the list names the account of somebody who is not on the roster; any other value is a person's id. */
const ACCOUNT = 'account:'

export function accountChoice(accountId: string): string {
  return `${ACCOUNT}${accountId}`
}

export function readChoice(value: string): { personId: string | null; accountId: string | null } {
  return value.startsWith(ACCOUNT) ? { personId: null, accountId: value.slice(ACCOUNT.length) } : { personId: value, accountId: null }
}

/** Accounts without a person on file that may sit on a panel: of nobody who runs or oversees rounds or the platform. */
export const outsideMemberAccounts = {
  status: 'active',
  personId: null,
  grants: { none: { revokedAt: null, role: { in: ['cityOffice', 'supervisor', 'sysAdmin', 'securityAdmin', 'auditor', 'partner'] } } },
} satisfies Prisma.AccountWhereInput
