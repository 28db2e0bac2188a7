import type { Highs, Model } from 'highs'
import { floorColumns, floorRows, pairSet } from './assignment-floor'
import type { Pair, Programme } from './assignment-model'

/**
 * The linear relaxation of fair assignment: beside each candidate's count and each reviewer's load, every candidate is served at least a
 * common floor. It bounds both what the worst served can get and the total under a given floor. Columns are generated as in
 * `assignment-model.ts`; the pairs to begin with must hold an assignment, so that it is never infeasible.
 */

export type RelaxedPair = { pair: Pair; value: number; reducedCost: number }

const columnsPerPass = 10
const tolerance = 1e-7

export class Relaxation {
  private readonly columns: Pair[] = []
  private readonly present: Uint8Array
  private readonly model: Model
  private readonly isKept: (reviewer: number, candidate: number) => boolean

  constructor(
    private readonly highs: Highs,
    private readonly programme: Programme,
    start: readonly Pair[],
    private readonly deadline: number,
  ) {
    const { reviewers, candidates } = programme
    this.present = new Uint8Array(reviewers * candidates)
    this.isKept = pairSet(programme, programme.kept?.pairs ?? [])
    const { rows, rowLower, rowUpper } = floorRows(programme, 0, highs.infinity)
    const servedRows = Int32Array.from({ length: candidates }, (_, candidate) => candidates + reviewers + candidate)
    this.model = highs.createModel({
      numCols: 1,
      numRows: rows,
      colCost: [-1],
      colLower: [-highs.infinity],
      colUpper: [highs.infinity],
      rowLower,
      rowUpper,
      matrix: {
        format: 'csc',
        numRows: rows,
        numCols: 1,
        starts: [0, candidates],
        indices: servedRows,
        values: new Float64Array(candidates).fill(-1),
      },
    })
    this.model.options.set({ output_flag: false, solver: 'simplex', random_seed: 0 })
    this.add(start)
  }

  dispose(): void {
    this.model.dispose()
  }

  /** The greatest floor that the relaxation allows, or null when time ran out before it was known. */
  maximiseFloor(): number | null {
    const floor = this.generate(() => 0)
    return floor === null ? null : -floor
  }

  /** The greatest total under a floor, with every open pair's reduced cost; null when time ran out. */
  maximiseTotal(floor: number): { bound: number; pairs: RelaxedPair[] } | null {
    const { worth } = this.programme
    this.model.changeColBounds(0, floor, floor)
    this.model.changeColCost(0, 0)
    for (const [index, [reviewer, candidate]] of this.columns.entries()) this.model.changeColCost(index + 1, -worth(reviewer, candidate))
    const objective = this.generate((reviewer, candidate) => -worth(reviewer, candidate))
    return objective === null ? null : { bound: -objective, pairs: this.pricedPairs() }
  }

  private generate(cost: (reviewer: number, candidate: number) => number): number | null {
    for (;;) {
      const left = (this.deadline - performance.now()) / 1000
      if (left <= 0) return null
      this.model.options.set({ time_limit: this.model.getRunTime() + left })
      if (this.model.run().modelStatus !== this.highs.constants.modelStatus.optimal) return null
      const batch = this.improving(cost)
      if (batch.length === 0) return this.model.getObjectiveValue()
      this.add(batch, cost)
    }
  }

  /** The pairs outside the model that would improve it most, a few of each candidate. */
  private improving(cost: (reviewer: number, candidate: number) => number): Pair[] {
    const { reviewers, candidates, isOpen } = this.programme
    const reduced = this.reducedCosts(cost)
    const batch: Pair[] = []
    for (let candidate = 0; candidate < candidates; candidate += 1) {
      const found: { reviewer: number; gain: number }[] = []
      for (let reviewer = 0; reviewer < reviewers; reviewer += 1) {
        if (this.present[reviewer * candidates + candidate] || !isOpen(reviewer, candidate)) continue
        const gain = -reduced(reviewer, candidate)
        if (gain > tolerance) found.push({ reviewer, gain })
      }
      found.sort((a, b) => b.gain - a.gain || a.reviewer - b.reviewer)
      for (const { reviewer } of found.slice(0, columnsPerPass)) batch.push([reviewer, candidate])
    }
    return batch
  }

  private reducedCosts(cost: (reviewer: number, candidate: number) => number): (reviewer: number, candidate: number) => number {
    const { reviewers, candidates, worth } = this.programme
    const { rowDual } = this.model.getSolution()
    return (reviewer, candidate) =>
      cost(reviewer, candidate) -
      (rowDual[candidate] ?? 0) -
      (rowDual[candidates + reviewer] ?? 0) -
      worth(reviewer, candidate) * (rowDual[candidates + reviewers + candidate] ?? 0) -
      (this.isKept(reviewer, candidate) ? (rowDual[2 * candidates + reviewers] ?? 0) : 0)
  }

  private pricedPairs(): RelaxedPair[] {
    const { reviewers, candidates, isOpen, worth } = this.programme
    const reduced = this.reducedCosts((reviewer, candidate) => -worth(reviewer, candidate))
    const { colValue } = this.model.getSolution()
    const values = new Float64Array(reviewers * candidates)
    for (const [index, [reviewer, candidate]] of this.columns.entries())
      values[reviewer * candidates + candidate] = colValue[index + 1] ?? 0
    const pairs: RelaxedPair[] = []
    for (let candidate = 0; candidate < candidates; candidate += 1)
      for (let reviewer = 0; reviewer < reviewers; reviewer += 1)
        if (isOpen(reviewer, candidate))
          pairs.push({
            pair: [reviewer, candidate],
            value: values[reviewer * candidates + candidate] ?? 0,
            reducedCost: reduced(reviewer, candidate),
          })
    return pairs
  }

  private add(pairs: readonly Pair[], cost: (reviewer: number, candidate: number) => number = () => 0): void {
    const { candidates, pins } = this.programme
    const batch = pairs.filter(([reviewer, candidate]) => !this.present[reviewer * candidates + candidate])
    if (batch.length === 0) return
    for (const [reviewer, candidate] of batch) this.present[reviewer * candidates + candidate] = 1
    this.columns.push(...batch)
    const isPinned = pairSet(this.programme, pins)
    this.model.addCols({
      cost: Float64Array.from(batch, ([reviewer, candidate]) => cost(reviewer, candidate)),
      lower: Float64Array.from(batch, ([reviewer, candidate]) => (isPinned(reviewer, candidate) ? 1 : 0)),
      upper: new Float64Array(batch.length).fill(1),
      matrix: floorColumns(this.programme, batch),
    })
  }
}
