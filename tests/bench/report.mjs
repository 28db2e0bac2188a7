// The figures in words, for the screen and for results.md.
import os from 'node:os'
import { median } from './measure.mjs'
import { PAGE_LIMIT } from './page-weight.mjs'

const LABELS = {
  pageAnew: 'portal, page `/talents?title=ace`, made anew',
  pageKept: 'portal, the same page as visitors get it',
  pageBare: 'bare Next page, plain pg',
  jsonAnew: 'portal, JSON `/api/public/talents?title=ace`, made anew',
  jsonBare: 'bare node:http, plain pg',
  listAnew: 'portal, page `/talents`, made anew',
  searchAnew: 'portal, page `/talents?q=` two characters of a name, made anew',
}

const one = (number) => number.toFixed(1)
const two = (number) => number.toFixed(2)

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Median over the rounds: each round's ratio is taken within the round. */
function ratio(rounds, of, to) {
  return median(rounds[of].map((row, round) => row.rate / rounds[to][round].rate))
}

/** What is asked of the portal and what was measured. */
function demands({ rounds, weights, settings, made, dashboard, crowd, roster, desk }) {
  const growth = dashboard.large / dashboard.small
  const faster = dashboard.live / dashboard.large
  const rows = []
  const add = (what, must, measured, isMet) => rows.push([what, must, measured, isMet ? 'yes' : '**no**'])
  const least = (what, must, value) => add(what, `≥ ${must}×`, `${two(value)}×`, value >= must)
  add(
    `dashboard data, 10,000 → ${settings.people.toLocaleString('en')} people`,
    'median grows ≤ 1.3×',
    `${two(growth)}× (${one(dashboard.small)} → ${one(dashboard.large)} ms)`,
    growth <= 1.3,
  )
  add('the same against grouping the holdings live', '≥ 15×', `${one(faster)}× (${one(dashboard.live)} ms)`, faster >= 15)
  least('public pool page, made anew, filter and sort, against a bare Next page', 0.9, ratio(rounds, 'pageAnew', 'pageBare'))
  least('public pool page as visitors get it, against that bare page', 3, ratio(rounds, 'pageKept', 'pageBare'))
  least('its JSON, made anew, against bare node:http and pg', 0.5, ratio(rounds, 'jsonAnew', 'jsonBare'))
  add('search by two characters of a name, in the database', '≤ 5 ms', `${two(dashboard.search)} ms`, dashboard.search <= 5)
  least('the page of that search against the plain list page', 0.8, ratio(rounds, 'searchAnew', 'listAnew'))
  add(
    `memory of the server under ${crowd.connections} connections`,
    '≤ 600 MB',
    `${crowd.anew.toFixed(0)} MB, with kept pages ${crowd.kept.toFixed(0)} MB`,
    Math.max(crowd.anew, crowd.kept) <= 600,
  )
  add(
    'roster of 20,000 rows',
    '≥ 2,000 rows/s',
    `${(roster.rows / roster.seconds).toFixed(0)} rows/s (${one(roster.seconds)} s)`,
    roster.rows / roster.seconds >= 2000,
  )
  add('memory of that import', '≤ 700 MB', `${roster.megabytes.toFixed(0)} MB`, roster.megabytes <= 700)
  const heaviest = Math.max(...weights.map(({ bytes }) => bytes))
  add('JavaScript of a public page, gzip', `≤ ${PAGE_LIMIT / 1024} KB`, `${one(heaviest / 1024)} KB`, heaviest <= PAGE_LIMIT)
  const slowest = desk.reduce((worst, row) => (row.milliseconds > worst.milliseconds ? row : worst))
  add(
    'embedded database, 10,000 people, each page',
    '≤ 300 ms',
    `${slowest.milliseconds.toFixed(0)} ms (\`${slowest.path}\`)`,
    slowest.milliseconds <= 300,
  )
  add(`making the city of ${made.people.toLocaleString('en')}`, '1,000,000 in < 600 s', `${made.seconds.toFixed(0)} s`, made.seconds < 600)
  return table(['what', 'must', 'measured', 'met'], rows)
}

export function report(run) {
  const { rounds, weights, settings, desk, dashboard, postgres, loadBefore, loadAfter } = run
  const { people, seconds, connections } = settings
  const figures = Object.entries(rounds).map(([name, rows]) => [
    LABELS[name],
    ...['rate', 'p50', 'p99'].map((figure) => one(median(rows.map((row) => row[figure])))),
    `${one(Math.min(...rows.map((row) => row.rate)))}–${one(Math.max(...rows.map((row) => row.rate)))}`,
  ])
  return `# Bench

\`npm run bench -- --people ${people} --rounds ${settings.rounds} --seconds ${seconds} --connections ${connections}\`, ${new Date().toISOString().slice(0, 10)}

${os.cpus().length} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL ${postgres};
load average ${one(loadBefore)} before the run, ${one(loadAfter)} after it. Servers, database and load generator share the machine: ratios count, not rates.
${settings.rounds} rounds of ${seconds} s each, interleaved, ${connections} connections, after a warm-up; medians over the rounds.

${demands(run)}

${table(['served', 'requests/s', 'p50 ms', 'p99 ms', 'requests/s, least–most'], figures)}

"Made anew": the portal with \`PUBLIC_MEMORY=0\`, rows read and page made for every request; names of units and totals of filters are kept under a stamp.
"As visitors get it": the answer is kept in the process and given again as long as that stamp, read from the database for every request, says that
nothing it shows has changed.

Pages on the embedded database, one request after the other, medians:

${table(
  ['page', 'ms'],
  desk.map(({ path, milliseconds }) => [`\`${path}\``, one(milliseconds)]),
)}

JavaScript of the public pages (gzip, as named by the HTML):

${table(
  ['page', 'KB'],
  weights.map(({ path, bytes }) => [`\`${path}\``, one(bytes / 1024)]),
)}

## Query plans in the large city

Of each read the plan of its slowest statement; the times are those of the database alone, with the cost of measuring each step.

${dashboard.plans
  .map(
    ({ name, statements, milliseconds, plan }) =>
      `### ${name}: ${statements} statements, ${one(milliseconds)} ms in all\n\n\`\`\`\n${plan}\n\`\`\`\n`,
  )
  .join('\n')}`
}
