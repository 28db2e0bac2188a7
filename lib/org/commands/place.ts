import 'server-only'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { invalid } from '@/lib/platform/errors'

/**
 * Makes sure that a person can belong to this unit and line on the day.
 * @throws AppError invalid at `unitId` or `lineId`
 */
export async function requirePlace(tx: Tx, place: { unitId: string; lineId: string }, on: DateOnly): Promise<void> {
  const day = fromDateOnly(on)
  const unit = await tx.unit.findFirst({
    where: { id: place.unitId, openedOn: { lte: day }, OR: [{ closedOn: null }, { closedOn: { gte: day } }] },
    select: { id: true, closedOn: true },
  })
  if (!unit || unit.closedOn !== null) throw invalid('单位不可用。', { unitId: ['没有这个单位，或它在生效日期尚未设立、已经撤销。'] })
  const line = await tx.line.findFirst({ where: { id: place.lineId, isActive: true }, select: { id: true } })
  if (!line) throw invalid('条线不可用。', { lineId: ['没有这条条线，或它已停用。'] })
}
