import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import type { CloseCallUpInput } from '../call-up-schema'
import { nextCallUpState } from '../call-up-states'
import { accountsOfAll, accountsOfPeople, lockCallUp, todaysTree } from './locked-call-up'

/** The office says no to a request, with a reason. */
export async function refuseCallUp(viewer: Viewer, input: CloseCallUpInput): Promise<{ state: 'refused' }> {
  await close(viewer, input, 'refuse')
  return { state: 'refused' }
}

/** The unit takes its own request back, as long as nobody has been sent. */
export async function withdrawCallUp(viewer: Viewer, input: CloseCallUpInput): Promise<{ state: 'withdrawn' }> {
  await close(viewer, input, 'withdraw')
  return { state: 'withdrawn' }
}

/** Ends a call-up before anybody is sent: whoever was named or booked is free again and told. */
async function close(viewer: Viewer, input: CloseCallUpInput, event: 'refuse' | 'withdraw'): Promise<void> {
  await inTransaction(async (tx) => {
    const callUp = await lockCallUp(tx, viewer, input, event)
    const state = nextCallUpState(callUp.state, event)
    if (!state) throw refused('callUpClosed', '这项调用已经派出或办结，不能再撤回或退回。')
    const written = await tx.callUp.updateMany({
      where: { id: callUp.id, version: input.version },
      data: { state, reason: input.reason, closedAt: await businessNow(tx), version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const standing = callUp.people.filter((row) => row.state === 'proposed' || row.state === 'agreed')
    await tx.callUpPerson.updateMany({
      where: { id: { in: standing.map(({ id }) => id) } },
      data: { state: 'released', reason: input.reason, version: { increment: 1 } },
    })
    const tree = await todaysTree(tx)
    const units = [callUp.unitId, ...standing.map(({ person }) => person.unitId)]
    const told = new Set([...(await accountsInRole(tx, 'cityOffice')), ...(await accountsOfAll(tx, tree, units))])
    const booked = standing.filter((row) => row.state === 'agreed').map(({ personId }) => personId)
    const title = event === 'refuse' ? '调用申请未获同意' : '调用申请已撤回'
    const body = `${tree.nameOf(callUp.unitId)}申请调用${callUp.speciality}人才，${event === 'refuse' ? '市人才办未同意' : '申请单位已撤回'}：${input.reason}`
    await notify(tx, [
      ...[...told].map((accountId) => ({ accountId, kind: 'callUp', title, body, href: `/pool/call-ups/${callUp.id}` })),
      ...(await accountsOfPeople(tx, booked)).map(({ accountId }) => ({ accountId, kind: 'callUp', title, body, href: '/me' })),
    ])
    await recordAudit(
      tx,
      actorOf(viewer),
      event === 'refuse' ? 'callUp.refused' : 'callUp.withdrawn',
      { kind: 'callUp', id: callUp.id },
      { unitId: callUp.unitId },
    )
  })
}
