import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { invalid, refused } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import '../audit-events'
import { followSpellChanges } from '../spell-changes'
import { checkPeopleDay } from '../unit-changes'
import type { SplitUnitInput } from '../unit-schema'
import { transferPeople } from '../write-reorganisation'
import { recordUnitChange } from './change-unit'
import { lockUnit } from './locked-unit'

const ONE_MINUTE = 60_000

/** New units beside one, each with the people chosen for it; whoever is not chosen stays. */
export async function splitUnit(viewer: Viewer, input: SplitUnitInput): Promise<{ unitIds: string[]; people: number }> {
  const { on, reason, newUnits } = input
  const chosen = newUnits.flatMap(({ personIds }) => personIds)
  if (new Set(chosen).size !== chosen.length) throw invalid('同一个人只能去一个新单位。', { newUnits: ['同一个人只能去一个新单位。'] })
  try {
    return await inTransaction(
      async (tx) => {
        const { unit, today, tree } = await lockUnit(tx, viewer, input)
        checkPeopleDay(on, today)
        const parentId = tree.parentOf(unit.id)
        if (parentId === null) throw refused('rootUnit', '全市的最上级单位不能拆分。')
        const there = await tx.person.count({ where: { id: { in: chosen }, unitId: unit.id } })
        if (there !== chosen.length) throw refused('peopleMoved', '所选人员中有人已不在这个单位，请刷新后重新选择。')

        const startsOn = fromDateOnly(on)
        const made = newUnits.map((wanted, index) => ({ ...wanted, id: newId(), sortOrder: unit.sortOrder + index + 1 }))
        await tx.unit.createMany({
          data: made.map(({ id, code, sortOrder }) => ({
            id,
            code,
            level: unit.level,
            isLegalBody: unit.isLegalBody,
            sortOrder,
            openedOn: startsOn,
          })),
        })
        await tx.unitVersion.createMany({
          data: made.map(({ id, name, shortName }) => ({ unitId: id, name, shortName: shortName || name, parentId, startsOn, reason })),
        })
        const personIds: string[] = []
        // At most ten new units.
        for (const { id, personIds: wanted } of made)
          personIds.push(...(await transferPeople(tx, { fromUnitId: unit.id, toUnitId: id, on, personIds: wanted })))
        await tx.unit.update({ where: { id: unit.id }, data: { version: { increment: 1 } } })
        await followSpellChanges(tx, personIds, { reason, actor: actorOf(viewer) })
        const unitIds = made.map(({ id }) => id)
        await recordUnitChange(tx, viewer, { kind: 'split', on, fromUnitIds: [unit.id], toUnitIds: unitIds, reason })
        const payload = { on, reason, fromUnitId: unit.id, toUnitIds: unitIds, people: personIds.length }
        await recordAudit(tx, actorOf(viewer), 'unit.split', { kind: 'unit', id: unit.id }, payload)
        return { unitIds, people: personIds.length }
      },
      { timeout: ONE_MINUTE },
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('编码重复。', { newUnits: ['新单位的编码已被使用，请更换。'] })
    throw error
  }
}
