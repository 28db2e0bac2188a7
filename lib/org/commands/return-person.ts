import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import '../audit-events'
import { checkBusinessDate, checkReturn } from '../membership'
import { personPolicy } from '../policy'
import type { ReturnPersonInput } from '../schema'
import { followSpellChanges } from '../spell-changes'
import { lockPerson } from './locked-person'
import { requirePlace } from './place'

/** Back into post after leaving or retiring, with a new spell. */
export async function returnPerson(viewer: Viewer, input: ReturnPersonInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, viewer, input, 'move')
    const { unitId, lineId, post, on, reason } = input
    if (!personPolicy.can(viewer, 'move', { id: person.id, unitId })) throw refused('unitOutside', '入职单位不在您的管理范围内。')
    const today = await businessToday(tx)
    checkBusinessDate(on, today, reason)
    checkReturn(person.status, toDateOnlyOrNull(person.spells[0]?.endsOn), on)
    await requirePlace(tx, input, today)
    await tx.personSpell.create({ data: { personId: person.id, unitId, lineId, post, startsOn: fromDateOnly(on) } })
    const written = await tx.person.updateMany({
      where: { id: person.id, version: input.version },
      data: { status: 'active', statusOn: null, unitId, lineId, post, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    await followSpellChanges(tx, [person.id], { reason: reason ?? '重新入职', actor: actorOf(viewer) })
    await recordAudit(tx, actorOf(viewer), 'person.returned', { kind: 'person', id: person.id }, { unitId, lineId, on, reason })
    return { version: input.version + 1 }
  })
}
