import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, invalid } from '@/lib/platform/errors'
import '../audit-events'
import type { AppraisalInput } from '../schema'
import { lockPerson } from './locked-person'

/** The grade of one year's appraisal; recording the year again corrects it. */
export async function recordAppraisal(viewer: Viewer, input: AppraisalInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, viewer, input, 'edit')
    const { year, grade } = input
    if (year > Number((await businessToday(tx)).slice(0, 4))) throw invalid('年度不对。', { year: ['还没有到这一年度。'] })
    const where = { personId_year: { personId: person.id, year } }
    await tx.appraisal.upsert({ where, create: { personId: person.id, year, grade }, update: { grade } })
    const written = await tx.person.updateMany({ where: { id: person.id, version: input.version }, data: { version: { increment: 1 } } })
    if (written.count === 0) throw conflict()
    await recordAudit(tx, actorOf(viewer), 'person.edited', { kind: 'person', id: person.id }, { fields: ['appraisals'] })
    return { version: input.version + 1 }
  })
}
