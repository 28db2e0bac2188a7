import type { Score, StandardDeviations } from './aggregation-results'
import { choleskyInPlace, choleskySolve, invertFactor, logDeterminant } from './cholesky'

/** Standard deviations of candidate and reviewer, each divided by the residual's. */
export type Theta = readonly [candidate: number, reviewer: number]

type Factor = { size: number; counts: Float64Array; sums: Float64Array }
type Solution = {
  factor: Float64Array
  logDeterminant: number
  intercept: number
  residualSquares: number
  precision: number
  theta: Theta
}

/**
 * The profiled REML criterion of two crossed random effects. The larger factor is eliminated (its block is diagonal), the Schur
 * complement on the smaller one is factored densely: time grows with the cube of the smaller number.
 */
export class CrossedModel {
  private readonly count: number
  private readonly mean: number
  private readonly squares: number
  private readonly large: Factor
  private readonly small: Factor
  private readonly isCandidateSmall: boolean
  /** For each member of the larger factor, the members of the smaller that it meets, ascending. */
  private readonly meets: Int32Array[]
  private readonly smallOf: Int32Array
  private readonly largeOf: Int32Array
  private readonly values: Float64Array

  constructor(
    scores: readonly Score[],
    private readonly candidates: readonly string[],
    private readonly reviewers: readonly string[],
  ) {
    this.count = scores.length
    this.mean = scores.reduce((sum, each) => sum + each.score, 0) / this.count
    this.isCandidateSmall = candidates.length <= reviewers.length
    const candidateIndex = new Map(candidates.map((name, index) => [name, index]))
    const reviewerIndex = new Map(reviewers.map((name, index) => [name, index]))
    this.values = Float64Array.from(scores, (each) => each.score - this.mean)
    const candidateOf = Int32Array.from(scores, (each) => candidateIndex.get(each.candidate) ?? 0)
    const reviewerOf = Int32Array.from(scores, (each) => reviewerIndex.get(each.reviewer) ?? 0)
    this.smallOf = this.isCandidateSmall ? candidateOf : reviewerOf
    this.largeOf = this.isCandidateSmall ? reviewerOf : candidateOf
    this.small = this.factor(this.smallOf, Math.min(candidates.length, reviewers.length))
    this.large = this.factor(this.largeOf, Math.max(candidates.length, reviewers.length))
    this.squares = this.values.reduce((sum, value) => sum + value * value, 0)
    const lists = Array.from({ length: this.large.size }, (): number[] => [])
    for (const [row, member] of this.largeOf.entries()) lists[member]?.push(this.smallOf[row] ?? 0)
    this.meets = lists.map((list) => Int32Array.from(list).sort())
  }

  private factor(members: Int32Array, size: number): Factor {
    const counts = new Float64Array(size)
    const sums = new Float64Array(size)
    for (const [row, member] of members.entries()) {
      counts[member] = (counts[member] ?? 0) + 1
      sums[member] = (sums[member] ?? 0) + (this.values[row] ?? 0)
    }
    return { size, counts, sums }
  }

  /** −2 log restricted likelihood, profiled over intercept and residual variance. */
  deviance(theta: Theta): number {
    const solution = this.solve(theta)
    const freedom = this.count - 1
    return (
      solution.logDeterminant + Math.log(solution.precision) + freedom * (1 + Math.log((2 * Math.PI * solution.residualSquares) / freedom))
    )
  }

  /** Starting values by moments, from a few sweeps of two-way means. */
  start(): Theta {
    const smallEffects = new Float64Array(this.small.size)
    const largeEffects = new Float64Array(this.large.size)
    for (let sweep = 0; sweep < 30; sweep += 1) {
      this.sweep(smallEffects, this.small, this.smallOf, largeEffects, this.largeOf)
      this.sweep(largeEffects, this.large, this.largeOf, smallEffects, this.smallOf)
    }
    let residuals = 0
    for (const [row, value] of this.values.entries())
      residuals += (value - (smallEffects[this.smallOf[row] ?? 0] ?? 0) - (largeEffects[this.largeOf[row] ?? 0] ?? 0)) ** 2
    const variance = residuals / Math.max(1, this.count - this.small.size - this.large.size + 1) || 1e-6
    const ratio = (effects: Float64Array, { counts, size }: Factor): number => {
      const mean = effects.reduce((sum, value) => sum + value, 0) / size
      const spread = effects.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, size - 1)
      const noise = counts.reduce((sum, value) => sum + variance / value, 0) / size
      return Math.min(30, Math.max(0.1, Math.sqrt(Math.max(0, spread - noise) / variance)))
    }
    const small = ratio(smallEffects, this.small)
    const large = ratio(largeEffects, this.large)
    return this.isCandidateSmall ? [small, large] : [large, small]
  }

  private sweep(
    effects: Float64Array,
    { counts, sums }: Factor,
    members: Int32Array,
    others: Float64Array,
    otherMembers: Int32Array,
  ): void {
    effects.set(sums)
    for (const [row, member] of members.entries()) effects[member] = (effects[member] ?? 0) - (others[otherMembers[row] ?? 0] ?? 0)
    for (const [member, count] of counts.entries()) effects[member] = (effects[member] ?? 0) / count
  }

  private ratios(theta: Theta): { small: number; large: number } {
    const [candidate, reviewer] = [Math.abs(theta[0]), Math.abs(theta[1])]
    return this.isCandidateSmall ? { small: candidate, large: reviewer } : { small: reviewer, large: candidate }
  }

  private diagonal(ratio: number, { counts }: Factor): Float64Array {
    return counts.map((count) => ratio * ratio * count + 1)
  }

  private solve(theta: Theta): Solution {
    const { small, large } = this.ratios(theta)
    const order = this.small.size
    const largeDiagonal = this.diagonal(large, this.large)
    const smallDiagonal = this.diagonal(small, this.small)
    const schur = new Float64Array(order * order)
    for (const [index, value] of smallDiagonal.entries()) schur[index * order + index] = value
    const cross = (small * large) ** 2
    for (const [member, list] of this.meets.entries()) {
      const weight = cross / (largeDiagonal[member] ?? 1)
      for (let at = 0; at < list.length; at += 1) {
        const start = (list[at] ?? 0) * order
        for (let before = 0; before <= at; before += 1) {
          const index = start + (list[before] ?? 0)
          schur[index] = (schur[index] ?? 0) - weight
        }
      }
    }
    if (!choleskyInPlace(schur, order)) throw new Error('The system of the calibration is not positive definite')
    const ones = this.project(schur, theta, this.small.counts, this.large.counts, this.small.counts, this.large.counts)
    const mixed = this.project(schur, theta, this.small.counts, this.large.counts, this.small.sums, this.large.sums)
    const sums = this.project(schur, theta, this.small.sums, this.large.sums, this.small.sums, this.large.sums)
    const precision = this.count - ones
    const intercept = -mixed / precision
    const residualSquares = this.squares - sums - intercept * -mixed
    const logs = largeDiagonal.reduce((sum, value) => sum + Math.log(value), 0) + logDeterminant(schur, order)
    return { factor: schur, logDeterminant: logs, intercept, residualSquares, precision, theta }
  }

  /** M⁻¹ applied to scaled right sides (small, large): the spherical effects of both factors. */
  private effects(
    factor: Float64Array,
    theta: Theta,
    smallRight: Float64Array,
    largeRight: Float64Array,
  ): { small: Float64Array; large: Float64Array } {
    const { small, large } = this.ratios(theta)
    const largeDiagonal = this.diagonal(large, this.large)
    const right = smallRight.map((value) => small * value)
    for (const [member, list] of this.meets.entries()) {
      const share = (small * large * large * (largeRight[member] ?? 0)) / (largeDiagonal[member] ?? 1)
      for (const index of list) right[index] = (right[index] ?? 0) - share
    }
    choleskySolve(factor, this.small.size, right)
    const left = largeRight.map((value, member) => {
      let crossed = 0
      for (const index of this.meets[member] ?? []) crossed += right[index] ?? 0
      return (large * value - small * large * crossed) / (largeDiagonal[member] ?? 1)
    })
    return { small: right, large: left }
  }

  /** aᵀ M⁻¹ b for sides given as raw sums per member. */
  private project(
    factor: Float64Array,
    theta: Theta,
    smallA: Float64Array,
    largeA: Float64Array,
    smallB: Float64Array,
    largeB: Float64Array,
  ): number {
    const ratios = this.ratios(theta)
    const solved = this.effects(factor, theta, smallB, largeB)
    const small = smallA.reduce((sum, value, index) => sum + value * (solved.small[index] ?? 0), 0)
    const large = largeA.reduce((sum, value, index) => sum + value * (solved.large[index] ?? 0), 0)
    return ratios.small * small + ratios.large * large
  }

  fit(theta: Theta): {
    candidates: { candidate: string; value: number; se: number }[]
    reviewers: { reviewer: string; effect: number }[]
    intercept: number
    standardDeviations: StandardDeviations
  } {
    const { factor, intercept, residualSquares } = this.solve(theta)
    const residual = Math.sqrt(residualSquares / (this.count - 1))
    const ratios = this.ratios(theta)
    const side = ({ sums, counts }: Factor) => sums.map((sum, index) => sum - intercept * (counts[index] ?? 0))
    const spherical = this.effects(factor, theta, side(this.small), side(this.large))
    const inverse = this.inverseDiagonal(factor, theta)
    const [candidateEffects, reviewerEffects] = this.isCandidateSmall
      ? [spherical.small, spherical.large]
      : [spherical.large, spherical.small]
    const [candidateRatio, reviewerRatio] = this.isCandidateSmall ? [ratios.small, ratios.large] : [ratios.large, ratios.small]
    return {
      candidates: this.candidates.map((candidate, index) => ({
        candidate,
        value: this.mean + intercept + candidateRatio * (candidateEffects[index] ?? 0),
        se: residual * candidateRatio * Math.sqrt(inverse[index] ?? 0),
      })),
      reviewers: this.reviewers.map((reviewer, index) => ({ reviewer, effect: reviewerRatio * (reviewerEffects[index] ?? 0) })),
      intercept: this.mean + intercept,
      standardDeviations: { candidate: residual * candidateRatio, reviewer: residual * reviewerRatio, residual },
    }
  }

  /** Diagonal of M⁻¹ over the candidates. */
  private inverseDiagonal(factor: Float64Array, theta: Theta): Float64Array {
    const order = this.small.size
    const columns = invertFactor(factor, order)
    if (this.isCandidateSmall)
      return Float64Array.from({ length: order }, (_, column) => {
        let sum = 0
        for (let row = column; row < order; row += 1) sum += (columns[column * order + row] ?? 0) ** 2
        return sum
      })
    const { small, large } = this.ratios(theta)
    const diagonal = this.diagonal(large, this.large)
    return diagonal.map((value, member) => {
      const combined = new Float64Array(order)
      for (const index of this.meets[member] ?? [])
        for (let row = index; row < order; row += 1) combined[row] = (combined[row] ?? 0) + (columns[index * order + row] ?? 0)
      const length = combined.reduce((sum, part) => sum + part * part, 0)
      return 1 / value + ((small * large) ** 2 * length) / (value * value)
    })
  }
}
