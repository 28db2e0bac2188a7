import { type DateOnly, isDateOnly } from '@/lib/platform/dates'

export type PersonsKind = 'retained' | 'cultivated' | 'expiring'

/** Which number is opened: the same filters as the number itself. */
export type PersonsFilter = {
  kind: PersonsKind
  classCode?: string
  cycleId?: string
  lineId?: string
  unitId?: string
  asOf?: DateOnly
  /** For `expiring`: last day of the window; the cycle's last day where absent. */
  expiringBefore?: DateOnly
  after?: string
}

export type PersonBehind = {
  /** Unique within the list. */
  key: string
  personId: string
  name: string
  post: string | null
  /** Under which the person counts on the day. */
  unitName: string
  lineName: string
  className: string
  titles: { name: string; plan: 'summit' | 'highland'; startsOn: DateOnly; endsOn: DateOnly | null }[]
  /** First day in this count, and why. */
  since: DateOnly
  sinceReason: string
  /** Day from which the person is known to count no more, and why; null where unknown. */
  leavesOn: DateOnly | null
  leaveReason: string | null
  /** In the list of who leaves: whether a term that ends may be followed by another, and why; null where no term ends. */
  renewal: { canRenew: boolean; why: string } | null
  canOpen: boolean
}

export type PersonsBehind = {
  kind: PersonsKind
  /** The whole list's length: equal to the number that was opened. */
  count: number
  rows: PersonBehind[]
  nextAfter: string | null
  asOf: DateOnly
  until: DateOnly
  cycleName: string
  className: string
  lineName: string | null
  unitName: string | null
}

/** A place in the list: the last row's sort key. */
export type PersonsCursor = { pinyin: string; personId: string; classCode: string; day: DateOnly }

export function writeCursor(cursor: PersonsCursor): string {
  return Buffer.from(JSON.stringify([cursor.pinyin, cursor.personId, cursor.classCode, cursor.day])).toString('base64url')
}

/** Null for a text that is no cursor. */
export function readCursor(text: string | undefined): PersonsCursor | null {
  if (!text) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== 4 || !parts.every((part) => typeof part === 'string')) return null
    const [pinyin, personId, classCode, day] = parts as [string, string, string, string]
    return isDateOnly(day) ? { pinyin, personId, classCode, day } : null
  } catch {
    return null
  }
}
