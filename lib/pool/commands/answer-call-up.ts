import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { formatDate } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { accountsInRole, type NoticeInput, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { whyNotAvailable } from '../availability'
import { loadCallUpFacts } from '../call-up-facts'
import type { AnswerCallUpInput } from '../call-up-schema'
import { nextPersonState, OPEN_CALL_UPS } from '../call-up-states'
import { accountsOfAll, accountsOfPeople, lockCallUpPerson, todaysTree } from './locked-call-up'

/** True when the database found two bookings of one person on one day. */
function isDoubleBooking(error: unknown): boolean {
  return error instanceof Error && JSON.stringify([error.message, 'meta' in error ? error.meta : null]).includes('CallUpPerson_no_overlap')
}

/** The owning unit lets a person go, which books them, or declines with a reason. */
export async function answerCallUp(viewer: Viewer, input: AnswerCallUpInput): Promise<{ state: 'agreed' | 'declined' }> {
  try {
    return await inTransaction((tx) => answer(tx, viewer, input))
  } catch (error) {
    if (isDoubleBooking(error)) throw refused('doubleBooked', '此人在这段时间刚刚被别的单位调用，请刷新后查看。')
    throw error
  }
}

async function answer(tx: Tx, viewer: Viewer, input: AnswerCallUpInput): Promise<{ state: 'agreed' | 'declined' }> {
  const { callUp, row } = await lockCallUpPerson(tx, viewer, input, 'answer')
  const state = nextPersonState(row.state, input.agree ? 'agree' : 'decline')
  if ((state !== 'agreed' && state !== 'declined') || !OPEN_CALL_UPS.includes(callUp.state))
    throw refused('alreadyAnswered', '这名人选已经答复或已撤下，请刷新查看。')
  const tree = await todaysTree(tx)
  if (state === 'agreed') {
    // Bookings of one person are made one after the other, whichever call-up they belong to.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${row.personId} FOR UPDATE`
    const facts = (await loadCallUpFacts(tx, [row.personId], callUp, tree, callUp.id)).get(row.personId)
    const reason = facts ? whyNotAvailable(facts, callUp) : null
    if (reason) throw refused('notAvailable', reason)
  }
  const written = await tx.callUpPerson.updateMany({
    where: { id: row.id, version: input.version, state: row.state },
    data: {
      state,
      reason: input.reason || null,
      answeredById: viewer.accountId,
      answeredAt: await businessNow(tx),
      version: { increment: 1 },
    },
  })
  if (written.count === 0) throw conflict()

  const href = `/pool/call-ups/${callUp.id}`
  const { name } = row.person
  const borrower = tree.nameOf(callUp.unitId)
  const span = `${formatDate(callUp.startsOn)}至${formatDate(callUp.endsOn)}`
  const desks = [...(await accountsInRole(tx, 'cityOffice')), ...(await accountsOfAll(tx, tree, [callUp.unitId]))]
  const notices: NoticeInput[] = [...new Set(desks)].map((accountId) => ({
    accountId,
    kind: 'callUp',
    title: state === 'agreed' ? '调用人选已获同意' : '调用人选未获同意',
    body:
      state === 'agreed'
        ? `${tree.nameOf(row.person.unitId)}同意${name}由${borrower}调用。`
        : `${tree.nameOf(row.person.unitId)}不同意调用${name}：${input.reason}`,
    href,
  }))
  if (state === 'agreed')
    for (const { accountId } of await accountsOfPeople(tx, [row.personId]))
      notices.push({
        accountId,
        kind: 'callUp',
        title: '您将被调用',
        body: `您所在单位同意您于${span}由${borrower}调用，用途：${callUp.purpose}`,
        href: '/me',
      })
  await notify(tx, notices)
  await recordAudit(
    tx,
    actorOf(viewer),
    'callUp.personAnswered',
    { kind: 'person', id: row.personId },
    { callUpId: callUp.id, agreed: state === 'agreed' },
  )
  return { state }
}
