import { addYears, type DateOnly } from '@/lib/platform/dates'
import { lastDayInOffice } from '@/lib/titles/retirement'
import { type PlanPerson, SEED_DAY, type TitleCode } from './city-plan'
import type { Random } from './random'

/** Who may be given what: hands out people of a line, each for one purpose, the better ones more readily. */
export type Draw = {
  /**
   * @param startsOn first day of the title; they have worked in the line well before it
   * @returns up to `count` people nobody has drawn yet
   */
  take: (lineId: string, title: TitleCode, startsOn: DateOnly, count: number) => PlanPerson[]
  takePerson: (person: PlanPerson) => void
  isTaken: (person: PlanPerson) => boolean
}

const tiersFor: Record<TitleCode, readonly string[]> = {
  nationalLeader: ['senior', 'leader'],
  municipalLeader: ['senior', 'leader'],
  expert: ['senior', 'middle'],
  backbone: ['middle', 'senior'],
  pacesetter: ['middle', 'senior'],
  ace: ['junior', 'middle', 'worker'],
}

const yearsFor: Record<TitleCode, number> = { nationalLeader: 12, municipalLeader: 9, expert: 9, backbone: 5, pacesetter: 5, ace: 3 }

/** In office past this year: those who leave earlier are named apart. */
export function staysOn(person: PlanPerson, until: DateOnly): boolean {
  const { sex, birthDate, staffKind } = person
  return person.status === 'active' && (lastDayInOffice({ sex, birthDate, staffKind, retiresOn: null }) ?? '9999') > until
}

export function hasSanctionAfter(person: PlanPerson, day: DateOnly): boolean {
  return person.sanctions.some((sanction) => sanction.endsOn >= day)
}

export function lineSinceOf(person: PlanPerson): DateOnly {
  return person.spells.at(-1)?.lineSince ?? SEED_DAY
}

export function drawFrom(random: Random, people: readonly PlanPerson[]): Draw {
  const taken = new Set<string>()
  const scored = people.map((person) => ({ person, worth: person.ability + random.normal(0, 0.8) })).sort((a, b) => b.worth - a.worth)
  const byLine = new Map<string, PlanPerson[]>()
  for (const { person } of scored) {
    if (person.affiliation === 'external' || !staysOn(person, '2026-02-28') || person.specialities.length === 0) continue
    byLine.set(person.lineId, [...(byLine.get(person.lineId) ?? []), person])
  }
  return {
    take: (lineId, title, startsOn, count) => {
      const since = addYears(startsOn, -yearsFor[title])
      const found = (byLine.get(lineId) ?? [])
        .filter(
          (person) =>
            !taken.has(person.id) &&
            tiersFor[title].includes(person.tier) &&
            lineSinceOf(person) <= since &&
            !hasSanctionAfter(person, startsOn),
        )
        .slice(0, count)
      for (const person of found) taken.add(person.id)
      return found
    },
    takePerson: (person) => taken.add(person.id),
    isTaken: (person) => taken.has(person.id),
  }
}

/** Spreads a whole number over weights: largest remainders first. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (sum === 0 ? 0 : (total * weight) / sum))
  const shares = exact.map(Math.floor)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  const left = total - shares.reduce((all, share) => all + share, 0)
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
