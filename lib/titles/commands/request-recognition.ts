import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, forbidden, invalid, notFound, refused } from '@/lib/platform/errors'
import { requireOwnFile } from '@/lib/platform/files/store'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { recognitionPolicy } from '../recognition-policy'
import type { RequestRecognitionInput, WithdrawRecognitionInput } from '../recognition-schema'
import { RECOGNITION_STATES, requestProblem } from '../recognition-states'

/** Asks for the recognition of an outside title with its proof; the office is told. @throws AppError `recognition` with what stands against it */
export async function requestRecognition(viewer: Viewer, input: RequestRecognitionInput): Promise<{ recognitionId: string }> {
  const { accountId } = viewer
  if (!accountId) throw forbidden()
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${input.personId} FOR UPDATE`
    const person = await tx.person.findUnique({
      where: { id: input.personId },
      select: { id: true, name: true, unitId: true, status: true, affiliation: true },
    })
    if (!person || !recognitionPolicy.can(viewer, 'request', { personId: person.id, unitId: person.unitId }))
      throw notFound('没有找到这名人员，请重新选择。')
    const title = await tx.title.findUnique({ where: { id: input.titleId } })
    if (!title) throw invalid('请重新选择称号。', { titleId: ['没有这个称号。'] })
    await requireOwnFile(tx, viewer, input.proofFileId, 'recognition')
    const problem = requestProblem(input.grantedOn, {
      today: await businessToday(tx),
      titleName: title.name,
      termYears: title.termYears,
      isActiveTitle: title.isActive,
      isPersonActive: person.status === 'active',
      isOutside: person.affiliation === 'external',
      held: await heldSpans(tx, person.id, title.id),
      isAwaited: (await tx.recognition.count({ where: { personId: person.id, titleId: title.id, state: 'submitted' } })) > 0,
    })
    if (problem) throw refused('recognition', problem)
    const { personId, titleId, awardName, grantedBy, documentNumber, note, proofFileId } = input
    const made = await tx.recognition.create({
      data: {
        personId,
        titleId,
        awardName,
        grantedBy,
        grantedOn: fromDateOnly(input.grantedOn),
        documentNumber,
        note,
        proofFileId,
        requestedById: accountId,
        requestedAt: await businessNow(tx),
      },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'recognition.requested',
      { kind: 'recognition', id: made.id },
      { personId, titleCode: title.code },
    )
    const office = await accountsInRole(tx, 'cityOffice')
    await notify(
      tx,
      office.map((id) => ({
        accountId: id,
        kind: 'recognition',
        title: '有称号认定申请待审核',
        body: `${person.name}申请认定“${title.name}”（${awardName}，${grantedBy}）。`,
        href: '/titles/recognitions',
      })),
    )
    return { recognitionId: made.id }
  })
}

async function heldSpans(tx: Tx, personId: string, titleId: string) {
  const rows = await tx.holding.findMany({
    where: { personId, titleId, state: { not: 'annulled' } },
    select: { startsOn: true, endsOn: true },
  })
  return rows.map(({ startsOn, endsOn }) => ({ startsOn: toDateOnly(startsOn), endsOn: toDateOnlyOrNull(endsOn) }))
}

/** Takes a request back while it waits. */
export async function withdrawRecognition(viewer: Viewer, input: WithdrawRecognitionInput): Promise<{ recognitionId: string }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Recognition" WHERE id = ${input.recognitionId} FOR UPDATE`
    const found = await tx.recognition.findUnique({ where: { id: input.recognitionId }, include: { person: { select: { unitId: true } } } })
    if (!found || !recognitionPolicy.can(viewer, 'withdraw', { personId: found.personId, unitId: found.person.unitId })) throw notFound()
    if (!RECOGNITION_STATES[found.state].withdraw) throw refused('recognitionAnswered', '这份申请已经办结，请刷新查看。')
    const { count } = await tx.recognition.updateMany({
      where: { id: found.id, version: input.version, state: found.state },
      data: { state: 'withdrawn', answeredAt: await businessNow(tx), answeredById: viewer.accountId, version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
    await recordAudit(tx, actorOf(viewer), 'recognition.withdrawn', { kind: 'recognition', id: found.id }, { personId: found.personId })
    return { recognitionId: found.id }
  })
}
