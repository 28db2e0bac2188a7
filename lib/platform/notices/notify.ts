import 'server-only'
import type { Tx } from '../db/client'

export type NoticeInput = { accountId: string; kind: string; title: string; body: string; href?: string }

/** Puts messages into desks' bells, in the transaction of what they tell of. */
export async function notify(tx: Tx, notices: NoticeInput[]): Promise<void> {
  if (notices.length === 0) return
  await tx.notice.createMany({
    data: notices.map(({ accountId, kind, title, body, href }) => ({ accountId, kind, title, body, href: href ?? null })),
  })
}

/** Active accounts that hold a role now; for unit roles, one granted over any of `unitIds`. */
export async function accountsInRole(
  tx: Tx,
  role: 'cityOffice' | 'supervisor' | 'unitHr' | 'unitLeader',
  unitIds?: string[],
): Promise<string[]> {
  const grants = await tx.roleGrant.findMany({
    where: { role, revokedAt: null, account: { status: 'active' }, ...(unitIds ? { unitId: { in: unitIds } } : {}) },
    select: { accountId: true },
    distinct: ['accountId'],
  })
  return grants.map((grant) => grant.accountId)
}
