import { addDays, type DateOnly, earlierOf, FOREVER, laterOf } from '@/lib/platform/dates'
import type { PersonHistory } from '@/lib/titles/ledger'
import { inOffice, lastDayOf } from '@/lib/titles/spells'

/** A title as the pool shows it. */
export type PoolTitle = { code: string; startsOn: DateOnly; endsOn: DateOnly | null }

export type PoolTitles = {
  titleCodes: string[]
  /** Newest first, annulled ones absent. */
  titles: PoolTitle[]
  /** Last day on which any is active in office; FOREVER without end. */
  activeUntil: DateOnly
  bestRank: number
}

/** Rank of who is in the pool without a title: after everybody else. */
export const UNTITLED_RANK = 99

/** What the pool keeps of somebody added by hand who never held a title; null for who is no longer in office. Never public. */
export function untitled(person: PersonHistory): PoolTitles | null {
  const officeUntil = lastDayOf(inOffice(person))
  return officeUntil === null ? null : { titleCodes: [], titles: [], activeUntil: officeUntil, bestRank: UNTITLED_RANK }
}

/** What the pool keeps of a person's titles; null for a person who never held one. */
export function poolTitles(person: PersonHistory, ranks: ReadonlyMap<string, number>): PoolTitles | null {
  const holdings = person.holdings.filter((holding) => holding.state !== 'annulled' && ranks.has(holding.titleCode))
  if (holdings.length === 0) return null
  const titles = holdings
    .map(({ titleCode, startsOn, endsOn }) => ({ code: titleCode, startsOn, endsOn }))
    .sort((a, b) => (a.startsOn === b.startsOn ? (ranks.get(a.code) ?? 0) - (ranks.get(b.code) ?? 0) : a.startsOn < b.startsOn ? 1 : -1))
  const heldUntil = holdings.reduce<DateOnly>((last, { endsOn }) => laterOf(endsOn ?? FOREVER, last), '')
  const officeUntil = lastDayOf(inOffice(person))
  const firstDay = titles.at(-1)?.startsOn ?? heldUntil
  return {
    titleCodes: [...new Set(titles.map((title) => title.code))],
    titles,
    // Out of office before the first title: never active, said by the day before it.
    activeUntil: officeUntil === null ? addDays(firstDay, -1) : earlierOf(heldUntil, officeUntil),
    bestRank: Math.min(...holdings.map((holding) => ranks.get(holding.titleCode) ?? Number.MAX_SAFE_INTEGER)),
  }
}
