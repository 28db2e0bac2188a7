/** Filter of the public pool, as its address says it. */
export type PublicFilter = {
  q: string
  line: string[]
  title: string[]
  plan: '' | 'summit' | 'highland'
  unit: string
  after: string
  before: string
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>

const MAX_QUERY = 50
const MAX_CHOICES = 20

function many(query: Query, key: string): string[] {
  const value = query[key]
  const values = typeof value === 'string' ? [value] : [...(value ?? [])]
  return values
    .map(clean)
    .filter((item) => item !== '')
    .slice(0, MAX_CHOICES)
}

/** Without control characters, which no database text holds; never endless. */
function clean(text: string): string {
  return [...text.replace(/\p{C}/gu, '')]
    .slice(0, MAX_QUERY * 4)
    .join('')
    .trim()
}

/** Whether more was typed than is looked for. */
export function isQueryCut(query: Query): boolean {
  const value = query.q
  const text = typeof value === 'string' ? value : (value?.[0] ?? '')
  return [...text.trim()].length > MAX_QUERY
}

/** The titles that a list holds: those chosen, of the plan chosen; a title that nobody has where the two exclude each other. */
export function wantedTitles(filter: Pick<PublicFilter, 'title' | 'plan'>, titles: readonly { code: string; plan: string }[]): string[] {
  if (filter.plan === '') return filter.title
  const ofPlan = titles.filter(({ plan }) => plan === filter.plan).map(({ code }) => code)
  const both = filter.title.length > 0 ? filter.title.filter((code) => ofPlan.includes(code)) : ofPlan
  return both.length > 0 ? both : [' ']
}

/** Whatever the address says becomes a filter: strange input finds nothing, it breaks nothing. */
export function readPublicFilter(query: Query): PublicFilter {
  const plan = many(query, 'plan')[0]
  return {
    q: [...(many(query, 'q')[0] ?? '')].slice(0, MAX_QUERY).join(''),
    line: many(query, 'line'),
    title: many(query, 'title'),
    plan: plan === 'summit' || plan === 'highland' ? plan : '',
    unit: many(query, 'unit')[0] ?? '',
    after: many(query, 'after')[0] ?? '',
    before: many(query, 'before')[0] ?? '',
  }
}

type Key = { namePinyin: string; personId: string }

/** The place in the list after which, or before which, a page lies. */
export function encodeKey(key: Key): string {
  return `${key.namePinyin}~${key.personId}`
}

export function decodeKey(text: string): Key | null {
  const at = text.lastIndexOf('~')
  return at < 0 ? null : { namePinyin: text.slice(0, at), personId: text.slice(at + 1) }
}
