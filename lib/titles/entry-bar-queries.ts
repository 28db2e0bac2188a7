import 'server-only'
import { toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { DEFAULT_RULE, type EntryBar, entryBarOf } from './management-rule'

/** Per person the stretches in which no title may be granted; people without one are absent. One query. */
export async function readEntryBars(reader: Reader, personIds: readonly string[]): Promise<Map<string, EntryBar[]>> {
  const rows = await reader.holding.findMany({
    where: { personId: { in: [...personIds] }, state: 'revoked', endKind: { in: ['sanction', 'assessment'] } },
    select: { personId: true, endKind: true, endsOn: true, title: { select: { name: true, managementRule: true } } },
    orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
  })
  const bars = new Map<string, EntryBar[]>()
  for (const { personId, endKind, endsOn, title } of rows) {
    const bar = entryBarOf({ titleName: title.name, endKind, endsOn: toDateOnlyOrNull(endsOn) }, title.managementRule ?? DEFAULT_RULE)
    if (bar) bars.set(personId, [...(bars.get(personId) ?? []), bar])
  }
  return bars
}
