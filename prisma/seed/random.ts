/**
 * A small seeded generator (sfc32 over a hashed seed text): the same seed gives the same city on every machine.
 * `fork` gives an independent stream, so that a change in one part of the city leaves the others as they were.
 */
export type Random = {
  /** [0, 1) */
  next: () => number
  /** Whole number from `low` to `high`, both included. */
  int: (low: number, high: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  /** One of `[item, weight]` pairs. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T
  shuffled: <T>(items: readonly T[]) => T[]
  /** `count` different items, or all of them when there are fewer. */
  sample: <T>(items: readonly T[], count: number) => T[]
  /** Normal deviate. */
  normal: (mean: number, deviation: number) => number
  /** A UUID of version 7 whose time part is given, so that ids sort by it. */
  uuid: (at: Date) => string
  fork: (name: string) => Random
}

/** FNV-1a with a final mix; four different words from one text. */
function words(text: string): [number, number, number, number] {
  const one = (salt: number) => {
    let hash = 0x811c9dc5 ^ salt
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    return (hash ^ (hash >>> 13)) >>> 0
  }
  return [one(0x9e3779b9), one(0x243f6a88), one(0xb7e15162), one(0xdeadbeef)]
}

function sfc32(seed: [number, number, number, number]): () => number {
  let [a, b, c, d] = seed
  const step = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let warm = 0; warm < 12; warm++) step()
  return step
}

export function seededRandom(seed: string): Random {
  const next = sfc32(words(seed))
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const weighted = <T>(items: readonly (readonly [T, number])[]): T => {
    let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    return pick(items)[0]
  }
  const shuffled = <T>(items: readonly T[]): T[] => {
    const keyed = items.map((item) => ({ item, key: next() }))
    return keyed.sort((x, y) => x.key - y.key).map(({ item }) => item)
  }
  const hex = (digits: number) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('')
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted,
    shuffled,
    sample: (items, count) => shuffled(items).slice(0, count),
    normal: (mean, deviation) => {
      const radius = Math.sqrt(-2 * Math.log(1 - next()))
      return mean + deviation * radius * Math.cos(2 * Math.PI * next())
    },
    uuid: (at) => {
      const time = at.getTime().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
    },
    fork: (name) => seededRandom(`${seed}/${name}`),
  }
}
