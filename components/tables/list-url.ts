/** Query of a list as the page got it; empty values are left out. */
export type ListParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** Keys that point to a page of the old list, so a new filter or sort drops them. */
const pagingKeys = ['after', 'before']

export function listValues(params: ListParams, key: string): string[] {
  const value = params[key]
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : [...value]
  return values.filter((one) => one !== '')
}

export function firstValue(params: ListParams, key: string): string {
  return listValues(params, key)[0] ?? ''
}

/** The address of the same list with some keys changed; `undefined` and the empty string take a key away. */
export function hrefWith(path: string, params: ListParams, changes: ListParams, options: { keepPaging?: boolean } = {}): string {
  const dropped = options.keepPaging || pagingKeys.some((key) => key in changes) ? [] : pagingKeys
  const query = new URLSearchParams()
  for (const key of new Set([...Object.keys(params), ...Object.keys(changes)])) {
    if (key in changes) for (const value of listValues(changes, key)) query.append(key, value)
    else if (!dropped.includes(key)) for (const value of listValues(params, key)) query.append(key, value)
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** For pages: the address of the next or previous page by key, replacing any other paging key. */
export function pageHref(path: string, params: ListParams, key: 'after' | 'before', value: string | null | undefined): string | undefined {
  return value ? hrefWith(path, params, { after: undefined, before: undefined, [key]: value }) : undefined
}

export type SortState = { href: string; direction?: 'asc' | 'desc' }

/** `sort=name` ascends and `sort=-name` descends; a click on the sorted column turns it round. */
export function sortBy(path: string, params: ListParams, column: string, defaultSort = ''): SortState {
  const now = firstValue(params, 'sort') || defaultSort
  const direction = now === column ? 'asc' : now === `-${column}` ? 'desc' : undefined
  return { href: hrefWith(path, params, { sort: direction === 'asc' ? `-${column}` : column }), direction }
}
