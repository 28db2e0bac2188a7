/**
 * Near-equal projects (疑似重复申报): the same work entered again in another year, round or unit under a slightly different name. Two projects
 * are compared by the character bigrams of their normalised names and summaries (Jaccard index, |A ∩ B| ÷ |A ∪ B|; Broder, "On the
 * resemblance and containment of documents", 1997) and by their members. A hint for the office's check, never a verdict.
 *
 * Thresholds were chosen on invented pairs: re-worded names of one project stay above .6, names of different projects that share a usual
 * word (机制, 课堂) below .4; a summary of which half was rewritten is at about .35–.5.
 */

export type ComparedProject = { name: string; summary: string; memberIds: readonly string[] }

export type Likeness = {
  /** 0 to 1. */
  name: number
  summary: number
  sharedMemberIds: string[]
  /** Sentences; empty when the two are not alike. */
  reasons: string[]
  /** For sorting: the strongest of the signs. */
  strength: number
}

export const likenessThresholds = {
  name: 0.6,
  summary: 0.5,
  /** Both a little alike. */
  together: { name: 0.4, summary: 0.3 },
  /** With a member in common less is enough. */
  withMember: { name: 0.3, summary: 0.25 },
} as const

/** Words that say what kind of thing a project is, not which one. */
const kindWords = /文化品牌|品牌|创新成果|成果|项目/g

/** Letters and digits alone, full width and case folded, without the words that every project has. */
export function normaliseName(name: string): string {
  const bare = plain(name)
  const own = bare.replace(kindWords, '')
  return own.length >= 2 ? own : bare
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Pairs of neighbouring characters; a single character stands for itself. */
export function bigrams(text: string): Set<string> {
  const characters = [...text]
  if (characters.length === 1) return new Set(characters)
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

/** |A ∩ B| ÷ |A ∪ B|; 0 for two empty sets. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared += 1
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

/** Below this a summary says too little to be compared. */
const leastSummary = 20

/** Compares two projects; order does not matter. */
export function compareProjects(a: ComparedProject, b: ComparedProject): Likeness {
  const name = jaccard(bigrams(normaliseName(a.name)), bigrams(normaliseName(b.name)))
  const [one, other] = [plain(a.summary), plain(b.summary)]
  const summary = one.length < leastSummary || other.length < leastSummary ? 0 : jaccard(bigrams(one), bigrams(other))
  const sharedMemberIds = a.memberIds.filter((id) => b.memberIds.includes(id)).sort()
  const { together, withMember } = likenessThresholds
  const reasons: string[] = []
  const percent = (value: number) => `${Math.round(value * 100)}%`
  if (name === 1) reasons.push('名称相同。')
  else if (name >= likenessThresholds.name) reasons.push(`名称相近（相似度 ${percent(name)}）。`)
  if (summary === 1) reasons.push('内容摘要相同。')
  else if (summary >= likenessThresholds.summary) reasons.push(`内容摘要相近（相似度 ${percent(summary)}）。`)
  if (reasons.length === 0 && name >= together.name && summary >= together.summary)
    reasons.push(`名称和内容摘要都有相近之处（相似度 ${percent(name)}、${percent(summary)}）。`)
  const isAlikeWithMember = sharedMemberIds.length > 0 && (name >= withMember.name || summary >= withMember.summary)
  if (reasons.length === 0 && isAlikeWithMember) reasons.push(`名称或者内容摘要有相近之处（相似度 ${percent(Math.max(name, summary))}）。`)
  if (reasons.length > 0 && sharedMemberIds.length > 0) reasons.push(`有 ${sharedMemberIds.length} 位相同的成员。`)
  return { name, summary, sharedMemberIds, reasons, strength: Math.max(name, summary) + 0.1 * Math.min(sharedMemberIds.length, 3) }
}

const bands = 16
const rowsPerBand = 2

/**
 * What near-equal projects have in common, for finding them through an index: the bigrams of the name, and 16 bands of two rows of the
 * summary's MinHash signature. Names at the threshold always share a bigram; summaries at .5 share a band with a probability of 99 %.
 */
export function likenessTokens(name: string, summary: string): string[] {
  const ofName = [...bigrams(normaliseName(name))].slice(0, 60).map((pair) => `n${pair}`)
  const text = plain(summary)
  if (text.length < leastSummary) return ofName
  const signature = minHashes([...bigrams(text)], bands * rowsPerBand)
  const ofSummary = Array.from(
    { length: bands },
    (_, band) =>
      `s${band.toString(36)}${signature
        .slice(band * rowsPerBand, (band + 1) * rowsPerBand)
        .map((value) => value.toString(36))
        .join('.')}`,
  )
  return [...ofName, ...ofSummary]
}

/** The least hash of the items under each of `count` hash functions: two sets agree in each with a probability of their Jaccard index. */
function minHashes(items: readonly string[], count: number): number[] {
  const hashes = items.map(fnv)
  return Array.from({ length: count }, (_, index) => {
    const salt = Math.imul(index + 1, 0x9e3779b1)
    let least = 0xffffffff
    for (const hash of hashes) least = Math.min(least, mixed(hash ^ salt))
    return least
  })
}

/** FNV-1a, 32 bits. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** The last step of MurmurHash3: every bit of the input reaches every bit of the output. */
function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
