import { randomUUID } from 'node:crypto'
import { hashPassword } from '@/lib/platform/access/password'
import type { Role } from '@/lib/platform/access/roles'
import { loadViewer } from '@/lib/platform/access/session'
import { startSession } from '@/lib/platform/access/sign-in'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'

export type AccountOptions = {
  login?: string
  name?: string
  /** In the clear; none by default, since hashing takes its time. */
  password?: string
  mustChangePassword?: boolean
  status?: 'active' | 'disabled'
  personId?: string | null
}

export async function createAccountRow(reader: Reader, options: AccountOptions = {}) {
  const mark = randomUUID().slice(0, 8)
  return reader.account.create({
    data: {
      login: options.login ?? `user-${mark}`,
      name: options.name ?? `用户${mark}`,
      passwordHash: options.password ? await hashPassword(options.password) : null,
      passwordChangedAt: new Date(),
      mustChangePassword: options.mustChangePassword ?? false,
      status: options.status ?? 'active',
      personId: options.personId ?? null,
    },
  })
}

export type GrantOptions = { unitId?: string; roundId?: string }

export async function grantRow(reader: Reader, accountId: string, role: Role, scope: GrantOptions = {}) {
  return reader.roleGrant.create({ data: { accountId, role, unitId: scope.unitId ?? null, roundId: scope.roundId ?? null } })
}

/** Signs the account in and resolves its viewer the way every request does. */
export async function signedIn(accountId: string): Promise<Viewer> {
  return loadViewer(await startSession(accountId, 'password'), true)
}

/** An account in one role, signed in. */
export async function createViewer(reader: Reader, role: Role, scope: GrantOptions & AccountOptions = {}): Promise<Viewer> {
  const account = await createAccountRow(reader, scope)
  await grantRow(reader, account.id, role, scope)
  return signedIn(account.id)
}
