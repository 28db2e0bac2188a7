import 'server-only'
import type { z } from 'zod'
import { endSessionsOf } from '@/lib/platform/access/end-session'
import { hashPassword, passwordProblems, verifyPassword } from '@/lib/platform/access/password'
import { requireSignedIn } from '@/lib/platform/access/session'
import { forgiveAttempts, reserveAttempt } from '@/lib/platform/access/throttle'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db, inTransaction } from '@/lib/platform/db/client'
import { conflict, forbidden, invalid, refused } from '@/lib/platform/errors'
import '../audit-events'
import { accountWords } from '../account-words'
import type { changePasswordSchema, firstPasswordSchema } from '../schema'

async function ownAccount(viewer: Viewer) {
  requireSignedIn(viewer)
  const { prisma } = await db()
  return prisma.account.findUniqueOrThrow({ where: { id: viewer.accountId ?? '' } })
}

type OwnAccount = Awaited<ReturnType<typeof ownAccount>>

async function checkNew(account: OwnAccount, newPassword: string): Promise<void> {
  const { prisma } = await db()
  const problems = passwordProblems(newPassword, await accountWords(prisma, account))
  if (await verifyPassword(account.passwordHash, newPassword)) problems.push('新密码不能与原密码相同。')
  if (problems.length > 0) throw invalid('新密码不符合要求，请按提示修改。', { newPassword: [problems.join('')] })
}

/** Writes the new hash where the old one still stands, and ends every other session of the account. */
async function write(viewer: Viewer, account: OwnAccount, newPassword: string): Promise<void> {
  const passwordHash = await hashPassword(newPassword)
  await inTransaction(async (tx) => {
    const written = await tx.account.updateMany({
      where: { id: account.id, version: account.version, passwordHash: account.passwordHash },
      data: { passwordHash, mustChangePassword: false, passwordChangedAt: new Date(), version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict('账号刚刚被修改过，密码未变。请重新登录后再试。')
    await endSessionsOf(tx, account.id, viewer.sessionId ?? undefined)
    await recordAudit(
      tx,
      actorOf(viewer),
      'account.passwordChanged',
      { kind: 'account', id: account.id },
      { isFirst: account.mustChangePassword },
    )
  })
}

/** In place of a first, reset or outdated password, which the account has just signed in with. */
export async function setFirstPassword(viewer: Viewer, input: z.output<typeof firstPasswordSchema>): Promise<null> {
  const account = await ownAccount(viewer)
  if (!viewer.mustChangePassword) throw forbidden('您的密码无需强制修改；如需修改，请到“个人设置”办理。')
  await checkNew(account, input.newPassword)
  await write(viewer, account, input.newPassword)
  return null
}

/** With the old password, whose attempts are counted like log-ins. */
export async function changePassword(viewer: Viewer, input: z.output<typeof changePasswordSchema>): Promise<null> {
  const account = await ownAccount(viewer)
  const key = `change-password:${account.id}`
  if (!(await reserveAttempt(key, key))) throw refused('locked', '原密码多次填写错误，请 15 分钟后再试。')
  if (!(await verifyPassword(account.passwordHash, input.oldPassword)))
    throw invalid('原密码不正确，密码未修改。', { oldPassword: ['原密码不正确。'] })
  await forgiveAttempts(key, key)
  await checkNew(account, input.newPassword)
  await write(viewer, account, input.newPassword)
  return null
}
