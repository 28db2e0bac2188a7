import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { tokenDigest } from '@/lib/platform/crypto/keyed-hash'
import { dateOf, endOfDay, formatDate, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { once } from '@/lib/platform/idempotency'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import type { fileObjectionSchema } from '../objection-schema'
import { publishedList } from '../published-list'

/** No letters and digits that look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 10

export type FiledObjection = {
  number: string
  /** Shown once; only its digest is kept. */
  code: string
}

/** The same code for the same submission, so that a repeated submit shows it again; the database keeps only its digest. */
function accessCode(submissionKey: string): string {
  const bytes = Buffer.from(tokenDigest(`objection-code:${submissionKey}`), 'base64url')
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** Numbers run within a day and are never given twice. */
async function nextNumber(tx: Tx, day: string): Promise<string> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('objection-number', 0))::text AS locked`
  const prefix = `YY${day.replaceAll('-', '')}`
  const count = await tx.objection.count({ where: { number: { startsWith: prefix } } })
  return `${prefix}-${String(count + 1).padStart(3, '0')}`
}

/**
 * A challenge to one published candidate, by name and with contact. Judged by the database's clock with the publicity locked: it is either within
 * the period or refused. The objector's name and contact are encrypted and never shown to the candidate.
 * @throws AppError notFound, publicityOver
 */
export async function fileObjection(viewer: Viewer, input: z.output<typeof fileObjectionSchema>): Promise<FiledObjection> {
  const code = accessCode(input.submissionKey)
  const number = await inTransaction((tx) =>
    once(tx, viewer, 'objection.file', input.submissionKey, async () => {
      const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Publicity" WHERE id = ${input.publicityId} FOR SHARE`
      const publicity = locked.length > 0 ? await tx.publicity.findUnique({ where: { id: input.publicityId } }) : null
      if (!publicity || publicity.state === 'superseded') throw notFound('这份公示已撤下，请返回评选与公示页面查看最新公示。')
      const now = await businessNow(tx)
      const endsOn = toDateOnly(publicity.endsOn)
      if (publicity.state !== 'running' || now >= endOfDay(endsOn))
        throw refused('publicityOver', `公示已于${formatDate(endsOn)} 24:00 结束，不再受理异议。如有问题，请向主办单位反映。`)
      const list = publishedList.parse(publicity.content)
      if (!list.candidates.some((candidate) => candidate.nominationId === input.nominationId))
        throw notFound('公示名单中没有这个对象，请重新选择。')
      const file = input.evidenceFileId ? await tx.storedFile.findFirst({ where: { id: input.evidenceFileId, purpose: 'evidence' } }) : null
      const id = randomUUID()
      const number = await nextNumber(tx, dateOf(now))
      const envelope = await openEnvelope(tx)
      await tx.objection.create({
        data: {
          id,
          number,
          publicityId: publicity.id,
          nominationId: input.nominationId,
          nameCipher: envelope.seal(input.name, { table: 'Objection', row: id, column: 'name' }),
          contactCipher: envelope.seal(input.contact, { table: 'Objection', row: id, column: 'contact' }),
          ground: input.ground,
          statement: input.statement,
          evidenceFileId: file?.id ?? null,
          accessDigest: tokenDigest(code),
          receivedAt: now,
        },
      })
      await recordAudit(
        tx,
        actorOf(viewer),
        'objection.received',
        { kind: 'objection', id },
        { publicityId: publicity.id, nominationId: input.nominationId },
      )
      const accounts = [...(await accountsInRole(tx, 'cityOffice')), ...(await accountsInRole(tx, 'supervisor'))]
      await notify(
        tx,
        [...new Set(accounts)].map((accountId) => ({
          accountId,
          kind: 'objection',
          title: '收到公示异议',
          body: `${list.roundName}公示收到异议 ${number}，该对象的${list.resultWord ?? '命名'}暂缓，请及时核查。`,
          href: '/office/objections',
        })),
      )
      return number
    }),
  )
  return { number, code }
}
