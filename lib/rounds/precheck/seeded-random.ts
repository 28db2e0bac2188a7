/** Randomness that can be repeated: the same seed gives the same pre-check on every machine. Never for a draw or a code. */
export type SeededRandom = {
  /** [0, 1) */
  next: () => number
  /** Whole number from 0 to limit − 1. */
  index: (limit: number) => number
  /** Standard normal deviate (Box and Muller). */
  normal: () => number
}

/** xmur3 hash of the seed text, then mulberry32. Source: bryc/code, jshash/PRNGs.md (public domain). */
export function seededRandom(seed: string): SeededRandom {
  let state = 1_779_033_703 ^ seed.length
  for (const letter of seed) {
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 3_432_918_353)
    state = (state << 13) | (state >>> 19)
  }
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    index: (limit) => Math.floor(next() * limit),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}
