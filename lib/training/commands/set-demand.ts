import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { conflict, invalid } from '@/lib/platform/errors'
import '../audit-events'
import { demandPolicy } from '../policy'
import type { SetDemandInput } from '../schema'

/** Sets the hours demanded from a year on; years before keep what they were measured by. */
export async function setDemand(viewer: Viewer, input: SetDemandInput): Promise<{ fromYear: number }> {
  const { fromYear, hours, reason, version } = input
  try {
    return await inTransaction(async (tx) => {
      demandPolicy.authorise(viewer, 'manage', { fromYear })
      const today = await businessToday(tx)
      const year = Number(today.slice(0, 4))
      if (fromYear < year) throw invalid('往年的学时要求不能再改。', { fromYear: [`往年已按当时的要求考核，只能从 ${year} 年起设定。`] })
      const data = { hours, reason, setById: viewer.accountId, setOn: fromDateOnly(today) }
      if (version === 0) await tx.trainingDemand.create({ data: { fromYear, ...data } })
      else {
        const { count } = await tx.trainingDemand.updateMany({
          where: { fromYear, version },
          data: { ...data, version: { increment: 1 } },
        })
        if (count === 0) throw conflict()
      }
      await recordAudit(
        tx,
        actorOf(viewer),
        'training.demandSet',
        { kind: 'trainingDemand', id: String(fromYear) },
        { fromYear, hours, reason },
      )
      return { fromYear }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw conflict(`${fromYear} 年的学时要求刚刚有人设定过，请刷新后核对。`)
  }
}
