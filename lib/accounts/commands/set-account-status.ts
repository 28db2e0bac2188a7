import 'server-only'
import type { z } from 'zod'
import { endSessionsOf } from '@/lib/platform/access/end-session'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { lockAccount } from '../lock-account'
import { accountPolicy } from '../policy'
import type { accountIdSchema, disableAccountSchema } from '../schema'

/** Disabling ends every session of the account in the same transaction. */
export async function disableAccount(viewer: Viewer, input: z.output<typeof disableAccountSchema>): Promise<null> {
  return inTransaction(async (tx) => {
    const account = await lockAccount(tx, input.accountId)
    accountPolicy.authorise(viewer, 'setStatus', { id: account.id })
    if (account.status === 'disabled') throw conflict('这个账号已经停用。')
    await tx.account.update({ where: { id: account.id }, data: { status: 'disabled', version: { increment: 1 } } })
    await endSessionsOf(tx, account.id)
    await recordAudit(tx, actorOf(viewer), 'account.disabled', { kind: 'account', id: account.id }, { reason: input.reason })
    return null
  })
}

export async function enableAccount(viewer: Viewer, input: z.output<typeof accountIdSchema>): Promise<null> {
  return inTransaction(async (tx) => {
    const account = await lockAccount(tx, input.accountId)
    accountPolicy.authorise(viewer, 'setStatus', { id: account.id })
    if (account.status === 'active') throw conflict('这个账号已经启用。')
    await tx.account.update({ where: { id: account.id }, data: { status: 'active', version: { increment: 1 } } })
    await recordAudit(tx, actorOf(viewer), 'account.enabled', { kind: 'account', id: account.id }, {})
    return null
  })
}
