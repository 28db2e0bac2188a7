import type { SeededRandom } from './seeded-random'

/**
 * A round as it might come: candidates and reviewers drawn from where people are, without a single real name. Reviewers fit
 * candidates of their own line better, and may not review their own unit's.
 */

/** People of one unit and line who could be nominated. */
export type Place = { unitId: string; lineId: string; isGrassroots: boolean; people: number }

export type InventedRound = {
  candidates: Place[]
  reviewers: Place[]
  /** Reviewers × candidates. */
  similarity: number[][]
  conflict: boolean[][]
}

export type Pair = readonly [reviewer: number, candidate: number]

/** As many nominations as the units would send: each up to its number, larger units first asked again. */
export function inventRound(
  places: readonly Place[],
  size: { candidates: number; reviewers: number; perUnit: number | null },
  random: SeededRandom,
): InventedRound {
  const candidates = drawPlaces(places, size.candidates, size.perUnit, random)
  const reviewers = drawPlaces(places, size.reviewers, null, random)
  const similarity = reviewers.map((reviewer) =>
    candidates.map((candidate) => Math.round(100 * ((reviewer.lineId === candidate.lineId ? 0.5 : 0) + 0.5 * random.next())) / 100),
  )
  const conflict = reviewers.map((reviewer) => candidates.map((candidate) => reviewer.unitId === candidate.unitId))
  return { candidates, reviewers, similarity, conflict }
}

/** Drawn by the number of people, at most `perUnit` of one unit while any other unit has room. */
function drawPlaces(places: readonly Place[], count: number, perUnit: number | null, random: SeededRandom): Place[] {
  const filled = places.filter((place) => place.people > 0)
  if (filled.length === 0) return []
  const total = filled.reduce((sum, place) => sum + place.people, 0)
  const taken = new Map<string, number>()
  const drawn: Place[] = []
  for (let tries = 0; drawn.length < count; tries += 1) {
    const place = pickWeighted(filled, total, random)
    const used = taken.get(place.unitId) ?? 0
    if (perUnit !== null && used >= perUnit && tries < count * 20) continue
    taken.set(place.unitId, used + 1)
    drawn.push(place)
  }
  return drawn
}

function pickWeighted(places: readonly Place[], total: number, random: SeededRandom): Place {
  let left = random.next() * total
  for (const place of places) {
    left -= place.people
    if (left < 0) return place
  }
  const [first] = places
  if (!first) throw new Error('No places to draw from')
  return places.at(-1) ?? first
}

/** Each candidate to `perCandidate` reviewers, always the least loaded ones, ties at random; what an office does by hand. */
export function spreadEvenly(candidates: number, reviewers: number, perCandidate: number, random: SeededRandom): Pair[] {
  const loads = new Array<number>(reviewers).fill(0)
  return Array.from({ length: candidates }, (_, candidate) => {
    const order = loads.map((load, reviewer) => ({ reviewer, key: load + random.next() })).sort((a, b) => a.key - b.key)
    return order.slice(0, perCandidate).map(({ reviewer }): Pair => {
      loads[reviewer] = (loads[reviewer] ?? 0) + 1
      return [reviewer, candidate]
    })
  }).flat()
}
