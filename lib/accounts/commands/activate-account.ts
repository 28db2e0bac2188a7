import 'server-only'
import type { z } from 'zod'
import { hashPassword, passwordProblems } from '@/lib/platform/access/password'
import { forgiveAttempts, reserveAttempt } from '@/lib/platform/access/throttle'
import type { Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { tokenDigest } from '@/lib/platform/crypto/keyed-hash'
import { db, inTransaction, isUniqueViolation, type Reader } from '@/lib/platform/db/client'
import { type AppError, invalid, refused } from '@/lib/platform/errors'
import { accountWords } from '../account-words'
import '../audit-events'
import { normalActivationCode } from '../one-time-secret'
import type { activateAccountSchema } from '../schema'

const UNFIT_CODE = '激活码不正确、已使用或已过期。请核对后重填，或请所在单位人事重新发放。'

function unfitCode(): AppError {
  return invalid(UNFIT_CODE, { code: [UNFIT_CODE] })
}

/** The person whom a usable code was given to. One answer for an unknown, a used and an outdated code. */
async function findPerson(reader: Reader, codeDigest: string) {
  const code = await reader.activationCode.findUnique({
    where: { codeDigest },
    include: { person: { select: { id: true, name: true, status: true, account: { select: { id: true } } } } },
  })
  if (!code || code.usedAt || code.expiresAt.getTime() <= Date.now()) throw unfitCode()
  if (code.person.status !== 'active' || code.person.account) throw unfitCode()
  return { codeId: code.id, person: code.person }
}

/**
 * A talent makes the own account by the code from the unit: role `talent`, bound to the person. The code works once.
 * @param address of the client; attempts are counted by it and by the log-in wished for
 */
export async function activateAccount(
  _viewer: Viewer,
  input: z.output<typeof activateAccountSchema>,
  address: string,
): Promise<{ login: string; name: string }> {
  const throttle = [`activate:${input.login}`, `activate:${address}`] as const
  const mayGoOn = await reserveAttempt(...throttle)
  const { prisma } = await db()
  if (!mayGoOn) {
    await recordAudit(
      prisma,
      { accountId: null, role: null },
      'activationCode.refused',
      { kind: 'activationCode', id: null },
      { reason: 'locked' },
      { result: 'refused' },
    )
    throw refused('locked', '激活失败次数过多，请 15 分钟后再试。')
  }
  const codeDigest = tokenDigest(normalActivationCode(input.code))
  const found = await findPerson(prisma, codeDigest).catch(async (error: unknown) => {
    await recordAudit(
      prisma,
      { accountId: null, role: null },
      'activationCode.refused',
      { kind: 'activationCode', id: null },
      { reason: 'unfit' },
      { result: 'refused' },
    )
    throw error
  })
  const words = await accountWords(prisma, { id: '', login: input.login, name: found.person.name, personId: found.person.id })
  const problems = passwordProblems(input.newPassword, words)
  if (problems.length > 0) throw invalid('密码不符合要求，请按提示修改。', { newPassword: [problems.join('')] })
  const passwordHash = await hashPassword(input.newPassword)
  const made = await write(codeDigest, input.login, passwordHash)
  await forgiveAttempts(...throttle)
  return made
}

async function write(codeDigest: string, login: string, passwordHash: string): Promise<{ login: string; name: string }> {
  try {
    return await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM "ActivationCode" WHERE "codeDigest" = ${codeDigest} FOR UPDATE`
      const { codeId, person } = await findPerson(tx, codeDigest)
      if (await tx.account.findUnique({ where: { login }, select: { id: true } })) throw takenLogin()
      const account = await tx.account.create({
        data: {
          login,
          name: person.name,
          passwordHash,
          passwordChangedAt: new Date(),
          mustChangePassword: false,
          personId: person.id,
          grants: { create: { role: 'talent' } },
        },
      })
      await tx.activationCode.update({ where: { id: codeId }, data: { usedAt: new Date() } })
      await recordAudit(tx, { accountId: account.id, role: 'talent' }, 'account.activated', { kind: 'account', id: account.id }, { codeId })
      return { login, name: person.name }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw takenLogin()
    throw error
  }
}

function takenLogin(): AppError {
  return invalid('这个账号已被使用，请换一个。', { login: ['这个账号已被使用，请换一个。'] })
}
