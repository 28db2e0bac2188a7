import { z } from 'zod'
import { looksLikeIdentity } from '@/lib/org/people-filter'
import { type DateOnly, earlierOf, isDateOnly, laterOf } from '@/lib/platform/dates'
import type { Span } from './availability'

const id = z.string().max(64).optional().catch(undefined)
const day = z
  .string()
  .refine((text) => isDateOnly(text))
  .optional()
  .catch(undefined)
/** Texts of any length come in by an address; what is looked for is their beginning. */
const words = z
  .string()
  .transform((text) => [...text.replace(/\p{C}/gu, '')].slice(0, 60).join('').trim())
  .catch('')

/** What the desk pool's address says. Unknown or wrong values fall away, so that an old link still opens. */
export const poolFilterSchema = z.object({
  q: words,
  speciality: words,
  line: id,
  unit: id,
  title: id,
  plan: z.enum(['summit', 'highland']).optional().catch(undefined),
  category: id,
  standing: z.enum(['active', 'ended', 'all']).catch('active'),
  open: z.enum(['yes', 'no']).optional().catch(undefined),
  /** `today`, or with days below: only who can be called up then. */
  free: z.enum(['today', 'span']).optional().catch(undefined),
  from: day,
  to: day,
  sort: z.enum(['rank', 'name', '-name']).catch('rank'),
  after: z.string().max(200).optional().catch(undefined),
  before: z.string().max(200).optional().catch(undefined),
  columns: z.string().max(200).optional().catch(undefined),
})
export type PoolFilter = z.output<typeof poolFilterSchema>

type Query = Readonly<Record<string, string | readonly string[] | undefined>>

/** @param params as an address gives them; of a repeated key the first counts */
export function parsePoolFilter(params: Query): PoolFilter {
  const single = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? value : value?.[0]]))
  const filter = poolFilterSchema.parse(single)
  return looksLikeIdentity(filter.q) ? { ...filter, q: '' } : filter
}

/** The days whose availability the list tells, and whether it holds only who is free then. Days the wrong way round are turned. */
export function askedDays(filter: PoolFilter, today: DateOnly): Span & { isOnly: boolean } {
  const from = filter.from ?? filter.to
  if (!from) return { startsOn: today, endsOn: today, isOnly: filter.free !== undefined }
  const to = filter.to ?? from
  return { startsOn: earlierOf(from, to), endsOn: laterOf(from, to), isOnly: true }
}

const KEPT_KEYS = [
  'q',
  'speciality',
  'line',
  'unit',
  'title',
  'plan',
  'category',
  'standing',
  'open',
  'free',
  'from',
  'to',
  'sort',
  'columns',
]

/** The address of a filter without its page: what a kept search stores. Unknown keys and defaults are left out. */
export function keptQuery(query: string): string {
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  const parsed = parsePoolFilter(Object.fromEntries(given)) as Record<string, unknown>
  for (const key of KEPT_KEYS) {
    const value = given.has(key) ? parsed[key] : undefined
    if (typeof value === 'string' && value !== '') kept.set(key, value)
  }
  return kept.toString()
}

type Key = { bestRank: number; namePinyin: string; personId: string }

/** The place in the list after which, or before which, a page lies. */
export function encodePoolKey({ bestRank, namePinyin, personId }: Key): string {
  return `${bestRank}~${namePinyin}~${personId}`
}

export function decodePoolKey(text: string | undefined): Key | null {
  const parts = (text ?? '').split('~')
  const [rank, namePinyin, personId] = parts
  if (parts.length !== 3 || !rank || !personId || namePinyin === undefined || !/^\d{1,9}$/.test(rank)) return null
  return { bestRank: Number(rank), namePinyin, personId }
}

export const POOL_COLUMNS = ['name', 'unit', 'line', 'titles', 'specialities', 'availability', 'callUps', 'open'] as const
export type PoolColumn = (typeof POOL_COLUMNS)[number]

export const POOL_COLUMN_LABELS: Record<PoolColumn, string> = {
  name: '姓名',
  unit: '单位',
  line: '条线',
  titles: '称号',
  specialities: '专业特长',
  availability: '可否调用',
  callUps: '本年调用',
  open: '对外公开',
}

const HIDDEN: readonly PoolColumn[] = ['open']

export function chosenPoolColumns(filter: PoolFilter): PoolColumn[] {
  const wanted = filter.columns?.split(',') ?? []
  if (wanted.length === 0) return POOL_COLUMNS.filter((column) => !HIDDEN.includes(column))
  return POOL_COLUMNS.filter((column) => column === 'name' || wanted.includes(column))
}
