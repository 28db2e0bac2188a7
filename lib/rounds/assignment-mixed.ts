import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Highs } from 'highs'
import { floorColumns, floorRows, pairSet } from './assignment-floor'
import { type Pair, type Programme, solver } from './assignment-model'
import { type MixedAnswer, type MixedTask, runMixed } from './mixed-run.mjs'

/** The integer programme of assignment under a floor for every candidate, over the pairs given. */
export type FloorTask = {
  pairs: readonly Pair[]
  floor: number
  /** An assignment to begin with. */
  start: readonly Pair[] | null
  /** Relative distance from the best total that is near enough. */
  gap: number
  seconds: number
}
export type FloorOutcome = {
  pairs: Pair[] | null
  /** No assignment of these pairs has a greater total; null where nothing is known. */
  bound: number | null
  /** No assignment of these pairs keeps the floor. */
  isRefuted: boolean
}

/** Programmes of so few pairs are solved at once. */
const smallSize = 600
/** A thread gets so much longer than its solver, for starting up and packing. */
const overrunSeconds = 3

export async function solveUnderFloor(programme: Programme, task: FloorTask): Promise<FloorOutcome> {
  if (task.seconds <= 0.05) return { pairs: null, bound: null, isRefuted: false }
  const highs = await solver()
  const { candidates, worth, pins } = programme
  const all = [...task.pairs]
  const keyOf = ([reviewer, candidate]: Pair) => reviewer * candidates + candidate
  const known = new Set(all.map(keyOf))
  for (const pair of [...pins, ...(task.start ?? [])]) {
    if (known.has(keyOf(pair))) continue
    known.add(keyOf(pair))
    all.push(pair)
  }
  const pinned = new Set(pins.map(keyOf))
  const { rows, rowLower, rowUpper } = floorRows(programme, task.floor, highs.infinity)
  const model = {
    numCols: all.length,
    numRows: rows,
    colCost: Float64Array.from(all, ([reviewer, candidate]) => -worth(reviewer, candidate)),
    colLower: Float64Array.from(all, (pair) => (pinned.has(keyOf(pair)) ? 1 : 0)),
    colUpper: new Float64Array(all.length).fill(1),
    rowLower,
    rowUpper,
    matrix: floorColumns(programme, all),
    integrality: new Int32Array(all.length).fill(1),
  }
  const taken = task.start && new Set(task.start.map(keyOf))
  const { isInfeasible, dual, values } = await run(highs, {
    model,
    options: {
      output_flag: false,
      random_seed: 0,
      time_limit: task.seconds,
      mip_rel_gap: task.gap,
      mip_abs_gap: 0,
      mip_feasibility_tolerance: 1e-7,
      primal_feasibility_tolerance: 1e-8,
    },
    start: taken && Float64Array.from(all, (pair) => (taken.has(keyOf(pair)) ? 1 : 0)),
  })
  const bound = Number.isFinite(dual) && Math.abs(dual) < 1e20 ? -dual : null
  const pairs = values ? all.filter((_, index) => (values[index] ?? 0) > 0.5) : []
  return { pairs: keepsAll(programme, pairs, task.floor) ? pairs : null, bound: isInfeasible ? null : bound, isRefuted: isInfeasible }
}

/** What takes long runs in a thread of its own, so that a server goes on answering; a thread that overruns its time is ended. */
function run(highs: Highs, task: MixedTask): MixedAnswer | Promise<MixedAnswer> {
  if (task.model.numCols <= smallSize) return runMixed(highs, task)
  const nothing: MixedAnswer = { isInfeasible: false, dual: Number.NEGATIVE_INFINITY, values: null }
  return new Promise((resolve) => {
    const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'rounds', 'mixed-thread.mjs')
    const worker = new Worker(file, { workerData: task, execArgv: [] })
    const finish = (answer: MixedAnswer): void => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => finish(nothing), ((task.options.time_limit ?? 0) + overrunSeconds) * 1000)
    worker.once('message', finish)
    // Out of memory, above all: no answer is an answer here, the search goes on without it.
    worker.on('error', () => finish(nothing))
  })
}

/** Checked by counting: the solver's word is not taken. */
function keepsAll(programme: Programme, pairs: readonly Pair[], floor: number): boolean {
  const { reviewers, candidates, needs, minLoad, maxLoad, worth, kept } = programme
  const counts = new Int32Array(candidates)
  const loads = new Int32Array(reviewers)
  const served = new Float64Array(candidates)
  const isKept = pairSet(programme, kept?.pairs ?? [])
  for (const [reviewer, candidate] of pairs) {
    counts[candidate] = (counts[candidate] ?? 0) + 1
    loads[reviewer] = (loads[reviewer] ?? 0) + 1
    served[candidate] = (served[candidate] ?? 0) + worth(reviewer, candidate)
  }
  return (
    needs.every((need, candidate) => counts[candidate] === need && (need === 0 || (served[candidate] ?? 0) >= floor - 1e-9)) &&
    loads.every((load) => load >= minLoad && load <= maxLoad) &&
    pairs.filter(([reviewer, candidate]) => isKept(reviewer, candidate)).length >= (kept?.least ?? 0)
  )
}
