import 'server-only'
import type { z } from 'zod'
import { personPolicy } from '@/lib/org/policy'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { tokenDigest } from '@/lib/platform/crypto/keyed-hash'
import { type DateOnly, dateOf } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { makeActivationCode, normalActivationCode } from '../one-time-secret'
import type { issueActivationCodeSchema } from '../schema'

/** Days during which a code can be used, by real time. */
export const ACTIVATION_DAYS = 14

export type IssuedCode = { code: string; expiresOn: DateOnly; personName: string }

/**
 * A one-time code by which the person makes the own account. It is returned once and kept as a digest only; earlier unused codes of the person end.
 * @throws AppError notFound for a person of another unit; `alreadyActivated`, `personNotActive`
 */
export async function issueActivationCode(viewer: Viewer, input: z.output<typeof issueActivationCodeSchema>): Promise<IssuedCode> {
  personPolicy.authorise(viewer, 'issueCode')
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${input.personId} FOR UPDATE`
    const person = await tx.person.findUnique({
      where: { id: input.personId },
      select: { id: true, name: true, unitId: true, status: true },
    })
    if (!person || !personPolicy.can(viewer, 'issueCode', person)) throw notFound()
    if (person.status !== 'active') throw refused('personNotActive', `${person.name} 已不在岗，不能发放激活码。`)
    const account = await tx.account.findUnique({ where: { personId: person.id }, select: { id: true } })
    if (account) throw refused('alreadyActivated', `${person.name} 已激活账号，无需再发激活码；忘记密码的，请联系系统管理员重置。`)
    const now = new Date()
    const expiresAt = new Date(now.getTime() + ACTIVATION_DAYS * 24 * 3_600_000)
    await tx.activationCode.updateMany({ where: { personId: person.id, usedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } })
    const code = makeActivationCode()
    const row = await tx.activationCode.create({
      data: { personId: person.id, codeDigest: tokenDigest(normalActivationCode(code)), issuedById: viewer.accountId ?? '', expiresAt },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'activationCode.issued',
      { kind: 'person', id: person.id },
      { codeId: row.id, daysValid: ACTIVATION_DAYS },
    )
    return { code, expiresOn: dateOf(expiresAt), personName: person.name }
  })
}
