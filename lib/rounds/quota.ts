import { choosableTogether, type Room } from './quota-floor'

/**
 * Selection under quotas. Candidates are taken in the order of their score; one is skipped only for a full cap or for places
 * reserved to meet the grassroots floor. A floor that the candidates and caps cannot fill is released. Equal scores are never
 * broken by chance or row order: a candidate is selected (or not) when every way of breaking the ties agrees, else `tied` and
 * left to the panel.
 */

export type QuotaCandidate = { candidate: string; score: number; line: string; unit: string; isGrassroots: boolean }
export type QuotaLimits = { total: number; perLine: number | null; perUnit: number | null; grassrootsFloor: number }

export type QuotaCode = 'byRank' | 'byFloor' | 'tieAtCutOff' | 'totalFull' | 'lineFull' | 'unitFull' | 'floorReserved'
export type QuotaResult = { candidate: string; result: 'selected' | 'notSelected' | 'tied'; code: QuotaCode; reason: string }
export type QuotaOutcome = {
  /** In rank order; equal scores by candidate. */
  results: QuotaResult[]
  /** What was asked for the grassroots, what could be reserved, and what was released because it cannot be filled. */
  floor: { asked: number; reserved: number; released: number }
  notes: string[]
}

type State = {
  taken: number
  grassroots: number
  lines: ReadonlyMap<string, number>
  units: ReadonlyMap<string, number>
  heldForFloor: boolean
}
type Refusal = Extract<QuotaCode, 'totalFull' | 'lineFull' | 'unitFull' | 'floorReserved'>
/** Candidates of one score that no limit tells apart. */
type Kind = { key: string; sample: QuotaCandidate; members: QuotaCandidate[] }

/** Beyond this many combinations within one tie only a fixed set of orders is tried. */
const resolutionLimit = 1024
const sampledOrders = 6
/** So many different outcomes of earlier ties are followed on. */
const stateLimit = 100
const noCounts: ReadonlyMap<string, number> = new Map()

/**
 * @throws Error when a candidate is listed twice or a number is not finite (the caller has checked its input)
 */
export function selectUnderQuotas(candidates: readonly QuotaCandidate[], limits: QuotaLimits): QuotaOutcome {
  const ordered = [...candidates].sort((a, b) => b.score - a.score || (a.candidate < b.candidate ? -1 : 1))
  if (new Set(ordered.map((each) => each.candidate)).size !== ordered.length) throw new Error('A candidate is listed twice')
  if (ordered.some((each) => !Number.isFinite(each.score))) throw new Error('A score is not a number')
  const selection = new Selection(ordered, limits)
  const results = selection.run()
  const released = limits.grassrootsFloor - selection.floor
  const notes =
    released > 0
      ? [
          `基层保底名额 ${limits.grassrootsFloor} 个，按候选对象和名额上限最多只能满足 ${selection.floor} 个，其余 ${released} 个已放开使用。`,
        ]
      : []
  return { results, floor: { asked: limits.grassrootsFloor, reserved: selection.floor, released }, notes }
}

class Selection {
  readonly floor: number
  private readonly groups: QuotaCandidate[][] = []
  /** Grassroots candidates from each group on. */
  private readonly pools: QuotaCandidate[][] = []
  /** Only caps that can bind are kept: a unit with no more candidates than places tells nobody apart. */
  private readonly cappedLines: ReadonlyMap<string, number>
  private readonly cappedUnits: ReadonlyMap<string, number>

  constructor(
    ordered: readonly QuotaCandidate[],
    private readonly limits: QuotaLimits,
  ) {
    for (const candidate of ordered) {
      const last = this.groups.at(-1)
      if (last?.[0]?.score === candidate.score) last.push(candidate)
      else this.groups.push([candidate])
    }
    for (const [index, group] of [...this.groups.entries()].reverse())
      this.pools[index] = [...group.filter((candidate) => candidate.isGrassroots), ...(this.pools[index + 1] ?? [])]
    this.cappedLines = bindingCaps(
      ordered.map((each) => each.line),
      limits.perLine,
    )
    this.cappedUnits = bindingCaps(
      ordered.map((each) => each.unit),
      limits.perUnit,
    )
    const wanted = Math.min(limits.grassrootsFloor, limits.total)
    this.floor = choosableTogether(this.pool(0), { lines: this.cappedLines, units: this.cappedUnits }, wanted)
  }

  run(): QuotaResult[] {
    let states: State[] = [{ taken: 0, grassroots: 0, lines: new Map(), units: new Map(), heldForFloor: false }]
    const results: QuotaResult[] = []
    let rank = 1
    for (const [index, group] of this.groups.entries()) {
      const kinds = this.kindsOf(group)
      const tally = new Map<string, { always: boolean; never: boolean; refusal: Refusal | null; byFloor: boolean }>()
      const next = new Map<string, State>()
      for (const state of states)
        for (const { state: after, counts } of this.resolutions(state, kinds, index)) {
          next.set(stateKey(after), after)
          for (const kind of kinds) {
            const count = counts.get(kind.key) ?? 0
            const seen = tally.get(kind.key) ?? { always: true, never: true, refusal: null, byFloor: false }
            seen.always &&= count === kind.members.length
            seen.never &&= count === 0 && this.refusal(state, kind.sample, this.rest(kinds, noCounts, kind), index) !== null
            seen.refusal ??= count < kind.members.length ? this.refusal(after, kind.sample, this.rest(kinds, counts, kind), index) : null
            seen.byFloor ||= kind.sample.isGrassroots && state.heldForFloor && state.grassroots < this.floor
            tally.set(kind.key, seen)
          }
        }
      for (const candidate of group) {
        const seen = tally.get(this.kindKey(candidate))
        if (!seen) throw new Error('A candidate was not counted')
        results.push(this.result(candidate, rank, seen, group.length))
      }
      rank += group.length
      states = [...next.values()].slice(0, stateLimit)
    }
    return results
  }

  /** Why a candidate cannot be taken in this state, or null when it can; `mates` are the tied ones still undecided. */
  private refusal(state: State, candidate: QuotaCandidate, mates: readonly QuotaCandidate[], group: number): Refusal | null {
    if (state.taken >= this.limits.total) return 'totalFull'
    if ((state.lines.get(candidate.line) ?? 0) >= (this.cappedLines.get(candidate.line) ?? Number.POSITIVE_INFINITY)) return 'lineFull'
    if ((state.units.get(candidate.unit) ?? 0) >= (this.cappedUnits.get(candidate.unit) ?? Number.POSITIVE_INFINITY)) return 'unitFull'
    const after = this.take(state, candidate)
    const need = this.floor - after.grassroots
    if (need <= 0) return null
    if (this.limits.total - after.taken < need) return 'floorReserved'
    const pool = [...mates.filter((mate) => mate.isGrassroots), ...this.pool(group + 1)]
    return choosableTogether(pool, this.roomOf(after), need) < need ? 'floorReserved' : null
  }

  /** Every outcome of breaking the tie of one group, as how many of each kind are taken. */
  private resolutions(state: State, kinds: readonly Kind[], group: number): { state: State; counts: Map<string, number> }[] {
    const found: { state: State; counts: Map<string, number> }[] = []
    if (kinds.reduce((product, kind) => product * (kind.members.length + 1), 1) > resolutionLimit)
      return this.sampledResolutions(state, kinds, group)
    const explore = (at: number, current: State, counts: Map<string, number>): void => {
      const kind = kinds[at]
      if (!kind) {
        const settled = this.settle(current, kinds, counts, group)
        if (settled) found.push({ state: settled, counts })
        return
      }
      let taken = current
      for (let count = 0; ; count += 1) {
        explore(at + 1, taken, new Map(counts).set(kind.key, count))
        const soFar = new Map(counts).set(kind.key, count)
        if (count === kind.members.length || this.refusal(taken, kind.sample, this.rest(kinds, soFar, kind), group)) return
        taken = this.take(taken, kind.sample)
      }
    }
    explore(0, state, new Map())
    return found
  }

  /** Rotations of the fixed order, forwards and backwards. */
  private sampledResolutions(state: State, kinds: readonly Kind[], group: number): { state: State; counts: Map<string, number> }[] {
    const stride = Math.max(1, Math.ceil(kinds.length / sampledOrders))
    const starts = kinds.map((_, index) => index).filter((index) => index % stride === 0)
    const rotations = starts.map((start) => [...kinds.slice(start), ...kinds.slice(0, start)])
    const orders = [...rotations, ...rotations.map((order) => [...order].reverse())]
    return orders.map((order) => {
      let current = state
      const counts = new Map<string, number>()
      for (const kind of order)
        for (let count = 0; count < kind.members.length; count += 1) {
          if (this.refusal(current, kind.sample, this.rest(kinds, counts, kind), group)) break
          current = this.take(current, kind.sample)
          counts.set(kind.key, count + 1)
        }
      return { state: this.settle(current, kinds, counts, group) ?? current, counts }
    })
  }

  /** The state after the group, or null while somebody left behind could still be taken. */
  private settle(state: State, kinds: readonly Kind[], counts: ReadonlyMap<string, number>, group: number): State | null {
    const left = kinds.filter((kind) => (counts.get(kind.key) ?? 0) < kind.members.length)
    const refusals = left.map((kind) => this.refusal(state, kind.sample, this.rest(kinds, counts, kind), group))
    if (refusals.includes(null)) return null
    return refusals.includes('floorReserved') ? { ...state, heldForFloor: true } : state
  }

  /** The group's candidates not taken by `counts`, but for one of `kind`: the one being looked at. */
  private rest(kinds: readonly Kind[], counts: ReadonlyMap<string, number>, kind: Kind): QuotaCandidate[] {
    return kinds.flatMap((each) => each.members.slice((counts.get(each.key) ?? 0) + (each === kind ? 1 : 0)))
  }

  private take(state: State, { line, unit, isGrassroots }: QuotaCandidate): State {
    return {
      taken: state.taken + 1,
      grassroots: state.grassroots + (isGrassroots ? 1 : 0),
      lines: this.cappedLines.has(line) ? new Map(state.lines).set(line, (state.lines.get(line) ?? 0) + 1) : state.lines,
      units: this.cappedUnits.has(unit) ? new Map(state.units).set(unit, (state.units.get(unit) ?? 0) + 1) : state.units,
      heldForFloor: state.heldForFloor,
    }
  }

  private roomOf(state: State): Room {
    const left = (caps: ReadonlyMap<string, number>, used: ReadonlyMap<string, number>) =>
      new Map([...caps].map(([name, cap]) => [name, cap - (used.get(name) ?? 0)]))
    return { lines: left(this.cappedLines, state.lines), units: left(this.cappedUnits, state.units) }
  }

  private pool(fromGroup: number): readonly QuotaCandidate[] {
    return this.pools[fromGroup] ?? []
  }

  private kindKey({ line, unit, isGrassroots }: QuotaCandidate): string {
    return JSON.stringify([this.cappedLines.has(line) ? line : null, this.cappedUnits.has(unit) ? unit : null, isGrassroots])
  }

  private kindsOf(group: readonly QuotaCandidate[]): Kind[] {
    const kinds = new Map<string, Kind>()
    for (const candidate of group) {
      const key = this.kindKey(candidate)
      const kind = kinds.get(key)
      if (kind) kind.members.push(candidate)
      else kinds.set(key, { key, sample: candidate, members: [candidate] })
    }
    return [...kinds.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  private result(
    { candidate, line, unit }: QuotaCandidate,
    rank: number,
    seen: { always: boolean; never: boolean; refusal: Refusal | null; byFloor: boolean },
    groupSize: number,
  ): QuotaResult {
    const place = groupSize > 1 ? `并列第 ${rank} 名` : `第 ${rank} 名`
    const { total, perLine, perUnit } = this.limits
    if (seen.always) {
      const reason = seen.byFloor ? `${place}，使用基层保底名额入选。` : `${place}，在名额之内。`
      return { candidate, result: 'selected', code: seen.byFloor ? 'byFloor' : 'byRank', reason }
    }
    if (!seen.never)
      return { candidate, result: 'tied', code: 'tieAtCutOff', reason: `${place}，受名额所限不能全部入选，由评审领导小组决定。` }
    const code = seen.refusal ?? 'totalFull'
    const reasons: Record<Refusal, string> = {
      totalFull: `总名额 ${total} 个已满`,
      lineFull: `“${line}”条线名额 ${perLine} 个已满`,
      unitFull: `“${unit}”单位名额 ${perUnit} 个已满`,
      floorReserved: `剩余名额须保留给基层（保底 ${this.floor} 个）`,
    }
    return { candidate, result: 'notSelected', code, reason: `${place}，${reasons[code]}。` }
  }
}

function bindingCaps(names: readonly string[], cap: number | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map(cap === null ? [] : [...counts].filter(([, count]) => count > cap).map(([name]) => [name, cap]))
}

function stateKey(state: State): string {
  const sorted = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([state.taken, state.grassroots, state.heldForFloor, sorted(state.lines), sorted(state.units)])
}
