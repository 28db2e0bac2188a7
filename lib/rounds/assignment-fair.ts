import { raiseWorst } from './assignment-exchange'
import { type FloorOutcome, solveUnderFloor } from './assignment-mixed'
import type { Pair, Programme } from './assignment-model'
import { solver } from './assignment-model'
import { Relaxation, type RelaxedPair } from './assignment-relaxation'

/**
 * Fair assignment: first the worst served candidate (the least sum of the similarities of a candidate's reviewers) as well served as can
 * be, then the greatest total that leaves it so.
 *
 * The relaxation bounds the worst from above. Floors between what is reached and that bound are then tried as integer programmes, the
 * bound itself first (where reviewers are many it is often reached), else by halving. Where all similarities are multiples of one grain,
 * so are all sums, and the search ends with a proof. Exchanges between candidates raise the worst where the integer programme does not
 * answer in time.
 */

export type FairSolution = {
  pairs: Pair[]
  /** No assignment serves its worst candidate better. */
  worstBound: number
  /** No assignment with a worst as good as this has a greater total. */
  bound: number
  /** Worst and total are proven. */
  isOptimal: boolean
}

/** Programmes of up to so many pairs are solved whole where a proof needs it. */
const wholeSize = 40_000
/** Pairs per candidate that enter the integer programme at first. */
const narrow = 24

type Start = { pairs: readonly Pair[]; bound: number; worstBound: number }
type Best = { pairs: Pair[]; worst: number; total: number }

/** @param start an assignment of the greatest total, with bounds on the total and on the worst */
export async function solveFairly(programme: Programme, start: Start): Promise<FairSolution> {
  const deadline = performance.now() + programme.timeLimitSeconds * 1000
  const search = new FairSearch(programme, start, deadline)
  const relaxation = new Relaxation(await solver(), programme, start.pairs, deadline)
  try {
    return await search.run(relaxation)
  } finally {
    relaxation.dispose()
  }
}

class FairSearch {
  private best: Best
  private readonly grain: number

  constructor(
    private readonly programme: Programme,
    private readonly start: Start,
    private readonly deadline: number,
  ) {
    this.grain = commonGrain(programme)
    this.best = this.measured(start.pairs)
    this.keep(raiseWorst(programme, start.pairs, Math.min(deadline, performance.now() + 2000)))
  }

  async run(relaxation: Relaxation): Promise<FairSolution> {
    const simple = this.start.worstBound
    let bound = this.snapDown(Math.min(simple, relaxation.maximiseFloor() ?? simple))
    const isBoundReached = () => this.best.worst >= bound - this.slack
    // What has not been refuted but did not answer in time is not tried again.
    let ceiling = bound
    const halfway = performance.now() + (this.deadline - performance.now()) * 0.6
    let floor = bound
    while (!isBoundReached() && ceiling - this.best.worst > this.slack && performance.now() < halfway) {
      const slice = Math.max(1, Math.min((halfway - performance.now()) / 1000, ((this.deadline - performance.now()) / 1000) * 0.3))
      const outcome = await this.tryFloor(relaxation, floor, slice, 0.01)
      if (outcome === 'refuted') {
        bound = this.snapDown(floor - this.step)
        ceiling = Math.min(ceiling, bound)
      } else if (outcome === 'unknown') ceiling = this.snapDown(floor - this.step)
      floor = this.nextFloor(ceiling)
    }
    return this.finish(relaxation, Math.max(bound, this.best.worst))
  }

  /** The greatest total under the floor that was reached. */
  private async finish(relaxation: Relaxation, worstBound: number): Promise<FairSolution> {
    const isWorstProven = this.best.worst >= worstBound - this.slack
    if (this.best.total >= this.start.bound - 1e-9)
      return { pairs: this.best.pairs, worstBound, bound: this.start.bound, isOptimal: isWorstProven }
    const floor = this.best.worst
    const seconds = (this.deadline - performance.now()) / 1000
    const relaxed = seconds > 0.2 ? relaxation.maximiseTotal(floor - this.slack) : null
    if (!relaxed) return { pairs: this.best.pairs, worstBound, bound: this.start.bound, isOptimal: false }
    const outcome = await this.solve(relaxed, floor, 0, this.deadline)
    const bound = Math.min(this.start.bound, outcome.totalBound)
    const isTotalProven = bound - this.best.total <= 1e-6 * Math.max(1, Math.abs(bound))
    return { pairs: this.best.pairs, worstBound, bound, isOptimal: isWorstProven && isTotalProven }
  }

  private async tryFloor(relaxation: Relaxation, floor: number, seconds: number, gap: number): Promise<'reached' | 'refuted' | 'unknown'> {
    const relaxed = relaxation.maximiseTotal(floor - this.slack)
    if (!relaxed) return 'unknown'
    const until = Math.min(this.deadline, performance.now() + seconds * 1000)
    const outcome = await this.solve(relaxed, floor, gap, until)
    if (this.best.worst >= floor - this.slack) return 'reached'
    return outcome.isRefuted ? 'refuted' : 'unknown'
  }

  /** Solves with the most promising pairs, then with all that could matter. */
  private async solve(
    relaxed: { bound: number; pairs: RelaxedPair[] },
    floor: number,
    gap: number,
    until: number,
  ): Promise<{ isRefuted: boolean; totalBound: number }> {
    const { candidates } = this.programme
    const attempt = async (pairs: RelaxedPair[]): Promise<FloorOutcome> => {
      const outcome = await solveUnderFloor(this.programme, {
        pairs: pairs.map((each) => each.pair),
        floor: floor - this.slack,
        start: this.best.worst >= floor - this.slack ? this.best.pairs : null,
        gap,
        seconds: (until - performance.now()) / 1000,
      })
      if (outcome.pairs) this.keep(outcome.pairs)
      return outcome
    }
    const promising = mostPromising(relaxed.pairs, candidates, narrow)
    const first = await attempt(promising)
    const isNarrow = promising.length < relaxed.pairs.length
    if (!isNarrow) return { isRefuted: first.isRefuted, totalBound: Math.min(relaxed.bound, first.bound ?? relaxed.bound) }
    if (performance.now() > until - 100) return { isRefuted: false, totalBound: relaxed.bound }
    if (first.isRefuted) {
      if (relaxed.pairs.length > wholeSize) return { isRefuted: false, totalBound: relaxed.bound }
      const whole = await attempt(relaxed.pairs)
      return { isRefuted: whole.isRefuted, totalBound: Math.min(relaxed.bound, whole.bound ?? relaxed.bound) }
    }
    if (!first.pairs || gap > 0) return { isRefuted: false, totalBound: relaxed.bound }
    // A pair outside can only matter where its reduced cost is less than what the relaxation is above the best.
    const distance = relaxed.bound - this.best.total + 1e-9
    const inside = new Set(promising)
    const mattering = relaxed.pairs.filter((each) => inside.has(each) || each.reducedCost < distance)
    const last = mattering.length > promising.length ? await attempt(mattering) : first
    return { isRefuted: false, totalBound: Math.min(relaxed.bound, Math.max(last.bound ?? relaxed.bound, this.best.total)) }
  }

  private keep(pairs: readonly Pair[]): void {
    const found = this.measured(pairs)
    const { worst, total } = this.best
    if (found.worst > worst + this.slack || (found.worst > worst - this.slack && found.total > total)) this.best = found
  }

  private measured(pairs: readonly Pair[]): Best {
    const served = new Float64Array(this.programme.candidates)
    let total = 0
    for (const [reviewer, candidate] of pairs) {
      const worth = this.programme.worth(reviewer, candidate)
      served[candidate] = (served[candidate] ?? 0) + worth
      total += worth
    }
    return { pairs: [...pairs], worst: leastServed(this.programme, served), total }
  }

  /** Sums nearer than this are equal. */
  private get slack(): number {
    return this.grain > 0 ? this.grain / 4 : 1e-7
  }

  /** The least by which one floor is above another. */
  private get step(): number {
    return this.grain > 0 ? this.grain : 1e-6
  }

  private snapDown(value: number): number {
    return this.grain > 0 ? Math.floor(value / this.grain + 1e-3) * this.grain : value
  }

  private nextFloor(ceiling: number): number {
    const middle = this.snapDown((this.best.worst + ceiling) / 2)
    return middle > this.best.worst + this.slack ? middle : ceiling
  }
}

/** What the worst served candidate gets, of those who need anybody. */
export function leastServed({ needs }: Programme, served: ArrayLike<number>): number {
  const values = needs.flatMap((need, candidate) => (need > 0 ? [served[candidate] ?? 0] : []))
  return values.length === 0 ? 0 : values.reduce((least, value) => Math.min(least, value))
}

/** The greatest number from 0.000001 up of which all similarities are multiples, or 0 where there is none. */
function commonGrain({ reviewers, candidates, worth, isOpen }: Programme): number {
  let common = 0
  for (let reviewer = 0; reviewer < reviewers; reviewer += 1)
    for (let candidate = 0; candidate < candidates; candidate += 1) {
      if (!isOpen(reviewer, candidate)) continue
      const scaled = worth(reviewer, candidate) * 1e6
      const whole = Math.round(scaled)
      if (Math.abs(scaled - whole) > 1e-4) return 0
      for (let rest = Math.abs(whole); rest > 0; ) [common, rest] = [rest, common % rest]
    }
  return common / 1e6
}

/** Of each candidate the pairs that the relaxation uses and those that cost it least. */
function mostPromising(pairs: readonly RelaxedPair[], candidates: number, width: number): RelaxedPair[] {
  const byCandidate = Array.from({ length: candidates }, (): RelaxedPair[] => [])
  for (const each of pairs) byCandidate[each.pair[1]]?.push(each)
  return byCandidate.flatMap((list) => {
    list.sort((a, b) => Number(b.value > 1e-9) - Number(a.value > 1e-9) || a.reducedCost - b.reducedCost || a.pair[0] - b.pair[0])
    return list.filter((each, index) => index < width || each.value > 1e-9)
  })
}
