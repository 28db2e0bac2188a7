import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { checkBusinessDate, planEnd } from '../membership'
import type { EndPersonInput } from '../schema'
import { followSpellChanges } from '../spell-changes'
import { lockPerson, openSpellOf } from './locked-person'

/** Leaving, retirement or death, from the first day on which the person is no longer in post. */
export async function endPerson(viewer: Viewer, input: EndPersonInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, viewer, input, 'move')
    checkBusinessDate(input.on, await businessToday(tx), input.reason)
    const current = openSpellOf(person)
    const endsOn = planEnd(person.status, current, input.status, input.on)
    if (current) await tx.personSpell.update({ where: { id: current.id }, data: { endsOn: fromDateOnly(endsOn), endReason: input.status } })
    const written = await tx.person.updateMany({
      where: { id: person.id, version: input.version },
      data: { status: input.status, statusOn: fromDateOnly(input.on), version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    await tx.transferRequest.updateMany({
      where: { personId: person.id, state: 'requested' },
      data: {
        state: 'refused',
        answer: '此人已不在职。',
        answeredById: viewer.accountId,
        answeredAt: await businessNow(tx),
        version: { increment: 1 },
      },
    })
    await followSpellChanges(tx, [person.id], { reason: input.reason ?? '人员离任', actor: actorOf(viewer) })
    const { status, on, reason } = input
    await recordAudit(tx, actorOf(viewer), 'person.ended', { kind: 'person', id: person.id }, { status, on, reason })
    return { version: input.version + 1 }
  })
}
