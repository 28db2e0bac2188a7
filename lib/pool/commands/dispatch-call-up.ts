import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { formatDate } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { whyNotAvailable } from '../availability'
import { loadCallUpFacts } from '../call-up-facts'
import type { DispatchCallUpInput } from '../call-up-schema'
import { whyNotDispatch } from '../call-up-states'
import { accountsOfAll, accountsOfPeople, lockCallUp, todaysTree } from './locked-call-up'

/** Sends the people whose units agreed. Whoever can no longer be called up is named, and then nobody is sent. */
export async function dispatchCallUp(viewer: Viewer, input: DispatchCallUpInput): Promise<{ people: number }> {
  return inTransaction(async (tx) => {
    const callUp = await lockCallUp(tx, viewer, input, 'dispatch')
    const reason = whyNotDispatch(
      callUp.state,
      callUp.people.map(({ state, person }) => ({ state, name: person.name })),
    )
    if (reason) throw refused('notReady', reason)
    const tree = await todaysTree(tx)
    const sent = callUp.people.filter(({ state }) => state === 'agreed')
    const ids = sent.map(({ personId }) => personId)
    const facts = await loadCallUpFacts(tx, ids, callUp, tree, callUp.id)
    const problems = ids.flatMap((personId) => {
      const known = facts.get(personId)
      return known ? (whyNotAvailable(known, callUp) ?? []) : []
    })
    if (problems.length > 0) throw refused('notAvailable', `${problems.join('')}请先撤下，再派出其余人员。`)
    const written = await tx.callUp.updateMany({
      where: { id: callUp.id, version: input.version },
      data: { state: 'underway', dispatchedAt: await businessNow(tx), version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const names = sent.map(({ person }) => person.name).join('、')
    const span = `${formatDate(callUp.startsOn)}至${formatDate(callUp.endsOn)}`
    const told = await accountsOfAll(tx, tree, [callUp.unitId, ...sent.map(({ person }) => person.unitId)])
    const title = '调用人员已派出'
    await notify(tx, [
      ...told.map((accountId) => ({
        accountId,
        kind: 'callUp',
        title,
        body: `${names}于${span}由${tree.nameOf(callUp.unitId)}调用。`,
        href: `/pool/call-ups/${callUp.id}`,
      })),
      ...(await accountsOfPeople(tx, ids)).map(({ accountId }) => ({
        accountId,
        kind: 'callUp',
        title: '请按时到调用单位报到',
        body: `您于${span}由${tree.nameOf(callUp.unitId)}调用${callUp.place ? `，地点：${callUp.place}` : ''}。`,
        href: '/me',
      })),
    ])
    await recordAudit(
      tx,
      actorOf(viewer),
      'callUp.dispatched',
      { kind: 'callUp', id: callUp.id },
      { unitId: callUp.unitId, people: sent.length },
    )
    return { people: sent.length }
  })
}
