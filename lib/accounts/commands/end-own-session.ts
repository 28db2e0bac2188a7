import 'server-only'
import type { z } from 'zod'
import { endSession } from '@/lib/platform/access/end-session'
import { requireSignedIn } from '@/lib/platform/access/session'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { sessionPolicy } from '../policy'
import type { endSessionSchema } from '../schema'

/** Ends one of the own sessions on another device. @throws AppError notFound for anybody else's */
export async function endOwnSession(viewer: Viewer, input: z.output<typeof endSessionSchema>): Promise<null> {
  requireSignedIn(viewer)
  const { prisma } = await db()
  const session = await prisma.session.findUnique({ where: { id: input.sessionId }, select: { accountId: true } })
  if (!session || !sessionPolicy.can(viewer, 'end', { accountId: session.accountId })) throw notFound('没有找到这次登录，可能已经退出。')
  await endSession(input.sessionId, 'revoked')
  return null
}

/** Logs out: the session's row ends, and a copied cookie with it. */
export async function signOut(viewer: Viewer): Promise<null> {
  if (viewer.sessionId) await endSession(viewer.sessionId, 'logOut')
  return null
}
