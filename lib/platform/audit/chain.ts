import 'server-only'
import { db, inTransaction } from '../db/client'
import { type AuditRow, auditDigest, linkHash } from './digests'

/** What the first link names as its predecessor. */
export const GENESIS = '0'.repeat(64)
/** One linker at a time over all instances. */
const CHAIN_LOCK = 7_320_252
const BATCH = 1000

/** Links committed rows that no link names yet, at most `BATCH`; returns how many. */
export async function linkAuditTail(): Promise<number> {
  return inTransaction(async (tx) => {
    const lock = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${CHAIN_LOCK}::bigint) AS mine`
    if (!lock[0]?.mine) return 0
    const last = await tx.auditLink.findFirst({ orderBy: { seq: 'desc' } })
    const events = await tx.$queryRaw<{ id: string; digest: string }[]>`
      SELECT e.id, e.digest FROM "AuditEvent" e LEFT JOIN "AuditLink" l ON l."eventId" = e.id
      WHERE l.seq IS NULL ORDER BY e.at, e.id LIMIT ${BATCH}`
    let seq = last?.seq ?? 0n
    let previousHash = last?.hash ?? GENESIS
    const links = events.map((event) => {
      seq += 1n
      const link = { seq, eventId: event.id, previousHash, hash: linkHash(seq, previousHash, event.id, event.digest) }
      previousHash = link.hash
      return link
    })
    if (links.length > 0) await tx.auditLink.createMany({ data: links })
    return links.length
  })
}

export type ChainReport = {
  linked: number
  /** Committed rows the chain does not name yet. */
  unlinked: number
  headHash: string
  /** One Chinese sentence a fault; empty when the chain is whole. */
  faults: string[]
}

/**
 * Walks the whole chain: a changed, removed, reordered or cut-off row is a fault.
 * @param checkpoint an earlier head kept elsewhere; a chain cut off before it is found out
 */
export async function verifyAuditChain(checkpoint?: { seq: bigint; hash: string }): Promise<ChainReport> {
  const { prisma } = await db()
  const faults: string[] = []
  let expectedSeq = 1n
  let previousHash = GENESIS
  let checkpointSeen = checkpoint === undefined
  for (;;) {
    const rows = await prisma.$queryRaw<
      (AuditRow & { seq: bigint; previousHash: string; hash: string; eventId: string; digest: string | null })[]
    >`
      SELECT l.seq, l."previousHash", l.hash, l."eventId", e.id, e.at, e."businessAt", e."accountId", e.role::text, e.event,
             e."subjectKind", e."subjectId", e.payload, e.result::text, e.reference, e.digest
      FROM "AuditLink" l LEFT JOIN "AuditEvent" e ON e.id = l."eventId"
      WHERE l.seq >= ${expectedSeq} ORDER BY l.seq LIMIT ${BATCH}`
    if (rows.length === 0) break
    for (const row of rows) {
      if (row.seq !== expectedSeq) faults.push(`第 ${expectedSeq} 号链接缺失，其后为第 ${row.seq} 号。`)
      if (row.digest === null) faults.push(`第 ${row.seq} 号记录已被删除。`)
      else {
        const { seq, previousHash: _previous, hash: _hash, eventId: _eventId, digest, ...event } = row
        if (auditDigest(event) !== digest) faults.push(`第 ${seq} 号记录的内容与其摘要不符。`)
        if (row.previousHash !== previousHash) faults.push(`第 ${seq} 号链接的前序摘要不符，顺序或内容被改动。`)
        if (linkHash(seq, row.previousHash, row.eventId, digest) !== row.hash) faults.push(`第 ${seq} 号链接的摘要不符。`)
      }
      if (checkpoint && row.seq === checkpoint.seq) {
        checkpointSeen = true
        if (row.hash !== checkpoint.hash) faults.push(`第 ${row.seq} 号链接与存档的检查点不符。`)
      }
      previousHash = row.hash
      expectedSeq = row.seq + 1n
      if (faults.length > 100) return { linked: Number(expectedSeq - 1n), unlinked: 0, headHash: previousHash, faults }
    }
  }
  if (!checkpointSeen) faults.push('记录链在存档的检查点之前被截断。')
  const tail = await prisma.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM "AuditEvent" e LEFT JOIN "AuditLink" l ON l."eventId" = e.id WHERE l.seq IS NULL`
  return { linked: Number(expectedSeq - 1n), unlinked: Number(tail[0]?.count ?? 0n), headHash: previousHash, faults }
}
