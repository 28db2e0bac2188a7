import { nameSyllables } from '@/lib/platform/search/name-pinyin'

const PIECE = 4
const MAX_CHARACTERS = 60
const MAX_TEXT = 200
/** Longer runs of letters are cut to this, both when stored and when looked up. */
const MAX_PREFIX = 24
/** No stored token holds a blank: looking for one finds nobody. */
const NOBODY = [' ']

/** What spelling does not tell apart: width, case, blanks, the dots inside names, characters no one can see or PostgreSQL cannot hold. */
function fold(text: string, limit: number): string[] {
  const folded = text
    .slice(0, limit * 4)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{C}·•・‧∙．'’]/gu, '')
  return [...folded].slice(0, limit)
}

function pieces(characters: readonly string[], longest: number): string[] {
  const found: string[] = []
  for (let start = 0; start < characters.length; start++) {
    for (let length = 1; length <= longest && start + length <= characters.length; length++) {
      found.push(characters.slice(start, start + length).join(''))
    }
  }
  return found
}

function prefixes(text: string): string[] {
  const characters = [...text].slice(0, MAX_PREFIX)
  return characters.map((_, index) => characters.slice(0, index + 1).join(''))
}

function firstCharacters(text: string): string {
  return [...text].slice(0, MAX_PREFIX).join('')
}

function syllableTokens(syllables: readonly string[]): string[] {
  const initials = syllables.map((syllable) => [...syllable][0] ?? '')
  return [
    ...prefixes(syllables.join('')),
    ...prefixes(initials.join('')),
    ...pieces(syllables, PIECE).map(firstCharacters),
    ...pieces(initials, PIECE),
    // A given name typed from its own beginning, letter by letter.
    ...prefixes(syllables.slice(1).join('')),
    // The surname in full and the given name by its initials.
    ...prefixes((syllables[0] ?? '') + initials.slice(1).join('')),
  ]
}

/**
 * What a name is found by: every run of up to four characters, its pinyin from the first letter on, every run of whole syllables, its initials.
 * Kept by the write path beside the name and matched with `@>` against `queryTokens`.
 */
export function nameTokens(name: string): string[] {
  const syllables = nameSyllables(name.replace(/\p{C}/gu, ''))
  const plain = syllables.map((syllable) => syllable.replaceAll('v', 'u'))
  const tokens = [...pieces(fold(name, MAX_CHARACTERS), PIECE), ...syllableTokens(syllables), ...syllableTokens(plain)]
  return [...new Set(tokens)].filter((token) => token !== '').sort()
}

/** Runs of letters and digits are looked up whole; everything else by its runs of four. */
function scriptRuns(characters: readonly string[]): { isLatin: boolean; characters: string[] }[] {
  const runs: { isLatin: boolean; characters: string[] }[] = []
  for (const character of characters) {
    const isLatin = /[a-z0-9ü]/.test(character)
    const last = runs.at(-1)
    if (last && last.isLatin === isLatin) last.characters.push(character)
    else runs.push({ isLatin, characters: [character] })
  }
  return runs
}

function windows(characters: readonly string[], size: number): string[] {
  if (characters.length <= size) return [characters.join('')]
  return Array.from({ length: characters.length - size + 1 }, (_, start) => characters.slice(start, start + size).join(''))
}

/**
 * The tokens that a name must all have to match what was typed: `nameTokens @> queryTokens`.
 * Blank input gives none (no filter); input in which nothing can be looked for gives a token that nobody has.
 */
export function queryTokens(query: string): string[] {
  const characters = fold(query, MAX_CHARACTERS)
  if (characters.length === 0) return query.trim() === '' ? [] : NOBODY
  const tokens = scriptRuns(characters).flatMap((run) =>
    run.isLatin ? [run.characters.join('').replaceAll('ü', 'v').slice(0, MAX_PREFIX)] : windows(run.characters, PIECE),
  )
  return [...new Set(tokens)]
}

/** What specialities are found by: single characters and pairs of neighbours. */
export function specialityTokens(specialities: readonly string[]): string[] {
  const tokens = specialities.flatMap((speciality) => pieces(fold(speciality, MAX_TEXT), 2))
  return [...new Set(tokens)].sort()
}

/** The tokens that a speciality must all have: `specialityTokens @> specialityQueryTokens`. Blank input gives none. */
export function specialityQueryTokens(query: string): string[] {
  const characters = fold(query, MAX_CHARACTERS)
  if (characters.length === 0) return query.trim() === '' ? [] : NOBODY
  return [...new Set(windows(characters, 2))]
}
