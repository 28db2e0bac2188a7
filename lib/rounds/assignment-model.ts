import loadHighs, { type Highs, type Model } from 'highs'

/**
 * The linear programme of reviewer assignment, solved by HiGHS. Its matrix is totally unimodular, so the vertices that the simplex
 * method finds are whole: the optimum of the programme is the optimum of the assignment.
 *
 * Only each candidate's most promising reviewers enter at first; all other pairs are priced with the row duals and those that would
 * improve are added, until none does (column generation). Shortages are columns too, at a price, so that a solution always exists
 * and tells who is short.
 */

export type Pair = readonly [reviewer: number, candidate: number]

export type Programme = {
  reviewers: number
  candidates: number
  /** Reviews that each candidate gets. */
  needs: readonly number[]
  minLoad: number
  maxLoad: number
  /** What a pair is worth; higher is better. */
  worth: (reviewer: number, candidate: number) => number
  isOpen: (reviewer: number, candidate: number) => boolean
  pins: readonly Pair[]
  /** So many of these pairs at least are part of it. */
  kept?: { pairs: readonly Pair[]; least: number }
  /** Price of one missing review. */
  shortagePrice: number
  timeLimitSeconds: number
}

export type ProgrammeSolution = {
  pairs: Pair[]
  /** Missing reviews of candidates plus missing loads of reviewers. */
  shortage: number
  /** Upper bound on the worth of any assignment (shortages priced). */
  bound: number
  /** Value of one more review per candidate, and of one more place per reviewer. */
  candidateDuals: Float64Array
  reviewerDuals: Float64Array
  isOptimal: boolean
}

const firstColumns = 12
const columnsPerPass = 12
const tolerance = 1e-7

let runtime: Promise<Highs> | null = null

/** One WebAssembly instance serves the process; its models are disposed after use. */
export function solver(): Promise<Highs> {
  runtime ??= loadHighs()
  return runtime
}

export async function solveProgramme(programme: Programme): Promise<ProgrammeSolution> {
  const highs = await solver()
  const columns: Pair[] = []
  const present = new Uint8Array(programme.reviewers * programme.candidates)
  const add = (reviewer: number, candidate: number, batch: Pair[]): void => {
    const at = reviewer * programme.candidates + candidate
    if (present[at]) return
    present[at] = 1
    batch.push([reviewer, candidate])
  }
  const first: Pair[] = []
  for (const [reviewer, candidate] of programme.pins) add(reviewer, candidate, first)
  for (let candidate = 0; candidate < programme.candidates; candidate += 1)
    for (const reviewer of bestReviewers(programme, candidate)) add(reviewer, candidate, first)

  const pinned = new Set(programme.pins.map(([reviewer, candidate]) => reviewer * programme.candidates + candidate))
  return highs.withModel(shortageModel(programme, highs.infinity), (model) => {
    model.options.set({ output_flag: false, solver: 'simplex', random_seed: 0, time_limit: programme.timeLimitSeconds })
    let batch = first
    let isOptimal = true
    for (;;) {
      addColumns(model, programme, batch, pinned)
      columns.push(...batch)
      const { modelStatus } = model.run()
      if (modelStatus !== highs.constants.modelStatus.optimal) isOptimal = false
      const { rowDual } = model.getSolution()
      batch = isOptimal ? priceOut(programme, rowDual, add) : []
      if (batch.length === 0) return read(model, programme, columns, isOptimal)
    }
  })
}

/** Equal worth is spread round the reviewers, so that the first columns do not crowd the same few. */
function bestReviewers(programme: Programme, candidate: number): number[] {
  const { reviewers } = programme
  const need = programme.needs[candidate] ?? 0
  const start = (candidate * Math.max(1, need)) % Math.max(1, reviewers)
  const open: { reviewer: number; worth: number; turn: number }[] = []
  for (let reviewer = 0; reviewer < reviewers; reviewer += 1)
    if (programme.isOpen(reviewer, candidate))
      open.push({ reviewer, worth: programme.worth(reviewer, candidate), turn: (reviewer - start + reviewers) % reviewers })
  open.sort((a, b) => b.worth - a.worth || a.turn - b.turn)
  return open.slice(0, Math.max(firstColumns, need)).map((each) => each.reviewer)
}

/** Rows: candidates (exactly what they need), then reviewers (min to max). Columns: what each of them falls short by. */
function shortageModel({ candidates, reviewers, needs, minLoad, maxLoad, shortagePrice }: Programme, infinity: number) {
  const rows = candidates + reviewers
  const every = (value: number): Float64Array => new Float64Array(rows).fill(value)
  const rowLower = every(minLoad)
  const rowUpper = every(maxLoad)
  rowLower.set(needs)
  rowUpper.set(needs)
  return {
    numCols: rows,
    numRows: rows,
    colCost: every(shortagePrice),
    colLower: every(0),
    colUpper: every(infinity),
    rowLower,
    rowUpper,
    matrix: {
      format: 'csc' as const,
      numRows: rows,
      numCols: rows,
      starts: Int32Array.from({ length: rows + 1 }, (_, index) => index),
      indices: Int32Array.from({ length: rows }, (_, index) => index),
      values: every(1),
    },
  }
}

function addColumns(model: Model, programme: Programme, batch: readonly Pair[], pinned: ReadonlySet<number>): void {
  if (batch.length === 0) return
  const { candidates, reviewers } = programme
  model.addCols({
    // HiGHS minimises: worth is a negative cost.
    cost: Float64Array.from(batch, ([reviewer, candidate]) => -programme.worth(reviewer, candidate)),
    lower: Float64Array.from(batch, ([reviewer, candidate]) => (pinned.has(reviewer * candidates + candidate) ? 1 : 0)),
    upper: new Float64Array(batch.length).fill(1),
    matrix: {
      format: 'csc',
      numRows: candidates + reviewers,
      numCols: batch.length,
      starts: Int32Array.from({ length: batch.length + 1 }, (_, index) => index * 2),
      indices: Int32Array.from(batch.flatMap(([reviewer, candidate]) => [candidate, candidates + reviewer])),
      values: new Float64Array(batch.length * 2).fill(1),
    },
  })
}

/** Pairs outside the model whose reduced cost says that they would improve it, the best of each candidate. */
function priceOut(programme: Programme, rowDual: Float64Array, add: (reviewer: number, candidate: number, batch: Pair[]) => void): Pair[] {
  const { candidates, reviewers } = programme
  const batch: Pair[] = []
  for (let candidate = 0; candidate < candidates; candidate += 1) {
    const candidateDual = rowDual[candidate] ?? 0
    const improving: { reviewer: number; gain: number }[] = []
    for (let reviewer = 0; reviewer < reviewers; reviewer += 1) {
      if (!programme.isOpen(reviewer, candidate)) continue
      const gain = programme.worth(reviewer, candidate) + candidateDual + (rowDual[candidates + reviewer] ?? 0)
      if (gain > tolerance) improving.push({ reviewer, gain })
    }
    improving.sort((a, b) => b.gain - a.gain || a.reviewer - b.reviewer)
    let added = 0
    for (const { reviewer } of improving) {
      const before = batch.length
      add(reviewer, candidate, batch)
      if (batch.length > before) added += 1
      if (added >= columnsPerPass) break
    }
  }
  return batch
}

function read(model: Model, { candidates, reviewers }: Programme, columns: readonly Pair[], isOptimal: boolean): ProgrammeSolution {
  const { colValue, rowDual } = model.getSolution()
  const rows = candidates + reviewers
  const whole = (value: number): number => {
    const nearest = Math.round(value)
    if (isOptimal && Math.abs(value - nearest) > 1e-5) throw new Error('The solver returned a fractional assignment')
    return nearest
  }
  return {
    pairs: columns.filter((_, index) => whole(colValue[rows + index] ?? 0) === 1),
    shortage: colValue.subarray(0, rows).reduce((sum, value) => sum + whole(value), 0),
    bound: -model.getObjectiveValue(),
    candidateDuals: rowDual.slice(0, candidates),
    reviewerDuals: rowDual.slice(candidates, rows),
    isOptimal,
  }
}
