import 'server-only'
import { recordAudit } from '../audit/record'
import { inTransaction, type Tx } from '../db/client'

type EndReason = 'logOut' | 'revoked' | 'idle' | 'expired'

/** Ends one session; the copied cookie dies with its row. */
export async function endSession(sessionId: string, reason: EndReason): Promise<void> {
  await inTransaction(async (tx) => {
    const ended = await tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() } })
    if (ended.count === 0) return
    const session = await tx.session.findUnique({ where: { id: sessionId } })
    await recordAudit(
      tx,
      { accountId: session?.accountId ?? null, role: null },
      'session.ended',
      { kind: 'session', id: sessionId },
      { reason },
    )
  })
}

/** Ends all sessions of an account: after disabling it, a change of its roles or of its password. */
export async function endSessionsOf(tx: Tx, accountId: string, exceptSessionId?: string): Promise<void> {
  await tx.session.updateMany({
    where: { accountId, revokedAt: null, ...(exceptSessionId ? { id: { not: exceptSessionId } } : {}) },
    data: { revokedAt: new Date() },
  })
}
