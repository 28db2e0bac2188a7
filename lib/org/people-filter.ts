import { z } from 'zod'

/** What a people list's address says. Unknown or wrong values fall away, so that an old link still opens. */
export const peopleFilterSchema = z.object({
  q: z.string().trim().max(60).catch(''),
  unit: z.string().max(64).optional().catch(undefined),
  line: z.string().max(64).optional().catch(undefined),
  status: z.enum(['active', 'left', 'retired', 'deceased', 'all']).catch('active'),
  kind: z.enum(['internal', 'external']).catch('internal'),
  holder: z.enum(['yes', 'no']).optional().catch(undefined),
  sort: z.enum(['name', '-name', '-created']).catch('name'),
  after: z.string().max(64).optional().catch(undefined),
  before: z.string().max(64).optional().catch(undefined),
  columns: z.string().max(200).optional().catch(undefined),
})
export type PeopleFilter = z.output<typeof peopleFilterSchema>

/** Long runs of digits are identity numbers or phones: they are never searched through an address. */
export function looksLikeIdentity(text: string): boolean {
  return /\d{11,}/.test(text.normalize('NFKC').replace(/\s/g, ''))
}

/** @param params as an address gives them; of a repeated key the first counts */
export function parsePeopleFilter(params: Record<string, string | string[] | undefined>): PeopleFilter {
  const single = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]))
  const filter = peopleFilterSchema.parse({ ...single, q: single.q ?? '' })
  return looksLikeIdentity(filter.q) ? { ...filter, q: '' } : filter
}

export const PEOPLE_COLUMNS = [
  'name',
  'sex',
  'age',
  'unit',
  'line',
  'post',
  'education',
  'politicalStatus',
  'workStart',
  'titles',
  'status',
  'idNumber',
  'phone',
] as const
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]

export const PEOPLE_COLUMN_LABELS: Record<PeopleColumn, string> = {
  name: '姓名',
  sex: '性别',
  age: '出生年月',
  unit: '单位',
  line: '条线',
  post: '职务',
  education: '学历',
  politicalStatus: '政治面貌',
  workStart: '参加工作',
  titles: '称号',
  status: '状态',
  idNumber: '身份证号',
  phone: '手机号码',
}

export const DEFAULT_COLUMNS: readonly PeopleColumn[] = ['name', 'sex', 'age', 'unit', 'line', 'post', 'education', 'titles', 'status']

export function chosenColumns(filter: PeopleFilter): PeopleColumn[] {
  const wanted = filter.columns?.split(',') ?? []
  const chosen = PEOPLE_COLUMNS.filter((column) => column === 'name' || wanted.includes(column))
  return wanted.length === 0 ? [...DEFAULT_COLUMNS] : chosen
}
