import type { DateOnly } from '@/lib/platform/dates'
import { type EligibilityFacts, type EligibilityOutcome, evaluateEligibility, overallOutcome } from './eligibility'
import type { EligibilityRule } from './eligibility-rules'

/**
 * Eligibility rules tried on people before anybody is nominated. Rules that ask for something that only a nomination brings (a
 * document, a statement) are left out and named: without them nobody could ever pass.
 */

export type PreviewPerson = { id: string; lineId: string; unitId: string; facts: EligibilityFacts }

export type OutcomeCounts = Record<EligibilityOutcome, number>
export type RuleCount = {
  ruleKey: string
  name: string
  fail: number
  needsEvidence: number
  /** People whom this rule alone keeps out. */
  onlyThis: number
}
/** One person of an outcome, with what the rules say of them. */
export type PreviewExample = { personId: string; outcome: EligibilityOutcome; reason: string }

export type EligibilityTally = {
  evaluated: number
  outcomes: OutcomeCounts
  rules: RuleCount[]
  /** By unit and line together; see `countsBy`. */
  places: Map<string, { unitId: string; lineId: string; counts: OutcomeCounts }>
  examples: PreviewExample[]
}

/** So many people of each outcome are shown. */
const EXAMPLES = 6

const none = (): OutcomeCounts => ({ pass: 0, fail: 0, needsEvidence: 0 })

/** Rules that the file of a person answers, and those that wait for a nomination. */
export function splitRules(rules: readonly EligibilityRule[]): { onFile: EligibilityRule[]; atNomination: EligibilityRule[] } {
  const waits = (rule: EligibilityRule) => rule.type === 'documentRequired' || rule.type === 'declared'
  return { onFile: rules.filter((rule) => !waits(rule)), atNomination: rules.filter(waits) }
}

/** An empty count over the rules that the file answers. */
export function startTally(rules: readonly EligibilityRule[]): EligibilityTally {
  return {
    evaluated: 0,
    outcomes: none(),
    rules: splitRules(rules).onFile.map((rule) => ({ ruleKey: rule.key, name: rule.name, fail: 0, needsEvidence: 0, onlyThis: 0 })),
    places: new Map(),
    examples: [],
  }
}

/** Counts one page of people into the tally, which it changes: a million people are never held at once. */
export function addToTally(
  tally: EligibilityTally,
  rules: readonly EligibilityRule[],
  people: readonly PreviewPerson[],
  asOf: DateOnly,
): void {
  const { onFile } = splitRules(rules)
  for (const person of people) {
    const results = evaluateEligibility(onFile, person.facts, asOf)
    const outcome = overallOutcome(results)
    tally.evaluated += 1
    tally.outcomes[outcome] += 1
    const key = `${person.unitId}\n${person.lineId}`
    const place = tally.places.get(key) ?? { unitId: person.unitId, lineId: person.lineId, counts: none() }
    place.counts[outcome] += 1
    tally.places.set(key, place)
    const failed = results.filter((result) => result.outcome === 'fail').length
    for (const [index, result] of results.entries()) {
      const row = tally.rules[index]
      if (!row || result.outcome === 'pass') continue
      row[result.outcome] += 1
      if (result.outcome === 'fail' && failed === 1) row.onlyThis += 1
    }
    if (tally.examples.filter((example) => example.outcome === outcome).length < EXAMPLES) {
      const reasons = results.filter((result) => result.outcome === outcome).map((result) => result.reason)
      tally.examples.push({ personId: person.id, outcome, reason: outcome === 'pass' ? '各项条件按档案均符合。' : reasons.join('') })
    }
  }
}

/** The places' counts summed by unit or by line. */
export function countsBy(tally: EligibilityTally, key: 'unitId' | 'lineId'): Map<string, OutcomeCounts> {
  const groups = new Map<string, OutcomeCounts>()
  for (const place of tally.places.values()) {
    const counts = groups.get(place[key]) ?? none()
    for (const outcome of ['pass', 'fail', 'needsEvidence'] as const) counts[outcome] += place.counts[outcome]
    groups.set(place[key], counts)
  }
  return groups
}

/** A share counted in a sample, carried over to all: rounded, so that it never looks more exact than it is. */
export function scaleUp(count: number, evaluated: number, population: number): number {
  if (evaluated === 0 || evaluated === population) return count
  const value = (count * population) / evaluated
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.round(value / digits) * digits
}
