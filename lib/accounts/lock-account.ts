import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'

/** The account, locked until the transaction ends, so that changes of one account queue on its row. @throws AppError notFound */
export async function lockAccount(tx: Tx, accountId: string) {
  await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${accountId} FOR UPDATE`
  const account = await tx.account.findUnique({ where: { id: accountId } })
  if (!account) throw notFound('没有找到这个账号。')
  return account
}
