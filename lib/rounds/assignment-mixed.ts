import { floorColumns, floorRows, pairSet } from './assignment-floor'
import { type Pair, type Programme, solver } from './assignment-model'

/** The integer programme of assignment under a floor for every candidate, over the pairs given. */
export type MixedTask = {
  pairs: readonly Pair[]
  floor: number
  /** An assignment to begin with. */
  start: readonly Pair[] | null
  /** Relative distance from the best total that is near enough. */
  gap: number
  seconds: number
}
export type MixedOutcome = {
  pairs: Pair[] | null
  /** No assignment of these pairs has a greater total; null where nothing is known. */
  bound: number | null
  /** No assignment of these pairs keeps the floor. */
  isRefuted: boolean
}

export async function solveUnderFloor(programme: Programme, task: MixedTask): Promise<MixedOutcome> {
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
  return highs.withModel(model, (mixed) => {
    mixed.options.set({
      output_flag: false,
      random_seed: 0,
      time_limit: task.seconds,
      mip_rel_gap: task.gap,
      mip_abs_gap: 0,
      mip_feasibility_tolerance: 1e-7,
      primal_feasibility_tolerance: 1e-8,
    })
    if (task.start) {
      const taken = new Set(task.start.map(keyOf))
      mixed.setSolution({ colValue: Float64Array.from(all, (pair) => (taken.has(keyOf(pair)) ? 1 : 0)) })
    }
    const { modelStatus } = mixed.run()
    const status = highs.constants.modelStatus
    if (modelStatus === status.infeasible) return { pairs: null, bound: null, isRefuted: true }
    const dual = Number(mixed.info.get('mip_dual_bound'))
    const bound = Number.isFinite(dual) && Math.abs(dual) < 1e20 ? -dual : null
    const { colValue } = mixed.getSolution()
    const pairs = all.filter((_, index) => (colValue[index] ?? 0) > 0.5)
    return { pairs: keepsAll(programme, pairs, task.floor) ? pairs : null, bound, isRefuted: false }
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
