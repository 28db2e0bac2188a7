import fc from 'fast-check'
import { addDays, type DateOnly } from '@/lib/platform/dates'
import type { CountedHolding, CountingRules, PersonHistory } from '@/lib/titles/ledger'
import type { Spell } from '@/lib/titles/spells'

export const RULES: CountingRules = {
  titles: [
    { code: 'nationalLeader', plan: 'summit', rank: 1 },
    { code: 'municipalLeader', plan: 'summit', rank: 2 },
    { code: 'expert', plan: 'summit', rank: 3 },
    { code: 'pacesetter', plan: 'highland', rank: 1 },
    { code: 'ace', plan: 'highland', rank: 2 },
  ],
  classes: [
    { code: 'national', plan: 'summit', titleCodes: ['nationalLeader'] },
    { code: 'municipal', plan: 'summit', titleCodes: ['municipalLeader'] },
    { code: 'business', plan: 'highland', titleCodes: ['pacesetter', 'ace'] },
  ],
  cycles: [
    { id: 'c1', startsOn: '2021-01-01', endsOn: '2025-12-31' },
    { id: 'c2', startsOn: '2026-01-01', endsOn: '2030-12-31' },
  ],
}

const EPOCH = '2019-01-01'
const SPAN = 3650
export const anyDay = fc.integer({ min: 0, max: SPAN }).map((offset) => addDays(EPOCH, offset))

const anySpells: fc.Arbitrary<Spell[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 3 }),
      length: fc.integer({ min: 1, max: 1200 }),
      unitId: fc.constantFrom('A', 'B', 'C'),
      lineId: fc.constantFrom('L1', 'L2'),
      endReason: fc.constantFrom('transferred' as const, 'reorganised' as const),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((parts) => fc.record({ isOpen: fc.boolean(), parts: fc.constant(parts) }))
  .map(({ isOpen, parts }) => {
    let from = EPOCH
    return parts.map(({ gap, length, unitId, lineId, endReason }, index) => {
      const startsOn = addDays(from, gap)
      const endsOn = addDays(startsOn, length)
      from = addDays(endsOn, 1)
      return isOpen && index === parts.length - 1
        ? { unitId, lineId, startsOn, endsOn: null, endReason: null }
        : { unitId, lineId, startsOn, endsOn, endReason }
    })
  })

const anyHolding: fc.Arbitrary<Omit<CountedHolding, 'id'>> = fc
  .record({
    titleCode: fc.constantFrom(...RULES.titles.map((title) => title.code)),
    startsOn: anyDay,
    length: fc.option(fc.integer({ min: 0, max: 1500 })),
    state: fc.constantFrom('active' as const, 'active' as const, 'revoked' as const, 'annulled' as const),
    isRenewal: fc.boolean(),
  })
  .map(({ length, ...rest }) => ({ ...rest, endsOn: length === null ? null : addDays(rest.startsOn, length) }))

export const anyPerson: fc.Arbitrary<PersonHistory> = fc
  .record({
    spells: anySpells,
    holdings: fc.array(anyHolding, { maxLength: 6 }),
    lastDay: fc.option(anyDay, { freq: 3 }),
    status: fc.constantFrom('active' as const, 'active' as const, 'left' as const, 'deceased' as const),
    statusOn: anyDay,
    affiliation: fc.constantFrom('internal' as const, 'internal' as const, 'internal' as const, 'external' as const),
  })
  .map(({ holdings, status, statusOn, ...rest }) => ({
    ...rest,
    personId: 'p',
    status,
    statusOn: status === 'active' ? null : statusOn,
    holdings: holdings.map((item, index) => ({ ...item, id: `h${index}` })),
  }))

function placeOn(person: PersonHistory, day: DateOnly): Spell | null {
  if (person.affiliation === 'external') return null
  const spell = person.spells.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn))
  if (!spell) return null
  return spell.endsOn === null && person.statusOn !== null && day >= person.statusOn ? null : spell
}

const isRunning = (holding: CountedHolding, day: DateOnly) =>
  holding.state !== 'annulled' && holding.startsOn <= day && (holding.endsOn === null || day <= holding.endsOn)

/** Where the person counts as retained on a day, said day by day in the words of the rule: `class unit line`. */
export function countedOn(person: PersonHistory, day: DateOnly): string[] {
  const place = placeOn(person, day)
  if (!place || (person.lastDay !== null && day > person.lastDay)) return []
  return (['summit', 'highland'] as const).flatMap((plan) => {
    const best = RULES.titles
      .filter(
        (title) => title.plan === plan && person.holdings.some((holding) => holding.titleCode === title.code && isRunning(holding, day)),
      )
      .sort((a, b) => a.rank - b.rank)[0]
    const counted = best && RULES.classes.find((item) => item.titleCodes.includes(best.code))
    return counted ? [`${counted.code} ${place.unitId} ${place.lineId}`] : []
  })
}

/** Where the person counts as cultivated in a cycle up to a day. */
export function cultivatedUpTo(person: PersonHistory, day: DateOnly): string[] {
  return RULES.cycles.flatMap((cycle) =>
    RULES.classes.flatMap((counted) => {
      const grants = person.holdings.filter(
        (holding) =>
          holding.state !== 'annulled' &&
          !holding.isRenewal &&
          counted.titleCodes.includes(holding.titleCode) &&
          holding.startsOn >= cycle.startsOn &&
          holding.startsOn <= cycle.endsOn &&
          placeOn(person, holding.startsOn) !== null,
      )
      const first = grants.map((holding) => holding.startsOn).sort()[0]
      const place = first && first <= day ? placeOn(person, first) : null
      return place ? [`${counted.code} ${cycle.id} ${place.unitId} ${place.lineId}`] : []
    }),
  )
}
