// Rounds of load, one server after the other, so that whatever else the machine does falls on all of them.
import autocannon from 'autocannon'

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

async function load(url, seconds, connections) {
  const result = await autocannon({ url, duration: seconds, connections, timeout: 30 })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return { rate: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 }
}

/**
 * @template {string} Name
 * @param {Record<Name, string>} urls what is measured, by name
 * @param {{ rounds: number, seconds: number, connections: number }} settings
 * @returns {Promise<Record<Name, { rate: number, p50: number, p99: number }[]>>} requests a second and milliseconds, a row a round
 */
export async function measureInterleaved(urls, settings) {
  const names = Object.keys(urls)
  for (const name of names) await load(urls[name], Math.min(3, settings.seconds), settings.connections)
  const rounds = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < settings.rounds; round++)
    for (const name of names) rounds[name].push(await load(urls[name], settings.seconds, settings.connections))
  return rounds
}
