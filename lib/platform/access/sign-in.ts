import 'server-only'
import { recordAudit } from '../audit/record'
import { throttleKey } from '../crypto/keyed-hash'
import { db, inTransaction } from '../db/client'
import { env } from '../env'
import { verifyPassword } from './password'
import { forgiveAttempts, reserveAttempt } from './throttle'

export type SignedIn = { accountId: string; name: string }

async function refuse(login: string, reason: 'credentials' | 'locked' | 'disabled', accountId: string | null): Promise<null> {
  const { prisma } = await db()
  await recordAudit(
    prisma,
    { accountId: null, role: null },
    'session.refused',
    { kind: 'account', id: accountId ?? throttleKey('login', login) },
    { reason },
    {
      result: 'refused',
    },
  )
  return null
}

/** Password log-in. Null for a wrong password, an unknown, locked or disabled account alike, in the same time. */
export async function checkPassword(loginTyped: string, password: string, address: string): Promise<SignedIn | null> {
  const login = loginTyped.normalize('NFKC').trim().toLowerCase().slice(0, 200)
  if (!login || !password || password.length > 1000) return null
  const mayGoOn = await reserveAttempt(login, address)
  const { prisma } = await db()
  const account = await prisma.account.findUnique({ where: { login } })
  const isRight = await verifyPassword(account?.passwordHash ?? null, password)
  if (!mayGoOn) return refuse(login, 'locked', account?.id ?? null)
  if (!account || !isRight) return refuse(login, 'credentials', account?.id ?? null)
  if (account.status !== 'active') return refuse(login, 'disabled', account.id)
  await forgiveAttempts(login, address)
  return { accountId: account.id, name: account.name }
}

/** The demo's log-in without a password; outside the demo it is always null. */
export async function checkDemoAccount(login: string): Promise<SignedIn | null> {
  if (!env().isDemo) return null
  const { prisma } = await db()
  const account = await prisma.account.findUnique({ where: { login } })
  return account?.status === 'active' ? { accountId: account.id, name: account.name } : null
}

/** Absolute limit of a session. */
export const SESSION_HOURS = 12
/** Idle limit; polling and autosave are no activity. */
export const IDLE_MINUTES = 30

/** Makes the session's row; the token only names it. A new id at every log-in. */
export async function startSession(accountId: string, method: 'password' | 'demo'): Promise<string> {
  return inTransaction(async (tx) => {
    const grant = await tx.roleGrant.findFirst({ where: { accountId, revokedAt: null }, orderBy: { grantedAt: 'asc' } })
    const session = await tx.session.create({
      data: { accountId, activeGrantId: grant?.id ?? null, expiresAt: new Date(Date.now() + SESSION_HOURS * 3_600_000) },
    })
    await recordAudit(tx, { accountId, role: grant?.role ?? null }, 'session.started', { kind: 'session', id: session.id }, { method })
    return session.id
  })
}
