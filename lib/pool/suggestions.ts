import { specialityQueryTokens, specialityTokens } from '@/lib/platform/search/tokens'

export type Candidate = {
  personId: string
  name: string
  namePinyin: string
  specialities: readonly string[]
  lineId: string
  /** 1 is the highest. */
  bestRank: number
  titles: readonly string[]
  /** Days called up in the current year. */
  daysThisYear: number
}

export type Wanted = { words: readonly string[]; lineId: string | null }

export type Suggestion<Known extends Candidate> = { candidate: Known; matched: string[]; reason: string }

/** The words of a speciality as it was typed: 工程造价、招标. At most five. */
export function specialityWords(text: string): string[] {
  const words = text
    .split(/[\s,，、;；/]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  return [...new Set(words)].slice(0, 5)
}

/** Words that stand in one of the specialities, by the same pieces that the list searches by. */
export function matchedWords(specialities: readonly string[], words: readonly string[]): string[] {
  const tokens = specialities.map((speciality) => new Set(specialityTokens([speciality])))
  return words.filter((word) => tokens.some((known) => specialityQueryTokens(word).every((token) => known.has(token))))
}

/**
 * Who to propose first: more of the wanted words, then the wanted line, then fewer days called up this year, then the higher title, then the
 * name. Who has none of the words is left out. Each carries the reason for its place.
 */
export function rankSuggestions<Known extends Candidate>(candidates: readonly Known[], wanted: Wanted): Suggestion<Known>[] {
  const found = candidates
    .map((candidate) => ({ candidate, matched: matchedWords(candidate.specialities, wanted.words) }))
    .filter(({ matched }) => wanted.words.length === 0 || matched.length > 0)
  const isInLine = (candidate: Known) => wanted.lineId !== null && candidate.lineId === wanted.lineId
  found.sort(
    (a, b) =>
      b.matched.length - a.matched.length ||
      Number(isInLine(b.candidate)) - Number(isInLine(a.candidate)) ||
      a.candidate.daysThisYear - b.candidate.daysThisYear ||
      a.candidate.bestRank - b.candidate.bestRank ||
      compare(a.candidate.namePinyin, b.candidate.namePinyin) ||
      compare(a.candidate.personId, b.candidate.personId),
  )
  return found.map(({ candidate, matched }) => ({
    candidate,
    matched,
    reason: [
      matched.length > 0 ? `专长含“${matched.join('”“')}”` : null,
      isInLine(candidate) ? '条线相符' : null,
      candidate.daysThisYear === 0 ? '本年还没有被调用' : `本年已调用 ${candidate.daysThisYear} 天`,
      candidate.titles[0] ?? null,
    ]
      .filter(Boolean)
      .join('，'),
  }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
