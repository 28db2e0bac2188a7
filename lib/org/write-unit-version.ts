import 'server-only'
import { addDays, type DateOnly, formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { invalid } from '@/lib/platform/errors'

export type VersionChange = { name?: string; shortName?: string; parentId?: string | null }

/**
 * Changes a unit's name or parent from a day on: its open version ends the day before, or is rewritten where it begins on that very day.
 * @throws AppError invalid at `on` for a day before the last change
 */
export async function writeUnitVersion(tx: Tx, unitId: string, change: VersionChange, on: DateOnly, reason: string): Promise<void> {
  const latest = await tx.unitVersion.findFirstOrThrow({ where: { unitId, endsOn: null } })
  const startsOn = toDateOnly(latest.startsOn)
  if (on < startsOn) throw invalid('生效日期太早。', { on: [`这个单位${formatDate(startsOn)}已有过调整，生效日期不能更早。`] })
  if (on === startsOn) {
    await tx.unitVersion.update({ where: { id: latest.id }, data: { ...change, reason } })
    return
  }
  await tx.unitVersion.update({ where: { id: latest.id }, data: { endsOn: fromDateOnly(addDays(on, -1)) } })
  const { name, shortName, parentId } = { name: latest.name, shortName: latest.shortName, parentId: latest.parentId, ...change }
  await tx.unitVersion.create({ data: { unitId, name, shortName, parentId, startsOn: fromDateOnly(on), reason } })
}
