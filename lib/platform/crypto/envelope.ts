import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import type { Reader } from '../db/client'
import { purposeKey } from './keys'

/** Where a ciphertext belongs; moved elsewhere it no longer opens. */
export type CipherPlace = { table: string; row: string; column: string }

type DataKeyValue = { id: string; key: Buffer }

/** A data key opened once, used for many values without further queries. */
export type Envelope = {
  seal: (plain: string, place: CipherPlace) => string
  /** @throws Error when the text was changed or stands in another place */
  open: (cipher: string, place: CipherPlace) => string
}

const holder = globalThis as unknown as { portalDataKeys?: Map<string, Buffer> }
holder.portalDataKeys ??= new Map()
const opened = holder.portalDataKeys

function seal(key: Buffer, plain: string, context: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

function unseal(key: Buffer, text: string, context: string): string {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

function context(place: CipherPlace, keyId: string): string {
  return `${keyId}|${place.table}|${place.row}|${place.column}`
}

function unwrap(row: { id: string; wrappedKey: string }): Buffer {
  const cacheKey = `${row.id}:${row.wrappedKey}`
  let key = opened.get(cacheKey)
  if (!key) {
    key = Buffer.from(unseal(purposeKey('wrap'), row.wrappedKey, `dataKey|${row.id}`), 'base64url')
    opened.set(cacheKey, key)
  }
  return key
}

/**
 * Envelope AES-256-GCM: values under a data key of the database, the data key under a key derived from the secret.
 * Opens all data keys in one query; the newest one not retired seals. Makes the first key where there is none.
 */
export async function openEnvelope(reader: Reader): Promise<Envelope> {
  let rows = await reader.dataKey.findMany({ orderBy: { createdAt: 'desc' } })
  if (!rows.some((row) => row.retiredAt === null)) {
    const id = randomUUID()
    const wrappedKey = seal(purposeKey('wrap'), randomBytes(32).toString('base64url'), `dataKey|${id}`)
    rows = [await reader.dataKey.create({ data: { id, wrappedKey } }), ...rows]
  }
  const keys: DataKeyValue[] = rows.map((row) => ({ id: row.id, key: unwrap(row) }))
  const current = keys[rows.findIndex((row) => row.retiredAt === null)]
  if (!current) throw new Error('no data key')
  return {
    seal: (plain, place) => `v1.${current.id}.${seal(current.key, plain, context(place, current.id))}`,
    open: (cipher, place) => {
      const [version, keyId, body] = cipher.split('.')
      const found = keys.find((item) => item.id === keyId)
      if (version !== 'v1' || !found || !body) throw new Error('unknown cipher version or key')
      return unseal(found.key, body, context(place, found.id))
    },
  }
}
