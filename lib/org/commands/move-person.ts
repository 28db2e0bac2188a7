import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import '../audit-events'
import { checkBusinessDate, planMove } from '../membership'
import { personPolicy } from '../policy'
import type { MovePersonInput } from '../schema'
import { followSpellChanges } from '../spell-changes'
import { lockPerson, openSpellOf } from './locked-person'
import { requirePlace } from './place'
import { writeMove } from './write-move'

/** Moves a person to another unit, line or post inside the viewer's own units; elsewhere the other unit asks for a transfer. */
export async function movePerson(viewer: Viewer, input: MovePersonInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, viewer, input, 'move')
    if (!personPolicy.can(viewer, 'move', { id: person.id, unitId: input.unitId }))
      throw refused('unitOutside', '调入单位不在您的管理范围内。请由调入单位发起调入申请，您同意后生效。')
    const today = await businessToday(tx)
    checkBusinessDate(input.on, today, input.reason)
    await requirePlace(tx, input, today)
    const current = openSpellOf(person)
    const plan = planMove(person.status, current, input, input.on)
    if (!current) throw conflict()
    await writeMove(tx, {
      personId: person.id,
      version: input.version,
      spell: current,
      plan,
      to: input,
      on: input.on,
      endReason: 'transferred',
    })
    await followSpellChanges(tx, [person.id], { reason: input.reason ?? '人员调动', actor: actorOf(viewer) })
    await recordAudit(
      tx,
      actorOf(viewer),
      'person.moved',
      { kind: 'person', id: person.id },
      {
        fromUnitId: current.unitId,
        toUnitId: input.unitId,
        fromLineId: current.lineId,
        toLineId: input.lineId,
        on: input.on,
        reason: input.reason,
      },
    )
    return { version: input.version + 1 }
  })
}
