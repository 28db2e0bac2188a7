import { type DateOnly, earlierOf, formatDate, laterOf } from '@/lib/platform/dates'

export type Span = { startsOn: DateOnly; endsOn: DateOnly }

export type Booking = Span & { unitName: string }
export type Absence = Span & { word: string }

/** What decides whether somebody can be called up. */
export type CallUpFacts = {
  name: string
  status: 'active' | 'left' | 'retired' | 'deceased'
  affiliation: 'internal' | 'external'
  /** Holds a title, or was added to a category by the office, on the day asked about. */
  isInPool: boolean
  /** Last day before retirement; null where it cannot be known. */
  lastDayInOffice: DateOnly | null
  /** Already belongs to the body that asks. */
  isOwn: boolean
  absences: readonly Absence[]
  /** Agreed and completed call-ups. */
  bookings: readonly Booking[]
}

export function overlaps(a: Span, b: Span): boolean {
  return a.startsOn <= b.endsOn && b.startsOn <= a.endsOn
}

const days = ({ startsOn, endsOn }: Span) => (startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)}至${formatDate(endsOn)}`)

const GONE: Record<'left' | 'retired' | 'deceased', string> = { left: '已调离本市', retired: '已退休', deceased: '已去世' }

/** Why a person cannot be called up on these days, as a sentence that names them; null when they can. Both ends of a span count. */
export function whyNotAvailable(facts: CallUpFacts, span: Span): string | null {
  const { name } = facts
  if (facts.affiliation === 'external') return `${name}不是本市人员，不能从人才库调用。`
  if (facts.status !== 'active') return `${name}${GONE[facts.status]}，不能调用。`
  if (facts.lastDayInOffice !== null && facts.lastDayInOffice < span.endsOn)
    return `${name}在职到${formatDate(facts.lastDayInOffice)}，早于调用结束的日期，不能调用。`
  if (!facts.isInPool) return `${name}在${formatDate(span.startsOn)}没有有效称号，不在人才库，不能调用。`
  if (facts.isOwn) return `${name}就在申请单位，不需要调用。`
  const away = facts.absences.find((absence) => overlaps(absence, span))
  if (away) return `${name}${days(away)}不在岗（${away.word}），不能调用。`
  const booking = facts.bookings.find((booked) => overlaps(booked, span))
  if (booking) return `${name}${days(booking)}已由${booking.unitName}调用，时间重叠。`
  return null
}

/** The days that two spans share; null when none. */
export function sharedDays(a: Span, b: Span): Span | null {
  return overlaps(a, b) ? { startsOn: laterOf(a.startsOn, b.startsOn), endsOn: earlierOf(a.endsOn, b.endsOn) } : null
}
