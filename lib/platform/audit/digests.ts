import { createHash } from 'node:crypto'
import { canonicalJson } from '../crypto/canonical-json'

/** What a row of the record and its link in the chain are digested from: known to whoever checks them, with or without a database. */

export type AuditRow = {
  id: string
  at: Date
  businessAt: Date
  accountId: string | null
  role: string | null
  event: string
  subjectKind: string
  subjectId: string | null
  payload: unknown
  result: string
  reference: string | null
}

/** SHA-256 over the row's canonical form. */
export function auditDigest(row: AuditRow): string {
  return sha256Hex(canonicalJson({ ...row, at: row.at.toISOString(), businessAt: row.businessAt.toISOString() }))
}

/** The hash of one link over its number, its predecessor's hash, its row and that row's digest. */
export function linkHash(seq: bigint, previousHash: string, eventId: string, digest: string): string {
  return sha256Hex(`${seq}|${previousHash}|${eventId}|${digest}`)
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
