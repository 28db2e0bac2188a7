import { aggregationRules, parseScheme, type Scheme } from '@/lib/rounds/scheme'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import type { SheetContent } from '@/lib/rounds/score-sheet'

/** Mulberry32: small, fast, and the same everywhere. */
export function randomFrom(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

export type Random = ReturnType<typeof randomFrom>

export const pick = <Item>(items: readonly Item[], random: Random): Item => items[random(items.length)] as Item

export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items]
  return items.map(() => left.splice(random(left.length), 1)[0] as Item)
}

export function idFrom(random: Random): () => string {
  const part = (length: number) => Array.from({ length }, () => random(16).toString(16)).join('')
  return () => `${part(8)}-${part(4)}-7${part(3)}-a${part(3)}-${part(12)}`
}

export function randomScheme(random: Random): Scheme {
  const template = schemeTemplate('pacesetter')
  const count = 1 + random(4)
  const criteria = template.criteria.slice(0, count).map((criterion, index) => ({
    ...criterion,
    weight: index === count - 1 ? 100 - 20 * (count - 1) : 20,
    scaleMax: pick([5, 10, 100], random),
    step: pick([0.5, 1], random),
    commentAtOrAbove: null,
    commentBelow: null,
  }))
  return parseScheme({
    ...template,
    criteria,
    gates: template.gates.slice(0, random(2)),
    quotas: {
      nominationsPerUnit: null,
      total: pick([null, 1, 2, 4], random),
      perLine: pick([null, 1, 2], random),
      perUnit: pick([null, 1], random),
      grassrootsFloor: random(3),
    },
    reviewing: { ...template.reviewing, reviewersPerCandidate: 2, minLoad: 0, maxLoad: 50 },
    aggregation: {
      rule: pick(aggregationRules, random),
      trimFrom: 3 + random(3),
      tieCriteria: criteria.slice(0, random(2)).map(({ key }) => key),
    },
    publicity: { days: 1 + random(9), unit: pick(['working', 'natural'] as const, random) },
  })
}

export function randomSheet(scheme: Scheme, random: Random): SheetContent {
  return {
    scores: scheme.criteria.map(({ key, scaleMax, step }) => ({
      criterionKey: key,
      score: random(scaleMax / step + 1) * step,
      comment: pick(['', '材料扎实。', '成果有限，\u65e0旁证'], random),
    })),
    gates: scheme.gates
      .map(({ key }) => ({ gateKey: key, isRaised: random(5) === 0, reason: '' }))
      .map((gate) => ({ ...gate, reason: gate.isRaised ? '有线索待核实。' : '' })),
    comment: '',
  }
}
