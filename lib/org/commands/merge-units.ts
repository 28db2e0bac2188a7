import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import '../audit-events'
import { followSpellChanges } from '../spell-changes'
import { checkMerge, checkPeopleDay } from '../unit-changes'
import type { MergeUnitsInput } from '../unit-schema'
import { endUnit, transferPeople } from '../write-reorganisation'
import { writeUnitVersion } from '../write-unit-version'
import { recordUnitChange } from './change-unit'
import { lockUnit } from './locked-unit'

const ONE_MINUTE = 60_000

/** One unit goes up in another: people, units below and open transfer requests go along from that day; the past keeps the old unit. */
export async function mergeUnits(viewer: Viewer, input: MergeUnitsInput): Promise<{ unitId: string; people: number }> {
  return inTransaction(
    async (tx) => {
      const { unit, today, tree } = await lockUnit(tx, viewer, input)
      const { intoUnitId, on, reason } = input
      checkPeopleDay(on, today)
      checkMerge(tree, unit.id, intoUnitId)
      // A unit has a handful of units right below it.
      for (const childId of tree.childrenOf(unit.id)) await writeUnitVersion(tx, childId, { parentId: intoUnitId }, on, reason)
      const personIds = await transferPeople(tx, { fromUnitId: unit.id, toUnitId: intoUnitId, on })
      await tx.transferRequest.updateMany({ where: { fromUnitId: unit.id, state: 'requested' }, data: { fromUnitId: intoUnitId } })
      await tx.transferRequest.updateMany({ where: { toUnitId: unit.id, state: 'requested' }, data: { toUnitId: intoUnitId } })
      await endUnit(tx, unit.id, on)
      await followSpellChanges(tx, personIds, { reason, actor: actorOf(viewer) })
      await recordUnitChange(tx, viewer, { kind: 'merged', on, fromUnitIds: [unit.id], toUnitIds: [intoUnitId], reason })
      const payload = { on, reason, fromUnitIds: [unit.id], toUnitId: intoUnitId, people: personIds.length }
      await recordAudit(tx, actorOf(viewer), 'unit.merged', { kind: 'unit', id: unit.id }, payload)
      return { unitId: intoUnitId, people: personIds.length }
    },
    { timeout: ONE_MINUTE },
  )
}
