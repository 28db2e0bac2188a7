import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { purposeKey } from './keys'

/** Exact-match search over an encrypted value: HMAC-SHA-256 of its normal form, per field so that equal values of two fields differ. */
export function searchHash(field: 'idNumber' | 'phone', normalValue: string): string {
  return createHmac('sha256', purposeKey('search')).update(`${field}:${normalValue}`).digest('base64url')
}

/** What is stored of a one-time code or access token. */
export function tokenDigest(token: string): string {
  return createHmac('sha256', purposeKey('token')).update(token).digest('base64url')
}

/** The key of a throttle row; addresses and log-ins never stand in it. */
export function throttleKey(kind: 'login' | 'address', value: string): string {
  return `${kind}:${createHmac('sha256', purposeKey('throttle')).update(value).digest('base64url')}`
}

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

export function equalDigests(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
