import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { laterOf, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { planMove } from '../membership'
import { transferPolicy } from '../policy'
import { loadOrgTree } from '../queries'
import type { AnswerTransferInput } from '../schema'
import { followSpellChanges } from '../spell-changes'
import { openSpellOf } from './locked-person'
import { requirePlace } from './place'
import { writeMove } from './write-move'

/** Lets a person go, which moves them at once, or refuses with a reason. */
export async function answerTransfer(viewer: Viewer, input: AnswerTransferInput): Promise<{ state: 'agreed' | 'refused' }> {
  if (!input.agree && !input.answer) throw invalid('请写明不同意的理由。', { answer: ['请写明不同意的理由。'] })
  return inTransaction(async (tx) => {
    const request = await lockRequest(tx, viewer, input)
    transferPolicy.authorise(viewer, 'answer', request)
    const state = input.agree ? 'agreed' : 'refused'
    const written = await tx.transferRequest.updateMany({
      where: { id: request.id, version: input.version, state: 'requested' },
      data: { state, answer: input.answer, answeredById: viewer.accountId, answeredAt: await businessNow(tx), version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    if (input.agree) await movePerson(tx, viewer, request)
    const person = await tx.person.findUniqueOrThrow({ where: { id: request.personId }, select: { name: true } })
    const tree = await loadOrgTree(tx, await businessToday(tx))
    await notify(tx, [
      {
        accountId: request.requestedById,
        kind: 'transfer',
        title: input.agree ? '调入申请已同意' : '调入申请未获同意',
        body: input.agree
          ? `${tree.nameOf(request.fromUnitId)}同意${person.name}调出，已转入${tree.nameOf(request.toUnitId)}。`
          : `${tree.nameOf(request.fromUnitId)}未同意调入申请：${input.answer ?? ''}`,
        href: '/people/transfers',
      },
    ])
    const { fromUnitId, toUnitId } = request
    await recordAudit(
      tx,
      actorOf(viewer),
      'transfer.answered',
      { kind: 'person', id: request.personId },
      { agreed: input.agree, fromUnitId, toUnitId },
    )
    return { state }
  })
}

/** Takes an own request back while it waits. */
export async function withdrawTransfer(viewer: Viewer, input: { requestId: string; version: number }): Promise<{ state: 'withdrawn' }> {
  return inTransaction(async (tx) => {
    const request = await lockRequest(tx, viewer, input)
    transferPolicy.authorise(viewer, 'withdraw', request)
    const written = await tx.transferRequest.updateMany({
      where: { id: request.id, version: input.version, state: 'requested' },
      data: { state: 'withdrawn', answeredAt: await businessNow(tx), version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const { fromUnitId, toUnitId } = request
    await recordAudit(tx, actorOf(viewer), 'transfer.withdrawn', { kind: 'person', id: request.personId }, { fromUnitId, toUnitId })
    return { state: 'withdrawn' }
  })
}

async function lockRequest(tx: Tx, viewer: Viewer, input: { requestId: string; version: number }) {
  await tx.$queryRaw`SELECT id FROM "TransferRequest" WHERE id = ${input.requestId} FOR UPDATE`
  const request = await tx.transferRequest.findUnique({ where: { id: input.requestId } })
  if (!request || !transferPolicy.can(viewer, 'read', request)) throw notFound()
  if (request.state !== 'requested') throw refused('alreadyAnswered', '这份申请已经办结，请刷新查看。')
  if (request.version !== input.version) throw conflict()
  return request
}

type Request = Awaited<ReturnType<typeof lockRequest>>

/** The move counts from the day asked for, or from today where that day has not come or the person moved since. */
async function movePerson(tx: Tx, viewer: Viewer, request: Request): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${request.personId} FOR UPDATE`
  const person = await tx.person.findUniqueOrThrow({
    where: { id: request.personId },
    include: { spells: { orderBy: { startsOn: 'desc' } } },
  })
  if (person.unitId !== request.fromUnitId) throw refused('personElsewhere', '此人已不在原单位，申请不能再办理。')
  const today = await businessToday(tx)
  const current = openSpellOf(person)
  if (!current) throw refused('personNotActive', '此人已不在职，申请不能再办理。')
  const asked = toDateOnly(request.on)
  const on = asked > today ? today : laterOf(asked, current.startsOn)
  const to = { unitId: request.toUnitId, lineId: request.toLineId, post: request.post }
  await requirePlace(tx, to, today)
  const plan = planMove(person.status, current, to, on)
  await writeMove(tx, { personId: person.id, version: person.version, spell: current, plan, to, on, endReason: 'transferred' })
  await followSpellChanges(tx, [person.id], { reason: '调入申请获同意', actor: actorOf(viewer) })
  await recordAudit(
    tx,
    actorOf(viewer),
    'person.moved',
    { kind: 'person', id: person.id },
    { fromUnitId: current.unitId, toUnitId: to.unitId, fromLineId: current.lineId, toLineId: to.lineId, on, reason: null },
  )
}
