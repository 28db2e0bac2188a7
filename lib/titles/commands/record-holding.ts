import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import { holdingPolicy } from '../policy'
import type { RecordHoldingInput } from '../schema'
import { grantHoldings } from './grant-holdings'

/** Enters a title granted outside the rounds: recognised by a higher authority, or from the time before the portal. */
export async function recordHolding(viewer: Viewer, input: RecordHoldingInput): Promise<{ holdingId: string }> {
  return inTransaction(async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: input.personId },
      select: { id: true, unitId: true, account: { select: { id: true } } },
    })
    if (!person) throw notFound('没有找到这名人员，请重新选择。')
    holdingPolicy.authorise(viewer, 'grant', { personId: person.id, unitId: person.unitId })
    const [holdingId = ''] = await grantHoldings(tx, actorOf(viewer), [input], { reason: `登记称号（${input.documentNumber}）` })
    if (person.account)
      await notify(tx, [
        {
          accountId: person.account.id,
          kind: 'holdingGranted',
          title: '您的称号已登记',
          body: `依据${input.documentNumber}，您的称号已登记入册，可在“我的”页面查看。`,
          href: '/me',
        },
      ])
    return { holdingId }
  })
}
