import type pg from 'pg'
import { auditDigest } from '@/lib/platform/audit/digests'
import type { Envelope } from '@/lib/platform/crypto/envelope'
import { sha256Hex, tokenDigest } from '@/lib/platform/crypto/keyed-hash'
import { blobStore } from '@/lib/platform/files/blob-store'
import type { CityPlan } from './plan-city'
import { seededRandom } from './random'
import { pdfOf } from './rounds/files'
import { roundTables } from './rounds/round-rows'
import { insertRows, type Row } from './write-rows'

/** Files on their way to the store at the same time. */
const TOGETHER = 8

/** Puts the demo's PDFs into the file store and returns their rows. Safe to repeat: a file keeps its place. */
export async function storeFiles({ files }: CityPlan): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < files.length; at += TOGETHER) rows.push(...(await Promise.all(files.slice(at, at + TOGETHER).map(storeFile))))
  return rows
}

async function storeFile({ id, storageKey, name, lines, createdAt, purpose }: CityPlan['files'][number]): Promise<Row> {
  const bytes = pdfOf(lines)
  await blobStore().put(storageKey, bytes)
  return {
    id,
    storageKey,
    name,
    mediaType: 'application/pdf',
    size: bytes.byteLength,
    sha256: sha256Hex(bytes),
    purpose: purpose ?? 'attachment',
    createdAt,
  }
}

function objectionRows({ objections }: CityPlan, envelope: Envelope): Row[] {
  return objections.map(({ name, contact, code, ...objection }) => ({
    ...objection,
    nameCipher: envelope.seal(name, { table: 'Objection', row: objection.id, column: 'name' }),
    contactCipher: envelope.seal(contact, { table: 'Objection', row: objection.id, column: 'contact' }),
    accessDigest: tokenDigest(code),
  }))
}

/** The record as history would have left it: business time is that of the event, the clock's time is now. */
function auditRows({ audits }: CityPlan): Row[] {
  const random = seededRandom('audit')
  const start = Date.now() - audits.length
  return audits.map(({ at, accountId, role, event, kind, id, payload }, index) => {
    const row = {
      id: random.uuid(new Date(start + index)),
      at: new Date(start + index),
      businessAt: at,
      accountId,
      role,
      event,
      subjectKind: kind,
      subjectId: id,
      payload,
      result: 'done',
      reference: null,
    }
    return { ...row, digest: auditDigest(row) }
  })
}

/** Rounds with everything that rests on them, after people, holdings and accounts. */
export async function writeRounds(client: pg.ClientBase, plan: CityPlan, envelope: Envelope, files: readonly Row[]): Promise<void> {
  await insertRows(client, 'StoredFile', files)
  for (const table of roundTables) {
    await insertRows(
      client,
      table,
      plan.rounds.flatMap((round) => round.rows[table]),
    )
  }
  await insertRows(client, 'Objection', objectionRows(plan, envelope))
  await insertRows(client, 'Reexamination', plan.reexaminations)
  await insertRows(client, 'Certificate', plan.certificates)
  await insertRows(client, 'AuditEvent', auditRows(plan))
}
