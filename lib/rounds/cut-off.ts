import type { QuotaLimits } from './quota'
import { choosableTogether } from './quota-floor'

/**
 * How sure the order is near the cut-off. Each candidate's true value is taken as normal around the value computed, with its standard error
 * (`standard-errors.ts`), independent of the others: the posterior under a flat prior, or the calibration's own. Values are drawn again and
 * again, each draw is put in order and selected under the same quotas, caps and floor included, and the probability of being inside is the
 * share of draws in which the candidate was selected. The draws come from a seed, so that one frozen order has one answer; with 1,000 of
 * them a probability is exact to about one and a half percentage points. It tells how near a case is, not what the panel should decide.
 */

export type CutOffCandidate = {
  candidate: string
  value: number
  /** Standard error, in the same units as the value. */
  error: number
  line: string
  unit: string
  isGrassroots: boolean
  isInside: boolean
}

export type CutOffRow = { candidate: string; low: number; high: number; error: number; probability: number }
/** `line`: halfway between the last value inside and the first outside. */
export type CutOff = { line: number; rows: CutOffRow[] }

/** 95 % of a normal variable lies within this many standard errors. */
const within95 = 1.96
const usualDraws = 1000

/**
 * @param seed any text; the same one gives the same answer
 * @returns null where nobody is outside or nobody inside: there is no line
 */
export function judgeCutOff(candidates: readonly CutOffCandidate[], limits: QuotaLimits, seed: string, draws = usualDraws): CutOff | null {
  const inside = candidates.filter((each) => each.isInside).map((each) => each.value)
  const outside = candidates.filter((each) => !each.isInside).map((each) => each.value)
  if (inside.length === 0 || outside.length === 0) return null
  // One order whatever order the rows came in: the draws are dealt out along it.
  const ordered = [...candidates].sort((a, b) => (a.candidate < b.candidate ? -1 : 1))
  const normal = normalsFrom(seed)
  const picker = new Picker(ordered, limits)
  const counts = new Map<string, number>()
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = ordered.map((each) => each.value + each.error * normal())
    for (const index of picker.pick(drawn)) {
      const name = ordered[index]?.candidate ?? ''
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const rows = candidates.map(({ candidate, value, error }) => ({
    candidate,
    low: value - within95 * error,
    high: value + within95 * error,
    error,
    probability: (counts.get(candidate) ?? 0) / draws,
  }))
  return { line: (Math.min(...inside) + Math.max(...outside)) / 2, rows }
}

type Place = { line: string; unit: string; isGrassroots: boolean }

/** More room than anybody needs. */
const noCap = 1_000_000_000

/**
 * Selection under quotas of values that are all different, as `selectUnderQuotas` makes it (a test holds the two together), many times over
 * the same candidates: lines and units are numbered once, and the exact question whether the floor can still be met is asked only where
 * filling it at a first go does not.
 */
export class Picker {
  private readonly floor: number
  private readonly lines: Numbered
  private readonly units: Numbered

  constructor(
    private readonly places: readonly Place[],
    private readonly limits: QuotaLimits,
  ) {
    this.lines = numbered(
      places.map((place) => place.line),
      limits.perLine,
    )
    this.units = numbered(
      places.map((place) => place.unit),
      limits.perUnit,
    )
    const grassroots = places.flatMap((place, index) => (place.isGrassroots ? [index] : []))
    const wanted = Math.min(limits.grassrootsFloor, limits.total)
    this.floor = this.choosable(grassroots, this.lines.room, this.units.room, wanted)
  }

  /** Indices of the selected, best first. Equal values are taken in the order of the candidates. */
  pick(values: readonly number[]): number[] {
    const order = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
    const lineRoom = this.lines.room.slice()
    const unitRoom = this.units.room.slice()
    const chosen: number[] = []
    let need = this.floor
    for (const [at, index] of order.entries()) {
      if (chosen.length >= this.limits.total) break
      const [line, unit] = [this.lines.of[index] ?? 0, this.units.of[index] ?? 0]
      if ((lineRoom[line] ?? 0) <= 0 || (unitRoom[unit] ?? 0) <= 0) continue
      const after = need - (this.places[index]?.isGrassroots ? 1 : 0)
      lineRoom[line] = (lineRoom[line] ?? 0) - 1
      unitRoom[unit] = (unitRoom[unit] ?? 0) - 1
      if (after > 0 && !this.canStillFill(order, at + 1, chosen.length + 1, after, lineRoom, unitRoom)) {
        lineRoom[line] = (lineRoom[line] ?? 0) + 1
        unitRoom[unit] = (unitRoom[unit] ?? 0) + 1
        continue
      }
      chosen.push(index)
      need = after
    }
    return chosen
  }

  private canStillFill(
    order: readonly number[],
    from: number,
    taken: number,
    need: number,
    lineRoom: Int32Array,
    unitRoom: Int32Array,
  ): boolean {
    if (this.limits.total - taken < need) return false
    const [lines, units] = [lineRoom.slice(), unitRoom.slice()]
    const pool: number[] = []
    let left = need
    for (let at = from; at < order.length && left > 0; at += 1) {
      const index = order[at] ?? 0
      if (!this.places[index]?.isGrassroots) continue
      pool.push(index)
      const [line, unit] = [this.lines.of[index] ?? 0, this.units.of[index] ?? 0]
      if ((lines[line] ?? 0) <= 0 || (units[unit] ?? 0) <= 0) continue
      lines[line] = (lines[line] ?? 0) - 1
      units[unit] = (units[unit] ?? 0) - 1
      left -= 1
    }
    return left === 0 || this.choosable(pool, lineRoom, unitRoom, need) >= need
  }

  private choosable(pool: readonly number[], lineRoom: Int32Array, unitRoom: Int32Array, enough: number): number {
    const seats = pool.map((index) => ({ line: String(this.lines.of[index]), unit: String(this.units.of[index]) }))
    const roomOf = (room: Int32Array) =>
      new Map([...room].flatMap((left, index) => (left < noCap / 2 ? [[String(index), left] as const] : [])))
    return choosableTogether(seats, { lines: roomOf(lineRoom), units: roomOf(unitRoom) }, enough)
  }
}

type Numbered = { of: Int32Array; room: Int32Array }

function numbered(names: readonly string[], cap: number | null): Numbered {
  const numbers = new Map([...new Set(names)].map((name, index) => [name, index]))
  return { of: Int32Array.from(names, (name) => numbers.get(name) ?? 0), room: new Int32Array(numbers.size).fill(cap ?? noCap) }
}

/** Normal variables by Box and Muller from a 32-bit generator (mulberry32) seeded by the text's FNV-1a hash. */
function normalsFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296
  }
  let kept: number | null = null
  return () => {
    if (kept !== null) {
      const value = kept
      kept = null
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    kept = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}
