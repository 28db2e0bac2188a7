import 'server-only'
import { AppError } from '../errors'

/**
 * A bound on requests by address, counted in this process and stored nowhere: for paths of which the database must not know who asked when.
 * It slows floods; it decides nothing else.
 */
export function instanceLimit(most: number, seconds: number): (address: string) => void {
  let windowEndsAt = 0
  let counts = new Map<string, number>()
  return (address) => {
    const now = Date.now()
    if (now >= windowEndsAt) {
      windowEndsAt = now + seconds * 1000
      counts = new Map()
    }
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    if (count > most) throw new AppError('unavailable', '请求过于频繁，请稍候再试，已填写的内容仍然保留。')
  }
}
