import 'server-only'
import type { z } from 'zod'
import { endSessionsOf } from '@/lib/platform/access/end-session'
import { hashPassword } from '@/lib/platform/access/password'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { lockAccount } from '../lock-account'
import { makeFirstPassword } from '../one-time-secret'
import { accountPolicy } from '../policy'
import type { accountIdSchema } from '../schema'
import type { FirstPassword } from './create-account'

/** A new first password, shown once. The old one and every session of the account end with it. */
export async function resetPassword(viewer: Viewer, input: z.output<typeof accountIdSchema>): Promise<FirstPassword> {
  const firstPassword = makeFirstPassword()
  const passwordHash = await hashPassword(firstPassword)
  return inTransaction(async (tx) => {
    const account = await lockAccount(tx, input.accountId)
    accountPolicy.authorise(viewer, 'resetPassword', { id: account.id })
    if (account.status !== 'active') throw conflict('这个账号已停用，请先启用再重置密码。')
    await tx.account.update({
      where: { id: account.id },
      data: { passwordHash, mustChangePassword: true, passwordChangedAt: null, version: { increment: 1 } },
    })
    await endSessionsOf(tx, account.id)
    await recordAudit(tx, actorOf(viewer), 'account.passwordReset', { kind: 'account', id: account.id }, {})
    return { accountId: account.id, login: account.login, name: account.name, firstPassword }
  })
}
