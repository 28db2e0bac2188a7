import type { DateOnly } from '@/lib/platform/dates'
import type { AwardOdds, Range } from '@/lib/rounds/award-odds'

/** What rounds under way are expected to add to the counts by the end of a cycle. */

/** One candidate, and whether an award would raise the count of the class: not who counts in it at the cycle's end anyway. */
export type OutlookCandidate = { lineId: string; isGain: boolean }

export type ClassOutlook = {
  roundId: string
  name: string
  stageName: string
  classCode: string
  conferralOn: DateOnly | null
  places: number | null
  /** All candidates of the round, also those out of the filter: what places are shared among. */
  inPlay: number
  /** Candidates within the filter. */
  candidates: OutlookCandidate[]
  odds: AwardOdds
}

export type ExpectedGain = Omit<ClassOutlook, 'candidates'> & {
  /** Candidates within the filter, and those of them that would raise the count. */
  candidateCount: number
  gainingCount: number
  /** When they would count; null when only after the cycle's end: then nothing is added. */
  on: DateOnly | null
  /** Awards that raise the count, whole numbers. */
  gain: Range
  byLine: Record<string, Range>
}

const NOTHING: Range = { low: 0, expected: 0, high: 0 }

/** The share awarded, never more than the places allow. */
function limitedShare(odds: Range, places: number | null, inPlay: number): Range {
  const most = places === null || inPlay === 0 ? 1 : Math.min(1, places / inPlay)
  return { low: Math.min(odds.low, most), expected: Math.min(odds.expected, most), high: Math.min(odds.high, most) }
}

/** Whole persons: the low end rounded down, the middle to the nearest, the high end up, never beyond who is there or the places. */
function wholeRange(count: number, share: Range, places: number | null): Range {
  const cap = Math.min(count, places ?? count)
  return {
    low: Math.min(cap, Math.floor(count * share.low)),
    expected: Math.min(cap, Math.round(count * share.expected)),
    high: Math.min(cap, Math.ceil(count * share.high)),
  }
}

/** What one round adds to its class by `until`; a round without a day of conferral is counted on the last day. */
export function expectedGain(outlook: ClassOutlook, asOf: DateOnly, until: DateOnly): ExpectedGain {
  const { candidates, ...round } = outlook
  const planned = outlook.conferralOn ?? until
  const day = planned <= asOf ? until : planned
  const on = day > until ? null : day
  const gaining = candidates.filter((candidate) => candidate.isGain)
  const share = limitedShare(outlook.odds, outlook.places, outlook.inPlay)
  const lines = [...new Set(gaining.map((candidate) => candidate.lineId))]
  const counted = (count: number) => (on === null ? NOTHING : wholeRange(count, share, outlook.places))
  return {
    ...round,
    candidateCount: candidates.length,
    gainingCount: gaining.length,
    on,
    gain: counted(gaining.length),
    byLine: Object.fromEntries(lines.map((lineId) => [lineId, counted(gaining.filter((item) => item.lineId === lineId).length)])),
  }
}

export function addRanges(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (sum, range) => ({ low: sum.low + range.low, expected: sum.expected + range.expected, high: sum.high + range.high }),
    NOTHING,
  )
}

/** Gains of a class, of one line or of all within the filter. */
export function gainOf(gains: readonly ExpectedGain[], classCode: string, lineId: string | null): Range {
  return addRanges(
    gains.filter((gain) => gain.classCode === classCode).map((gain) => (lineId === null ? gain.gain : (gain.byLine[lineId] ?? NOTHING))),
  )
}

export type Forecast = Range & {
  /** The most that can be: the high end, and everybody whose term ends is renewed. */
  ceiling: number
}

/** @param atEnd held at the cycle's end by what is known; @param expired of those held today, whose term ends before */
export function forecastOf(atEnd: number, expired: number, gain: Range): Forecast {
  return { low: atEnd + gain.low, expected: atEnd + gain.expected, high: atEnd + gain.high, ceiling: atEnd + gain.high + expired }
}

/** The known line with the expected awards on it, day by day, and the band around it. */
export function forecastSteps(
  future: readonly { on: DateOnly; value: number }[],
  gains: readonly { on: DateOnly | null; gain: Range }[],
  expiries: readonly { on: DateOnly; count: number }[],
): { on: DateOnly; value: number; low: number; high: number }[] {
  const first = future[0]
  const last = future.at(-1)
  if (!first || !last) return []
  const days = new Set(future.map((point) => point.on))
  for (const { on, gain } of gains) if (on !== null && gain.high > 0 && on > first.on && on <= last.on) days.add(on)
  return [...days].sort().map((on) => {
    const known = future.reduce((value, point) => (point.on <= on ? point.value : value), first.value)
    const gained = addRanges(gains.filter((item) => item.on !== null && item.on > first.on && item.on <= on).map((item) => item.gain))
    const ended = expiries.filter((expiry) => expiry.on <= on).reduce((sum, expiry) => sum + expiry.count, 0)
    return { on, value: known + gained.expected, low: known + gained.low, high: known + gained.high + ended }
  })
}
