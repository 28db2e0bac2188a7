import { hkdfSync } from 'node:crypto'
import { env } from '../env'

const derived = new Map<string, Buffer>()

/** A 32-byte key for one purpose, derived from the installation's secret by HKDF-SHA-256 (RFC 5869). */
export function purposeKey(purpose: 'wrap' | 'search' | 'token' | 'throttle'): Buffer {
  const secret = env().secret
  const name = `${purpose}:${secret}`
  let key = derived.get(name)
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', secret, 'talent-portal', purpose, 32))
    derived.set(name, key)
  }
  return key
}
