import { addDays, type DateOnly, FOREVER } from '@/lib/platform/dates'
import { belonging, inOffice, type PersonPlace, type Segment, segmentOn } from './spells'
import type { HoldingState } from './terms'

export type Plan = 'summit' | 'highland'

export type CountedTitle = { code: string; plan: Plan /** 1 is the highest of its plan. */; rank: number }
/** Classes of one plan share no title. */
export type CountedClass = { code: string; plan: Plan; titleCodes: string[] }
export type CountedCycle = { id: string; startsOn: DateOnly; endsOn: DateOnly }

export type CountingRules = { titles: CountedTitle[]; classes: CountedClass[]; cycles: CountedCycle[] }

export type CountedHolding = {
  id: string
  titleCode: string
  startsOn: DateOnly
  endsOn: DateOnly | null
  state: HoldingState
  isRenewal: boolean
}

export type PersonHistory = PersonPlace & { personId: string; holdings: CountedHolding[] }

export type LedgerReason =
  | 'granted'
  | 'renewed'
  | 'joined'
  | 'transferred'
  | 'reorganised'
  | 'classChanged'
  | 'expired'
  | 'revoked'
  | 'left'
  | 'retired'
  | 'deceased'

export type LedgerRow = {
  kind: 'retained' | 'cultivated'
  classCode: string
  /** Set for `cultivated` only. */
  cycleId: string | null
  personId: string
  holdingId: string
  lineId: string
  unitId: string
  day: DateOnly
  delta: 1 | -1
  reason: LedgerReason
}

const TITLE_PREFIX = 'title:'

/** Class code under which the holders of one title, as their highest of its plan, are counted for the ladder. */
export function titleClassCode(titleCode: string): string {
  return `${TITLE_PREFIX}${titleCode}`
}

/** The title behind a ladder class; null for a class of the office. */
export function titleOfClassCode(classCode: string): string | null {
  return classCode.startsWith(TITLE_PREFIX) ? classCode.slice(TITLE_PREFIX.length) : null
}

/** A person in a count from a day on, last day included. */
type Stay = { classCode: string; segment: Segment; holding: CountedHolding; from: DateOnly; to: DateOnly }

function dayAfter(day: DateOnly): DateOnly {
  return day === FOREVER ? FOREVER : addDays(day, 1)
}

/** The days on which who counts where may change, in order. */
function turningDays(segments: Segment[], holdings: CountedHolding[]): DateOnly[] {
  const days = new Set<DateOnly>()
  for (const span of [...segments, ...holdings]) {
    days.add(span.startsOn)
    if (span.endsOn !== null && span.endsOn !== FOREVER) days.add(dayAfter(span.endsOn))
  }
  return [...days].sort()
}

function highestOn(holdings: CountedHolding[], ranks: Map<string, number>, day: DateOnly): CountedHolding | null {
  let best: CountedHolding | null = null
  for (const holding of holdings) {
    if (holding.startsOn > day || (holding.endsOn !== null && holding.endsOn < day)) continue
    if (!best || (ranks.get(holding.titleCode) ?? 0) < (ranks.get(best.titleCode) ?? 0)) best = holding
  }
  return best
}

/** Stretches in one class, unit and line; the holding is the one that opened the stretch, `last` the one that closed it. */
function staysOf(
  segments: Segment[],
  holdings: CountedHolding[],
  ranks: Map<string, number>,
  classOf: (titleCode: string) => string | null,
) {
  const stays: (Stay & { last: CountedHolding; lastSegment: Segment })[] = []
  const days = turningDays(segments, holdings)
  days.forEach((day, index) => {
    const segment = segmentOn(segments, day)
    const holding = segment ? highestOn(holdings, ranks, day) : null
    const classCode = holding ? classOf(holding.titleCode) : null
    if (!segment || !holding || !classCode) return
    const next = days[index + 1]
    const to = next ? addDays(next, -1) : FOREVER
    const open = stays.at(-1)
    const isSame = open?.classCode === classCode && open.segment.unitId === segment.unitId && open.segment.lineId === segment.lineId
    if (open && isSame && dayAfter(open.to) === day) Object.assign(open, { to, last: holding, lastSegment: segment })
    else stays.push({ classCode, segment, holding, from: day, to, last: holding, lastSegment: segment })
  })
  return stays
}

type RichStay = ReturnType<typeof staysOf>[number]

/** Why a stretch begins, given the one that ends the day before. */
function reasonIn(stay: RichStay, before: RichStay | undefined): LedgerReason {
  if (before && dayAfter(before.to) === stay.from) return reasonBetween(before, stay)
  if (stay.holding.startsOn === stay.from) return stay.holding.isRenewal ? 'renewed' : 'granted'
  return stay.segment.startsOn === stay.from ? 'joined' : 'classChanged'
}

function reasonBetween(before: RichStay, after: RichStay): LedgerReason {
  const hasMoved = before.segment.unitId !== after.segment.unitId || before.segment.lineId !== after.segment.lineId
  if (!hasMoved) return 'classChanged'
  return before.lastSegment.endReason === 'reorganised' ? 'reorganised' : 'transferred'
}

/** Why a stretch ends, given the one that begins the day after. */
function reasonOut(stay: RichStay, after: RichStay | undefined): LedgerReason {
  if (after && dayAfter(stay.to) === after.from) return reasonBetween(stay, after)
  if (stay.lastSegment.endsOn === stay.to) {
    const why = stay.lastSegment.endReason
    return why === 'retired' || why === 'deceased' ? why : 'left'
  }
  if (stay.last.endsOn === stay.to) return stay.last.state === 'revoked' ? 'revoked' : 'expired'
  return 'classChanged'
}

function retainedRows(personId: string, stays: RichStay[]): LedgerRow[] {
  return stays.flatMap((stay, index) => {
    const place = {
      kind: 'retained' as const,
      classCode: stay.classCode,
      cycleId: null,
      personId,
      lineId: stay.segment.lineId,
      unitId: stay.segment.unitId,
    }
    const rows: LedgerRow[] = [{ ...place, holdingId: stay.holding.id, day: stay.from, delta: 1, reason: reasonIn(stay, stays[index - 1]) }]
    if (stay.to !== FOREVER)
      rows.push({ ...place, holdingId: stay.last.id, day: dayAfter(stay.to), delta: -1, reason: reasonOut(stay, stays[index + 1]) })
    return rows
  })
}

function cultivatedRows(person: PersonHistory, holdings: CountedHolding[], rules: CountingRules): LedgerRow[] {
  const places = belonging(person)
  const grants = holdings.filter((holding) => !holding.isRenewal).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return rules.cycles.flatMap((cycle) =>
    rules.classes.flatMap((counted): LedgerRow[] => {
      for (const grant of grants) {
        if (grant.startsOn < cycle.startsOn || grant.startsOn > cycle.endsOn || !counted.titleCodes.includes(grant.titleCode)) continue
        const place = segmentOn(places, grant.startsOn)
        if (!place) continue
        return [
          {
            kind: 'cultivated',
            classCode: counted.code,
            cycleId: cycle.id,
            personId: person.personId,
            holdingId: grant.id,
            lineId: place.lineId,
            unitId: place.unitId,
            day: grant.startsOn,
            delta: 1,
            reason: 'granted',
          },
        ]
      }
      return []
    }),
  )
}

/**
 * One person's dated +1 / −1 rows.
 * Retained: in each plan the person counts in the class that holds the highest title active that day, under that day's unit and line, only
 * while in office; the −1 is dated the day after the last day. Every title also counts as a class of its own (`titleClassCode`), for the ladder.
 * Cultivated: once per class and cycle, at the first grant in the cycle that is no renewal, and never taken back unless annulled.
 */
export function ledgerEntries(person: PersonHistory, rules: CountingRules): LedgerRow[] {
  const titles = new Map(rules.titles.map((title) => [title.code, title]))
  const ranks = new Map(rules.titles.map((title) => [title.code, title.rank]))
  const holdings = person.holdings.filter((holding) => holding.state !== 'annulled' && titles.has(holding.titleCode))
  if (holdings.length === 0) return []
  const segments = inOffice(person)
  const rows = (['summit', 'highland'] as const).flatMap((plan) => {
    const own = holdings.filter((holding) => titles.get(holding.titleCode)?.plan === plan)
    if (own.length === 0) return []
    const classOf = new Map(
      rules.classes
        .filter((item) => item.plan === plan)
        .flatMap(({ code, titleCodes }) => titleCodes.map((title) => [title, code] as const)),
    )
    return [
      ...retainedRows(
        person.personId,
        staysOf(segments, own, ranks, (title) => classOf.get(title) ?? null),
      ),
      ...retainedRows(person.personId, staysOf(segments, own, ranks, titleClassCode)),
    ]
  })
  return [...rows, ...cultivatedRows(person, holdings, rules)]
}
