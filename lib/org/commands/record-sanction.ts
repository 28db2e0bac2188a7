import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { fromDateOnly, fromDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, invalid } from '@/lib/platform/errors'
import '../audit-events'
import type { SanctionInput } from '../schema'
import { lockPerson } from './locked-person'

/** A disciplinary sanction with the days on which it is in force. */
export async function recordSanction(viewer: Viewer, input: SanctionInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, viewer, input, 'edit')
    const { kind, reason, startsOn, endsOn } = input
    if (endsOn && endsOn < startsOn) throw invalid('日期不对。', { endsOn: ['截止日期不能早于生效日期。'] })
    await tx.sanction.create({
      data: { personId: person.id, kind, reason, startsOn: fromDateOnly(startsOn), endsOn: fromDateOnlyOrNull(endsOn) },
    })
    const written = await tx.person.updateMany({ where: { id: person.id, version: input.version }, data: { version: { increment: 1 } } })
    if (written.count === 0) throw conflict()
    await recordAudit(tx, actorOf(viewer), 'person.edited', { kind: 'person', id: person.id }, { fields: ['sanctions'] })
    return { version: input.version + 1 }
  })
}
