import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { invalid, refused } from '@/lib/platform/errors'
import { once } from '@/lib/platform/idempotency'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { suitableWhere } from '../call-up-facts'
import type { RequestCallUpInput } from '../call-up-schema'
import { callUpPolicy } from '../policy'
import { specialityWords } from '../suggestions'
import { todaysTree } from './locked-call-up'

/** Asks for people of a speciality. Who asks for more than are free is told so, and may still ask. */
export async function requestCallUp(viewer: Viewer, input: RequestCallUpInput): Promise<{ callUpId: string }> {
  callUpPolicy.authorise(viewer, 'request', { unitId: input.unitId })
  return inTransaction((tx) =>
    once(tx, viewer, 'callUp.request', input.key, async () => {
      const tree = await todaysTree(tx)
      if (!tree.unit(input.unitId)) throw invalid('申请单位已不存在。', { unitId: ['这个单位已撤销，请另选单位。'] })
      if (input.startsOn < tree.day) throw invalid('开始日期已过。', { startsOn: ['开始日期不能早于今天。'] })
      if (specialityWords(input.speciality).length === 0) throw invalid('请填写所需专长。', { speciality: ['请填写专长的名称。'] })
      const line = input.lineId ? await tx.line.findFirst({ where: { id: input.lineId, isActive: true }, select: { id: true } }) : null
      if (input.lineId && !line) throw invalid('条线不存在。', { lineId: ['这个条线已停用，请另选。'] })
      const { unitId, speciality, headcount, startsOn, endsOn, purpose, place } = input
      const lineId = line?.id ?? null
      const free = await tx.poolEntry.count({
        where: suitableWhere({ unitId, speciality, lineId, startsOn, endsOn }, tree),
        take: headcount,
      })
      if (free < headcount && !input.acceptFewer)
        throw refused(
          'fewAvailable',
          free === 0
            ? `全市没有专长含“${speciality}”、在该时段可以调用的人才。请换个说法、调整时间，或勾选“人数不足也提交”由市人才办协调。`
            : `专长含“${speciality}”、在该时段可以调用的只有 ${free} 人，少于申请的 ${headcount} 人。请减少人数、调整时间，或勾选“人数不足也提交”由市人才办协调。`,
        )
      const callUp = await tx.callUp.create({
        data: {
          unitId,
          lineId,
          speciality,
          headcount,
          startsOn: fromDateOnly(startsOn),
          endsOn: fromDateOnly(endsOn),
          purpose,
          place: place || null,
          requestedById: viewer.accountId,
          requestedAt: await businessNow(tx),
        },
      })
      await notify(
        tx,
        (await accountsInRole(tx, 'cityOffice')).map((accountId) => ({
          accountId,
          kind: 'callUp',
          title: '有单位申请调用人才',
          body: `${tree.nameOf(unitId)}申请调用 ${headcount} 名${speciality}人才，请提名人选。`,
          href: `/pool/call-ups/${callUp.id}`,
        })),
      )
      await recordAudit(tx, actorOf(viewer), 'callUp.requested', { kind: 'callUp', id: callUp.id }, { unitId, headcount, startsOn, endsOn })
      return { callUpId: callUp.id }
    }),
  )
}
