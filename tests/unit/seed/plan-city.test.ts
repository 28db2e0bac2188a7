import { beforeAll, describe, expect, it } from 'vitest'
import { parseIdNumber } from '@/lib/org/identity/id-number'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { schemeProblems } from '@/lib/rounds/scheme-problems'
import { SEED_DAY } from '@/prisma/seed/city-plan'
import { seedLines } from '@/prisma/seed/data/lines'
import { lineFigures } from '@/prisma/seed/data/titles'
import { seedUnits } from '@/prisma/seed/data/units'
import { type CityPlan, planCity } from '@/prisma/seed/plan-city'
import { roundSpecs, schemeOf } from '@/prisma/seed/rounds/round-specs'

function digestOf(plan: CityPlan): string {
  return sha256Hex(canonicalJson(plan))
}

describe('the demo city as plain data', () => {
  let plan: CityPlan
  beforeAll(() => {
    plan = planCity('seed one')
  })

  it('is the same city for the same seed, and another for another', () => {
    expect(digestOf(planCity('seed one'))).toBe(digestOf(plan))
    expect(digestOf(planCity('seed two'))).not.toBe(digestOf(plan))
  })

  it('keeps a pool of some twenty reviewers of every line, some from outside, who all can sign in', () => {
    const active = plan.reviewerPool.filter((member) => member.state === 'active')
    expect(active.length).toBeGreaterThanOrEqual(20)
    const accounts = new Set(plan.accounts.accounts.map((account) => account.personId))
    expect(active.every((member) => accounts.has(member.personId as string))).toBe(true)
    expect(active.every((member) => (member.specialities as string[]).length > 0)).toBe(true)
    expect(new Set(active.flatMap((member) => member.lineIds as string[])).size).toBe(seedLines.length)
    expect(active.filter((member) => member.note !== null).length).toBeGreaterThanOrEqual(4)
  })

  it('has twelve lines, a tree of about eighty units and six thousand people', () => {
    expect(plan.org.lines).toHaveLength(12)
    expect(seedUnits.length).toBeGreaterThanOrEqual(75)
    expect(seedUnits.length).toBeLessThanOrEqual(95)
    expect(plan.people).toHaveLength(6000)
    const unitIds = new Set(plan.org.units.map((unit) => unit.id))
    expect(plan.people.every((person) => unitIds.has(person.unitId))).toBe(true)
  })

  it('gives everybody a valid identity number that nobody else has', () => {
    const numbers = plan.people.map((person) => person.idNumber ?? '')
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const person of plan.people) {
      const parsed = parseIdNumber(person.idNumber ?? '', SEED_DAY)
      expect(parsed).toMatchObject({ ok: true, sex: person.sex, birthDate: person.birthDate })
    }
  })

  it('keeps spells in order, the last one open for those in office alone', () => {
    for (const person of plan.people) {
      person.spells.forEach((spell, index) => {
        const before = person.spells[index - 1]
        if (before) expect(before.endsOn !== null && before.endsOn < spell.startsOn).toBe(true)
        expect(spell.endsOn === null || spell.endsOn >= spell.startsOn).toBe(true)
      })
      const last = person.spells.at(-1)
      expect(last?.endsOn === null).toBe(person.status === 'active')
      expect(last).toMatchObject({ unitId: person.unitId, lineId: person.lineId })
    }
  })

  it('holds in every line exactly as many titles of each class as the figures say', () => {
    const lineOf = new Map(plan.people.map((person) => [person.id, person.lineId]))
    const current = plan.holdings.filter(
      (holding) => holding.state === 'active' && holding.startsOn <= SEED_DAY && holding.endsOn >= SEED_DAY,
    )
    for (const { code } of seedLines) {
      const lineId = plan.org.lineIdOf(code)
      const people = (titles: readonly string[]) =>
        new Set(
          current
            .filter((holding) => titles.includes(holding.titleCode) && lineOf.get(holding.personId) === lineId)
            .map((holding) => holding.personId),
        ).size
      const figures = lineFigures[code]
      expect([code, people(['nationalLeader']), people(['municipalLeader']), people(['pacesetter', 'ace'])]).toEqual([
        code,
        figures?.nationalLeader[0],
        figures?.municipalLeader[0],
        figures?.practitioner[0],
      ])
    }
    const ending = current.filter((holding) => holding.endsOn <= '2025-12-31' && ['pacesetter', 'ace'].includes(holding.titleCode))
    expect(ending).toHaveLength(38)
  })

  it('never gives one person the same title twice at a time', () => {
    const byKey = new Map<string, { startsOn: string; endsOn: string }[]>()
    for (const { personId, titleCode, startsOn, endsOn } of plan.holdings) {
      const key = `${personId} ${titleCode}`
      const others = byKey.get(key) ?? []
      expect(others.every((other) => other.endsOn < startsOn || endsOn < other.startsOn)).toBe(true)
      byKey.set(key, [...others, { startsOn, endsOn }])
    }
  })

  it('announces complete schemes only', () => {
    for (const spec of Object.values(roundSpecs)) expect(schemeProblems(schemeOf(spec))).toEqual([])
  })

  it('has a round of every kind, with half the sheets of the one under review sealed and a live show waiting', () => {
    expect(plan.rounds.map((round) => round.spec.stage)).toEqual([
      'closed',
      'publicity',
      'reviewing',
      'nominating',
      'reviewing',
      'nominating',
    ])
    expect(new Set(plan.rounds.map((round) => round.spec.kind)).size).toBe(6)
    const reviewing = plan.rounds[2]?.rows
    const sealed = reviewing?.ScoreSheet.filter((sheet) => sheet.state === 'sealed').length ?? 0
    const share = sealed / (reviewing?.Assignment.length ?? 1)
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.65)
    expect(plan.objections.filter((objection) => objection.state === 'accepted')).toHaveLength(1)
  })

  it('gives every role an account on the log-in page', () => {
    const roles = plan.accounts.cards.map((card) => card.role)
    expect(new Set(roles).size).toBe(12)
    expect(plan.accounts.cards.map((card) => card.order).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  })
})
