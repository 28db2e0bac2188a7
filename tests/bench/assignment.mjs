// node --conditions=react-server --import tsx tests/bench/assignment.mjs [NAME …]: how long the engine takes on invented instances, each in a
// process of its own on one processor (taskset, where there is one). Figures of the published data sets: tests/unit/rounds/assignment.test.ts.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Reproducible numbers from 0 to 1 (mulberry32). */
function numbers(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const makers = {
  /** Every pair worth something else. */
  uniform: (next) => next(),
  /** Most pairs worth nothing. */
  sparse: (next) => (next() < 0.2 ? Math.round(next() ** 2 * 1e6) / 1e6 : 0),
  /** Bids: few different values. */
  bids: (next) => [0, 0.25, 0.25, 0.5, 1][Math.floor(next() * 5)],
}

/** Fields of work: some reviewers are near to most candidates, some candidates near to hardly anybody. */
function fields(reviewers, candidates, next) {
  const point = () => Array.from({ length: 6 }, () => next() ** 3)
  const [left, right] = [Array.from({ length: reviewers }, point), Array.from({ length: candidates }, point)]
  const near = (a, b) => a.reduce((sum, value, at) => sum + value * b[at], 0) / Math.hypot(...a) / Math.hypot(...b)
  return left.map((a) => right.map((b) => Math.round(near(a, b) ** 4 * (0.7 + 0.3 * next()) * 1e6) / 1e6))
}

function instance(reviewers, candidates, maker) {
  const next = numbers(reviewers * 7919 + candidates)
  const similarity =
    maker === 'fields'
      ? fields(reviewers, candidates, next)
      : Array.from({ length: reviewers }, () => Array.from({ length: candidates }, () => makers[maker](next)))
  const conflict = similarity.map((row) => row.map(() => next() < 0.03))
  return { similarity, conflict }
}

const assignment =
  (reviewers, candidates, perCandidate, [minLoad, maxLoad], maker, objective) =>
  async () => {
    const { solveAssignment } = await import('../../lib/rounds/assignment.ts')
    const request = { ...instance(reviewers, candidates, maker), perCandidate, minLoad, maxLoad, objective, timeLimitSeconds: 45 }
    const { seconds, cpuSeconds, result } = await timed(() => solveAssignment(request))
    const { status, total, worst, bound, worstBound } = result
    return {
      seconds,
      cpuSeconds,
      status,
      total: short(total),
      totalBound: short(bound),
      worst: short(worst),
      worstBound: short(worstBound),
    }
  }

const calibration = (scores, reviewers, candidates) => async () => {
  const { aggregate } = await import('../../lib/rounds/aggregation.ts')
  const next = numbers(scores)
  const effects = (count, spread) => Array.from({ length: count }, () => (next() + next() + next() - 1.5) * spread)
  const [candidateEffects, reviewerEffects] = [effects(candidates, 6), effects(reviewers, 4)]
  const pairs = new Set()
  while (pairs.size < scores) pairs.add(Math.floor(next() * reviewers) * candidates + Math.floor(next() * candidates))
  const rows = [...pairs].map((pair) => {
    const [reviewer, candidate] = [Math.floor(pair / candidates), pair % candidates]
    const score = Math.round((75 + candidateEffects[candidate] + reviewerEffects[reviewer] + (next() + next() - 1) * 8) * 2) / 2
    return { candidate: `c${candidate}`, reviewer: `r${reviewer}`, score }
  })
  const { seconds, cpuSeconds, result } = await timed(() => aggregate(rows, 'calibrated'))
  const { deviance, standardDeviations, warnings } = result
  return { seconds, cpuSeconds, deviance: short(deviance), ...mapValues(standardDeviations, short), warnings: warnings.length }
}

const short = (value) => Math.round(value * 1e4) / 1e4
const hundredths = (value) => Math.round(value * 100) / 100

/** Wall time, and processor time, which other work on the machine does not change much. */
async function timed(work) {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: hundredths((performance.now() - started) / 1000), cpuSeconds: hundredths((user + system) / 1e6), result }
}

const mapValues = (record, change) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

const cases = {
  'total 2000×300×4': assignment(300, 2000, 4, [0, 30], 'uniform', 'total'),
  'total 2000×300×4 sparse': assignment(300, 2000, 4, [0, 30], 'sparse', 'total'),
  'total 2000×300×4 bids': assignment(300, 2000, 4, [0, 30], 'bids', 'total'),
  'total 500×60×3': assignment(60, 500, 3, [0, 30], 'uniform', 'total'),
  'fair 54×31×3': assignment(31, 54, 3, [0, 6], 'uniform', 'fair'),
  'fair 54×31×3 bids': assignment(31, 54, 3, [0, 6], 'bids', 'fair'),
  'fair 118×177×3 sparse': assignment(177, 118, 3, [0, 4], 'sparse', 'fair'),
  'fair 500×60×3': assignment(60, 500, 3, [0, 27], 'uniform', 'fair'),
  'fair 500×60×3 sparse': assignment(60, 500, 3, [0, 27], 'sparse', 'fair'),
  'fair 500×60×3 bids': assignment(60, 500, 3, [0, 27], 'bids', 'fair'),
  'fair 2000×300×4': assignment(300, 2000, 4, [0, 30], 'uniform', 'fair'),
  'total 2000×300×4 fields, equal loads': assignment(300, 2000, 4, [26, 27], 'fields', 'total'),
  'total 500×60×3 fields, equal loads': assignment(60, 500, 3, [25, 25], 'fields', 'total'),
  'fair 54×31×3 fields, equal loads': assignment(31, 54, 3, [5, 6], 'fields', 'fair'),
  'fair 54×31×3 bids, equal loads': assignment(31, 54, 3, [5, 6], 'bids', 'fair'),
  'fair 118×177×3 fields': assignment(177, 118, 3, [2, 4], 'fields', 'fair'),
  'fair 500×60×3 fields, equal loads': assignment(60, 500, 3, [25, 25], 'fields', 'fair'),
  'fair 60×500×4 fields': assignment(500, 60, 4, [0, 1], 'fields', 'fair'),
  'fair 2000×300×4 fields, equal loads': assignment(300, 2000, 4, [26, 27], 'fields', 'fair'),
  'calibrated 70000 scores': calibration(70_000, 3000, 1100),
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--run') {
  const figures = await cases[rest.join(' ')]()
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(JSON.stringify({ ...figures, megabytes }))
} else {
  const hasTaskset = spawnSync('taskset', ['--version']).status === 0
  const wanted = [first, ...rest].filter(Boolean)
  for (const name of Object.keys(cases).filter((each) => wanted.length === 0 || wanted.some((part) => each.startsWith(part)))) {
    const command = [process.execPath, '--conditions=react-server', '--import', 'tsx', fileURLToPath(import.meta.url), '--run', name]
    const [program, ...parts] = hasTaskset ? ['taskset', '-c', '0', ...command] : command
    const { stdout, stderr } = spawnSync(program, parts, { encoding: 'utf8' })
    console.log(`${name}\t${stdout.trim() || stderr.trim()}`)
  }
}
