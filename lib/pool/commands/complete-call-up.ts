import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { daysBetween, earlierOf, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, refused } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import type { CompleteCallUpInput } from '../call-up-schema'
import { whyNotComplete } from '../call-up-states'
import { accountsOfAll, accountsOfPeople, lockCallUp, todaysTree } from './locked-call-up'

/** The borrowing unit records the days and its word on each person; from tomorrow they are free again. */
export async function completeCallUp(viewer: Viewer, input: CompleteCallUpInput): Promise<{ people: number; days: number }> {
  return inTransaction(async (tx) => {
    const callUp = await lockCallUp(tx, viewer, input, 'complete')
    const tree = await todaysTree(tx)
    const reason = whyNotComplete(callUp.state, callUp.startsOn, tree.day)
    if (reason) throw refused('notReady', reason)
    const given = new Map(input.people.map((person) => [person.callUpPersonId, person]))
    const rows = callUp.people.filter(({ state }) => state === 'agreed')
    const missing = rows.filter(({ id }) => !given.has(id)).map(({ person }) => person.name)
    if (missing.length > 0) throw invalid(`还没有填写${missing.join('、')}的天数和评价。`)
    for (const row of rows) {
      const most = daysBetween(row.startsOn, earlierOf(row.endsOn, tree.day)) + 1
      const days = given.get(row.id)?.days ?? 0
      if (days > most) throw invalid(`${row.person.name}的天数不对：到今天为止最多 ${most} 天，填写的是 ${days} 天。`)
    }
    const at = await businessNow(tx)
    const written = await tx.callUp.updateMany({
      where: { id: callUp.id, version: input.version },
      data: { state: 'completed', closedAt: at, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const total = await writeRows(tx, rows, given, tree.day)
    const owners = rows.map(({ person }) => person.unitId)
    const told = new Set([...(await accountsInRole(tx, 'cityOffice')), ...(await accountsOfAll(tx, tree, owners))])
    const borrower = tree.nameOf(callUp.unitId)
    await notify(tx, [
      ...[...told].map((accountId) => ({
        accountId,
        kind: 'callUp',
        title: '人才调用已办结',
        body: `${borrower}的调用已办结，${rows.length} 人共 ${total} 天，反馈见调用记录。`,
        href: `/pool/call-ups/${callUp.id}`,
      })),
      ...(
        await accountsOfPeople(
          tx,
          rows.map(({ personId }) => personId),
        )
      ).map(({ accountId }) => ({
        accountId,
        kind: 'callUp',
        title: '您的调用已办结',
        body: `${borrower}已记录您的调用天数和反馈。`,
        href: '/me',
      })),
    ])
    await recordAudit(
      tx,
      actorOf(viewer),
      'callUp.completed',
      { kind: 'callUp', id: callUp.id },
      { unitId: callUp.unitId, people: rows.length, days: total },
    )
    return { people: rows.length, days: total }
  })
}

type Given = CompleteCallUpInput['people'][number]

async function writeRows(
  tx: Tx,
  rows: readonly { id: string; startsOn: string; endsOn: string }[],
  given: ReadonlyMap<string, Given>,
  today: string,
): Promise<number> {
  let total = 0
  // At most fifty, each with its own words.
  for (const row of rows) {
    const person = given.get(row.id)
    if (!person) continue
    total += person.days
    await tx.callUpPerson.update({
      where: { id: row.id },
      data: {
        state: 'completed',
        endsOn: fromDateOnly(earlierOf(row.endsOn, today)),
        days: person.days,
        rating: person.rating,
        feedback: person.feedback,
        version: { increment: 1 },
      },
    })
  }
  return total
}
