import { addDays, type DateOnly, FOREVER, laterOf } from '@/lib/platform/dates'

export type SpellEndReason = 'transferred' | 'left' | 'retired' | 'deceased' | 'reorganised'

/** Where a person belonged, both days counted. */
export type Spell = {
  unitId: string
  lineId: string
  startsOn: DateOnly
  endsOn: DateOnly | null
  endReason: SpellEndReason | null
}

export type PersonPlace = {
  affiliation: 'internal' | 'external'
  status: 'active' | 'left' | 'retired' | 'deceased'
  /** First day of the status. */
  statusOn: DateOnly | null
  spells: Spell[]
  /** Last day in office by retirement; null where unknown. */
  lastDay: DateOnly | null
}

/** A stretch of days in one unit and line, `endsOn` included; FOREVER without end. */
export type Segment = { unitId: string; lineId: string; startsOn: DateOnly; endsOn: DateOnly; endReason: SpellEndReason | null }

function cut(segment: Segment, lastDay: DateOnly | null, endReason: SpellEndReason): Segment {
  if (lastDay === null || segment.endsOn <= lastDay) return segment
  return { ...segment, endsOn: lastDay, endReason }
}

/**
 * The days on which a person belongs to the city's units, in order, before any thought of retirement: nobody from outside; an open spell of
 * somebody who left ends the day before the status took effect.
 */
export function belonging(person: PersonPlace): Segment[] {
  if (person.affiliation === 'external') return []
  const goneOn = person.status !== 'active' && person.statusOn ? addDays(person.statusOn, -1) : null
  return person.spells
    .map((spell) => ({ ...spell, endsOn: spell.endsOn ?? FOREVER }))
    .map((segment) => (segment.endsOn === FOREVER && person.status !== 'active' ? cut(segment, goneOn, person.status) : segment))
    .filter((segment) => segment.startsOn <= segment.endsOn)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
}

/** The days on which a person is in office: belonging, up to the last day before retirement. */
export function inOffice(person: PersonPlace): Segment[] {
  return belonging(person)
    .map((segment) => cut(segment, person.lastDay, 'retired'))
    .filter((segment) => segment.startsOn <= segment.endsOn)
}

export function segmentOn(segments: readonly Segment[], day: DateOnly): Segment | null {
  return segments.find((segment) => segment.startsOn <= day && day <= segment.endsOn) ?? null
}

/** Last day of any of the segments; null when there is none. */
export function lastDayOf(segments: readonly Segment[]): DateOnly | null {
  return segments.reduce<DateOnly | null>((latest, { endsOn }) => (latest === null ? endsOn : laterOf(latest, endsOn)), null)
}
