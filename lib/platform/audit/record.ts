import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Role } from '../access/roles'
import type { Reader } from '../db/client'
import { auditDigest } from './digests'
import type { AuditEventName, AuditPayloads } from './events'

/** Who acted. Jobs and visitors act without an account. */
export type Actor = { accountId: string | null; role: Role | null }

export type AuditSubject = { kind: string; id: string | null }

/** Writes one row of the record, in the transaction of the change it tells of. */
export async function recordAudit<Name extends AuditEventName>(
  reader: Reader,
  actor: Actor,
  event: Name,
  subject: AuditSubject,
  payload: AuditPayloads[Name],
  options: { result?: 'done' | 'refused' | 'failed'; reference?: string } = {},
): Promise<void> {
  await recordAuditMany(reader, actor, event, [{ subject, payload }], options)
}

/** Several rows of one event in one statement. */
export async function recordAuditMany<Name extends AuditEventName>(
  reader: Reader,
  actor: Actor,
  event: Name,
  items: { subject: AuditSubject; payload: AuditPayloads[Name] }[],
  options: { result?: 'done' | 'refused' | 'failed'; reference?: string } = {},
): Promise<void> {
  if (items.length === 0) return
  const times = await reader.$queryRaw<
    { at: Date; businessAt: Date }[]
  >`SELECT date_trunc('milliseconds', clock_timestamp()) AS at, date_trunc('milliseconds', business_now()) AS "businessAt"`
  const { at, businessAt } = times[0] ?? { at: new Date(), businessAt: new Date() }
  const rows = items.map(({ subject, payload }) => {
    const row = {
      id: randomUUID(),
      at,
      businessAt,
      accountId: actor.accountId,
      role: actor.role,
      event,
      subjectKind: subject.kind,
      subjectId: subject.id,
      payload: payload as object,
      result: options.result ?? ('done' as const),
      reference: options.reference ?? null,
    }
    return { ...row, digest: auditDigest(row) }
  })
  await reader.auditEvent.createMany({ data: rows })
}
