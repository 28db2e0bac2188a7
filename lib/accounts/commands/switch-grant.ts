import 'server-only'
import type { z } from 'zod'
import { requireSignedIn } from '@/lib/platform/access/session'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import '../audit-events'
import type { switchGrantSchema } from '../schema'

/** Switches on another of the account's own roles in this session. */
export async function switchGrant(viewer: Viewer, input: z.output<typeof switchGrantSchema>): Promise<null> {
  requireSignedIn(viewer)
  return inTransaction(async (tx) => {
    const grant = await tx.roleGrant.findFirst({ where: { id: input.grantId, accountId: viewer.accountId ?? '', revokedAt: null } })
    if (!grant) throw notFound('没有这个身份，可能已被撤销。请刷新页面。')
    const switched = await tx.session.updateMany({
      where: { id: viewer.sessionId ?? '', accountId: grant.accountId, revokedAt: null },
      data: { activeGrantId: grant.id },
    })
    if (switched.count === 0) throw notFound('登录已失效，请重新登录。')
    await recordAudit(tx, actorOf(viewer), 'session.grantSwitched', { kind: 'session', id: viewer.sessionId }, { role: grant.role })
    return null
  })
}
