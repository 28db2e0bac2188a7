// The figures in words, for the screen and for results.md.
import os from 'node:os'
import { median } from './measure.mjs'
import { PAGE_LIMIT } from './page-weight.mjs'

const LABELS = {
  portalPage: 'portal, page `/talents?title=ace`',
  barePage: 'bare Next page, plain pg',
  portalJson: 'portal, JSON `/api/public/talents?title=ace`',
  bareJson: 'bare node:http, plain pg',
}

const one = (number) => number.toFixed(1)

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Median over the rounds of one figure: each round's ratio is taken within the round. */
function ratio(rounds, of, to) {
  return median(rounds[of].map((row, round) => row.rate / rounds[to][round].rate))
}

/**
 * @param {{ rounds: Record<string, { rate: number, p50: number, p99: number }[]>, weights: { path: string, bytes: number }[],
 *   settings: { people: number, rounds: number, seconds: number, connections: number }, holders: number, postgres: string, loadBefore: number }} run
 */
export function report({ rounds, weights, settings, holders, postgres, loadBefore }) {
  const { people, seconds, connections } = settings
  const figures = Object.entries(rounds).map(([name, rows]) => [
    LABELS[name],
    ...['rate', 'p50', 'p99'].map((figure) => one(median(rows.map((row) => row[figure])))),
    `${one(Math.min(...rows.map((row) => row.rate)))}–${one(Math.max(...rows.map((row) => row.rate)))}`,
  ])
  return `# Bench of the public list

\`npm run bench -- --people ${people} --rounds ${settings.rounds} --seconds ${seconds} --connections ${connections}\`, ${new Date().toISOString().slice(0, 10)}

${os.cpus().length} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL ${postgres};
load average ${one(loadBefore)} before the run. Server, database and load generator share the machine.
${people.toLocaleString('en')} people, ${holders.toLocaleString('en')} of them in the public pool. ${settings.rounds} rounds of ${seconds} s each, interleaved, ${connections} connections, after a warm-up; medians over the rounds.

${table(['served', 'requests/s', 'p50 ms', 'p99 ms', 'requests/s, least–most'], figures)}

- page: **${ratio(rounds, 'portalPage', 'barePage').toFixed(2)}** of the bare page's rate
- JSON: **${ratio(rounds, 'portalJson', 'bareJson').toFixed(2)}** of the bare server's rate

JavaScript of the public pages (gzip, as named by the HTML; the limit is ${PAGE_LIMIT / 1024} KB):

${table(
  ['page', 'KB'],
  weights.map(({ path, bytes }) => [`\`${path}\``, one(bytes / 1024)]),
)}
`
}
