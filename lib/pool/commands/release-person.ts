import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { earlierOf, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import type { ReleasePersonInput } from '../call-up-schema'
import { nextPersonState, OPEN_CALL_UPS } from '../call-up-states'
import { accountsOfAll, accountsOfPeople, lockCallUpPerson, todaysTree } from './locked-call-up'

/**
 * Takes a person out of a call-up. Who has already begun goes back today: the booking ends and the days worked are recorded when the
 * call-up is brought to its end.
 */
export async function releasePerson(viewer: Viewer, input: ReleasePersonInput): Promise<{ outcome: 'released' | 'returned' }> {
  return inTransaction(async (tx) => {
    const { callUp, row } = await lockCallUpPerson(tx, viewer, input, 'release')
    if (nextPersonState(row.state, 'release') === null || !OPEN_CALL_UPS.includes(callUp.state))
      throw refused('notReleasable', '这名人选已经办结或已撤下，请刷新查看。')
    const tree = await todaysTree(tx)
    const hasBegun = callUp.state === 'underway' && row.state === 'agreed' && tree.day >= row.startsOn
    if (hasBegun && row.endsOn <= tree.day) throw refused('alreadyOver', '此人的调用已到最后一天，请由调用单位办结。')
    const written = await tx.callUpPerson.updateMany({
      where: { id: row.id, version: input.version, state: row.state },
      data: {
        ...(hasBegun ? { endsOn: fromDateOnly(earlierOf(tree.day, row.endsOn)) } : { state: 'released' as const }),
        reason: input.reason,
        answeredAt: await businessNow(tx),
        version: { increment: 1 },
      },
    })
    if (written.count === 0) throw conflict()
    const accounts = [...(await accountsInRole(tx, 'cityOffice')), ...(await accountsOfAll(tx, tree, [callUp.unitId, row.person.unitId]))]
    const people = row.state === 'agreed' ? await accountsOfPeople(tx, [row.personId]) : []
    const body = `${row.person.name}${hasBegun ? '自明日起返回原单位' : '不再参加'}由${tree.nameOf(callUp.unitId)}的调用：${input.reason}`
    const title = hasBegun ? '调用人员提前返回' : '调用人选已撤下'
    await notify(tx, [
      ...[...new Set(accounts)].map((accountId) => ({ accountId, kind: 'callUp', title, body, href: `/pool/call-ups/${callUp.id}` })),
      ...people.map(({ accountId }) => ({ accountId, kind: 'callUp', title, body, href: '/me' })),
    ])
    await recordAudit(
      tx,
      actorOf(viewer),
      'callUp.personReleased',
      { kind: 'person', id: row.personId },
      { callUpId: callUp.id, on: tree.day },
    )
    return { outcome: hasBegun ? 'returned' : 'released' }
  })
}
