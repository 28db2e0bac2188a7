import 'server-only'
import type { z } from 'zod'
import { hashPassword } from '@/lib/platform/access/password'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { invalid } from '@/lib/platform/errors'
import '../audit-events'
import { makeFirstPassword } from '../one-time-secret'
import { accountPolicy } from '../policy'
import type { createAccountSchema } from '../schema'

export type FirstPassword = { accountId: string; login: string; name: string; firstPassword: string }

/** Makes an account without any role. The first password is returned once and kept only as a hash; it must be changed at the first log-in. */
export async function createAccount(viewer: Viewer, input: z.output<typeof createAccountSchema>): Promise<FirstPassword> {
  accountPolicy.authorise(viewer, 'create')
  const firstPassword = makeFirstPassword()
  const passwordHash = await hashPassword(firstPassword)
  try {
    return await inTransaction(async (tx) => {
      const account = await tx.account.create({
        data: { login: input.login, name: input.name, passwordHash, mustChangePassword: true, createdById: viewer.accountId },
      })
      await recordAudit(tx, actorOf(viewer), 'account.created', { kind: 'account', id: account.id }, { isBoundToPerson: false })
      return { accountId: account.id, login: account.login, name: account.name, firstPassword }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('这个账号已被使用，请换一个。', { login: ['这个账号已被使用，请换一个。'] })
    throw error
  }
}
