import 'server-only'
import { cookies } from 'next/headers'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { db } from '../db/client'
import { AppError } from '../errors'
import { authOptions, SESSION_COOKIE } from './auth'
import { endSession } from './end-session'
import { passwordMaxAgeDays } from './password'
import { IDLE_MINUTES } from './sign-in'
import { unitSubtree } from './unit-scope'
import { type GrantSummary, VISITOR, type Viewer } from './viewer'

const MINUTE = 60_000

/** Builds the viewer of a session row; VISITOR when it is over, revoked, idle, or its account disabled. */
export async function loadViewer(sessionId: string, isActivity: boolean): Promise<Viewer> {
  const { prisma } = await db()
  const session = await prisma.session.findUnique({
    where: { id: sessionId },
    include: { account: { include: { grants: { where: { revokedAt: null }, orderBy: { grantedAt: 'asc' } } } } },
  })
  if (!session || session.revokedAt || session.account.status !== 'active') return VISITOR
  const now = Date.now()
  if (session.expiresAt.getTime() <= now) {
    await endSession(session.id, 'expired')
    return VISITOR
  }
  if (now - session.lastActiveAt.getTime() > IDLE_MINUTES * MINUTE) {
    await endSession(session.id, 'idle')
    return VISITOR
  }
  if (isActivity && now - session.lastActiveAt.getTime() > MINUTE)
    await prisma.session.updateMany({ where: { id: session.id }, data: { lastActiveAt: new Date(now) } })
  const { account } = session
  const grants: GrantSummary[] = account.grants.map(({ id, role, unitId, lineId, roundId }) => ({ id, role, unitId, lineId, roundId }))
  const grant = grants.find((item) => item.id === session.activeGrantId) ?? grants[0] ?? null
  const maxAge = passwordMaxAgeDays()
  const isStale =
    maxAge !== null && account.passwordChangedAt !== null && now - account.passwordChangedAt.getTime() > maxAge * 24 * 60 * MINUTE
  return {
    accountId: account.id,
    personId: account.personId,
    name: account.name,
    sessionId: session.id,
    role: grant?.role ?? 'visitor',
    grant,
    grants,
    unitIds: grant?.unitId ? await unitSubtree(prisma, grant.unitId) : [],
    mustChangePassword: account.mustChangePassword || isStale,
  }
}

async function sessionIdOfRequest(): Promise<string | null> {
  // Most who ask have no session: without its cookie there is nothing to verify.
  const hasCookie = (await cookies()).getAll().some(({ name }) => name.includes(SESSION_COOKIE))
  if (!hasCookie) return null
  const session = await getServerSession(authOptions())
  return session?.sessionId ?? null
}

/** Who is asking, once a request. Counts as activity. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const sessionId = await sessionIdOfRequest()
  return sessionId ? loadViewer(sessionId, true) : VISITOR
})

/** The same for polling and autosave, which keep no session alive. */
export const passiveViewer = cache(async (): Promise<Viewer> => {
  const sessionId = await sessionIdOfRequest()
  return sessionId ? loadViewer(sessionId, false) : VISITOR
})

/** @throws AppError signedOut for a visitor */
export function requireSignedIn(viewer: Viewer): void {
  if (!viewer.accountId) throw new AppError('signedOut', '登录已失效。您填写的内容仍在本页，请在新窗口登录后回到这里重新提交。')
}
