import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { recognitionPolicy } from '../recognition-policy'
import type { AnswerRecognitionInput } from '../recognition-schema'
import { RECOGNITION_STATES } from '../recognition-states'
import { grantHoldings } from './grant-holdings'

/**
 * Recognises an outside title, which writes the holding from the day it was granted, or refuses with a reason. Both sides are told. No certificate is
 * issued: the outside award carries its own.
 */
export async function answerRecognition(viewer: Viewer, input: AnswerRecognitionInput): Promise<{ holdingId: string | null }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Recognition" WHERE id = ${input.recognitionId} FOR UPDATE`
    const found = await tx.recognition.findUnique({
      where: { id: input.recognitionId },
      include: { title: true, person: { select: { name: true, unitId: true, account: { select: { id: true } } } } },
    })
    const facts = found && { personId: found.personId, unitId: found.person.unitId }
    if (!found || !facts || !recognitionPolicy.can(viewer, 'read', facts)) throw notFound()
    recognitionPolicy.authorise(viewer, 'answer', facts)
    const next = RECOGNITION_STATES[found.state][input.approve ? 'approve' : 'refuse']
    if (!next) throw refused('recognitionAnswered', '这份申请已经办结，请刷新查看。')
    const [holdingId = null] = input.approve
      ? await grantHoldings(
          tx,
          actorOf(viewer),
          [
            {
              personId: found.personId,
              titleCode: found.title.code,
              startsOn: toDateOnly(found.grantedOn),
              basis: 'recognition',
              documentNumber: found.documentNumber,
              isRenewal: false,
            },
          ],
          { reason: `认定“${found.title.name}”（${found.documentNumber}）` },
        )
      : []
    const { count } = await tx.recognition.updateMany({
      where: { id: found.id, version: input.version, state: found.state },
      data: {
        state: next,
        answer: input.answer,
        holdingId,
        answeredById: viewer.accountId,
        answeredAt: await businessNow(tx),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw conflict()
    await recordAudit(
      tx,
      actorOf(viewer),
      'recognition.answered',
      { kind: 'recognition', id: found.id },
      { personId: found.personId, approved: input.approve, reason: input.answer },
    )
    const told = [...new Set([found.requestedById, found.person.account?.id ?? found.requestedById])]
    const body = input.approve
      ? `${found.person.name}的“${found.awardName}”已认定为“${found.title.name}”，已登记入册；以颁发单位的证书为准，本市不另发证书。`
      : `${found.person.name}的“${found.awardName}”未予认定。理由：${input.answer ?? ''}`
    await notify(
      tx,
      told.map((accountId) => ({
        accountId,
        kind: 'recognition',
        title: input.approve ? '称号认定申请已通过' : '称号认定申请未通过',
        body,
        href: '/titles/recognitions',
      })),
    )
    return { holdingId }
  })
}
