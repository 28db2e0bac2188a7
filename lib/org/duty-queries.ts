import 'server-only'
import { type DateOnly, fromDateOnly, startOfDay, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { DutyRow } from '@/lib/platform/duty'

/** Read rosters not confirmed, transfers not answered, and what was answered this year, per unit; sums without names. */
export async function loadOrgDuties(reader: Reader, unitIds: readonly string[], today: DateOnly): Promise<DutyRow[]> {
  const units = { in: [...unitIds] }
  const since = startOfDay(`${today.slice(0, 4)}-01-01`)
  const [rosters, imported, requests, answered] = await Promise.all([
    reader.importBatch.groupBy({ by: ['unitId'], where: { kind: 'people', state: 'ready', unitId: units }, _count: true }),
    reader.importBatch.groupBy({ by: ['unitId'], where: { kind: 'people', importedAt: { gte: since }, unitId: units }, _count: true }),
    reader.transferRequest.groupBy({ by: ['fromUnitId', 'on'], where: { state: 'requested', fromUnitId: units }, _count: true }),
    reader.transferRequest.groupBy({ by: ['fromUnitId'], where: { answeredAt: { gte: since }, fromUnitId: units }, _count: true }),
  ])
  const row = (unitId: string | null, kind: DutyRow['kind'], what: string, more: Partial<DutyRow>): DutyRow[] =>
    unitId === null ? [] : [{ unitId, kind, what, open: 0, overdue: 0, done: 0, dueOn: null, ...more }]
  return [
    ...rosters.flatMap((item) => row(item.unitId, 'roster', '已读取、尚未写入的名册', { open: item._count })),
    ...imported.flatMap((item) => row(item.unitId, 'roster', '本年已确认', { done: item._count })),
    ...requests.flatMap((item) =>
      row(item.fromUnitId, 'transfer', '调出申请', {
        open: item._count,
        overdue: item.on < fromDateOnly(today) ? item._count : 0,
        dueOn: toDateOnly(item.on),
      }),
    ),
    ...answered.flatMap((item) => row(item.fromUnitId, 'transfer', '本年已答复', { done: item._count })),
  ]
}
