import { env } from '../env'

/**
 * The client's address. Forwarded headers count only when proxies are trusted by setting (`TRUSTED_PROXIES`, a number of hops is not guessed):
 * the rightmost address that is not one of them is taken.
 */
export function clientAddress(headers: Record<string, string | string[] | undefined> | Headers): string {
  const trusted = env().trustedProxies
  if (trusted.length === 0) return 'direct'
  const raw = headers instanceof Headers ? headers.get('x-forwarded-for') : headers['x-forwarded-for']
  const chain = String(raw ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
  return chain.reverse().find((address) => !trusted.includes(address)) ?? 'direct'
}
