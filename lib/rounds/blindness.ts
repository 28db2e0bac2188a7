/**
 * Blind review: codes that say nothing, letters for the sheets of one candidate, and texts without names and units. Randomness
 * comes from the caller, so that a draw can be replayed and tests are exact.
 */

/** A whole number from 0 to below `limit`, each equally likely. */
export type RandomIndex = (limit: number) => number

/** A random order (Fisher and Yates) of the items; the items are not changed. */
export function permute<Item>(items: readonly Item[], random: RandomIndex): Item[] {
  const remaining = [...items]
  const order: Item[] = []
  while (remaining.length > 0) order.push(...remaining.splice(random(remaining.length), 1))
  return order
}

/** Candidate → 01, 02 … in random order, as wide as the count needs (at least two digits). Made after assignment. */
export function assignBlindCodes(candidateIds: readonly string[], random: RandomIndex): Map<string, string> {
  const width = Math.max(2, String(candidateIds.length).length)
  return new Map(permute([...candidateIds].sort(), random).map((id, index) => [id, String(index + 1).padStart(width, '0')]))
}

/** Sheet → letter within each candidate, in random order: what the office sees beside a score instead of a reviewer. */
export function assignLetters(sheets: readonly { candidateId: string; sheetId: string }[], random: RandomIndex): Map<string, string> {
  const letters = new Map<string, string>()
  const candidates = [...new Set(sheets.map((sheet) => sheet.candidateId))].sort()
  for (const candidateId of candidates) {
    const ids = sheets.filter((sheet) => sheet.candidateId === candidateId).map((sheet) => sheet.sheetId)
    for (const [index, sheetId] of permute(ids.sort(), random).entries()) letters.set(sheetId, letterAt(index))
  }
  return letters
}

/** A … Z, AA, AB … */
function letterAt(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterAt(Math.floor(index / 26) - 1) + last
}

export const hiddenName = '【人名已隐去】'
export const hiddenUnit = '【单位已隐去】'

export type Redaction = { text: string; hits: { kind: 'name' | 'unit'; found: string }[] }

/**
 * Hides names of people and units in a text, longest first, also where white space or a middle dot was put between characters.
 * Names of one character are left alone: they would hide half the text.
 */
export function redact(text: string, hide: { names: readonly string[]; units: readonly string[] }): Redaction {
  const terms = [
    ...hide.names.map((term) => ({ kind: 'name' as const, term: term.trim() })),
    ...hide.units.map((term) => ({ kind: 'unit' as const, term: term.trim() })),
  ].filter(({ term }) => [...term].length > 1)
  terms.sort((a, b) => b.term.length - a.term.length || (a.term < b.term ? -1 : 1))
  if (terms.length === 0) return { text, hits: [] }
  const pattern = new RegExp(terms.map(({ term }) => `(${loosely(term)})`).join('|'), 'gu')
  const hits: Redaction['hits'] = []
  const redacted = text.replace(pattern, (found: string, ...groups: unknown[]) => {
    const index = groups.slice(0, terms.length).findIndex((group) => group !== undefined)
    const kind = terms[index]?.kind ?? 'name'
    hits.push({ kind, found })
    return kind === 'name' ? hiddenName : hiddenUnit
  })
  return { text: redacted, hits }
}

function loosely(term: string): string {
  return [...term.replace(/[\s·]/gu, '')].map((character) => character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join('[\\s·]*')
}

/** Other ways in which a unit is commonly named: without the city, without the leading 市. */
export function unitAliases(unitName: string, cityName: string): string[] {
  const withoutCity = unitName.startsWith(cityName) ? unitName.slice(cityName.length) : unitName
  const shortCity = cityName.replace(/市$/, '')
  const names = [unitName, withoutCity, `市${withoutCity}`, unitName.startsWith(shortCity) ? unitName.slice(shortCity.length) : unitName]
  return [...new Set(names)].filter((name) => [...name].length >= 3)
}
