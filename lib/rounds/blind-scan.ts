/**
 * Looking for names in what reviewers of a blind round are served. White space and middle dots between characters do not hide a name, and a
 * short name inside a longer one is told once.
 */

export type ScanTermKind = 'candidate' | 'unit' | 'colleague'
export type ScanTerm = { kind: ScanTermKind; term: string }
export type ScanPart = { place: string; text: string }
export type ScanHit = { kind: ScanTermKind; term: string; place: string; excerpt: string; times: number }

const around = 14

/** One hit a term, at its first place, with how often it stands there in all. Names of one character are left alone. */
export function findNames(parts: readonly ScanPart[], terms: readonly ScanTerm[]): ScanHit[] {
  const order = [...new Map(terms.map((each) => [plain(each.term), each])).entries()]
    .filter(([term]) => [...term].length > 1)
    .sort(([a], [b]) => b.length - a.length)
  const hits = new Map<string, ScanHit>()
  for (const part of parts) {
    const text = plain(part.text)
    const taken = new Uint8Array(text.length)
    for (const [term, { kind }] of order)
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
        if (taken[at] || taken[at + term.length - 1]) continue
        taken.fill(1, at, at + term.length)
        const known = hits.get(term)
        if (known) known.times += 1
        else hits.set(term, { kind, term, place: part.place, excerpt: excerptOf(text, at, term.length), times: 1 })
      }
  }
  return [...hits.values()]
}

/** Radicals and compatibility forms that PDF programs write for ordinary characters, and wide letters and digits; punctuation stays as written. */
const variant = /[\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu

function plain(text: string): string {
  return text.replace(variant, (character) => character.normalize('NFKC')).replace(/[\s·•・]/gu, '')
}

function excerptOf(text: string, at: number, length: number): string {
  const from = Math.max(0, at - around)
  const to = Math.min(text.length, at + length + around)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

/** What of the findings keeps a blind review from starting: the candidate or the unit can be read, or a file cannot be made blind. */
export function isHindrance(finding: { kind: string; isServed: boolean; acknowledgedAt: Date | null; closedAt: Date | null }): boolean {
  return finding.isServed && finding.closedAt === null && finding.acknowledgedAt === null && finding.kind !== 'colleague'
}
