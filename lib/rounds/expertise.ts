/** How near a reviewer's field is to a candidate's, from 0 to 1, in hundredths: half by the line of work, half by the words of their specialities. */

export type Expertise = { lineId: string; specialities: readonly string[] }

function bigrams(texts: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const text of texts) {
    const letters = [...text.normalize('NFKC').replace(/[\s，、。；,.;]/g, '')]
    for (let index = 0; index + 1 < letters.length; index += 1) found.add(`${letters[index]}${letters[index + 1]}`)
  }
  return found
}

/** Overlap coefficient of the bigrams: shared ÷ the smaller set. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  if (smaller === 0) return 0
  return [...a].filter((part) => b.has(part)).length / smaller
}

export function expertiseMatch(reviewer: Expertise, candidate: Expertise): number {
  const words = overlap(bigrams(reviewer.specialities), bigrams(candidate.specialities))
  return Math.round((0.5 * Number(reviewer.lineId === candidate.lineId) + 0.5 * words) * 100) / 100
}
