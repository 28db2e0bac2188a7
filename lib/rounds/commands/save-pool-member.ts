import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../draw-audit'
import { reviewerPoolPolicy } from '../draw-policy'
import type { savePoolMemberSchema } from '../draw-schema'

/** Enters a person into the reviewer pool, or changes what they can judge. Draws already frozen are not touched. */
export async function savePoolMember(viewer: Viewer, input: z.output<typeof savePoolMemberSchema>): Promise<{ memberId: string }> {
  return inTransaction(async (tx) => {
    reviewerPoolPolicy.authorise(viewer, 'manage')
    const person = await tx.person.findUnique({ where: { id: input.personId }, select: { id: true, status: true } })
    const lines = await tx.line.count({ where: { id: { in: input.lineIds } } })
    if (!person || lines !== new Set(input.lineIds).size) throw notFound('没有找到这个人员或条线，请刷新后重新选择。')
    if (person.status !== 'active') throw refused('personGone', '此人已不在岗，不能进入专家库。')
    if (input.lineIds.length === 0 && input.specialities.length === 0)
      throw refused('nothingToJudge', '请至少填写一个条线或一项专长，抽取时按条线和专长分组。')
    const data = { specialities: [...new Set(input.specialities)], lineIds: [...new Set(input.lineIds)], note: input.note || null }
    const member = await tx.reviewerPoolMember.upsert({
      where: { personId: person.id },
      create: { ...data, personId: person.id, addedById: viewer.accountId },
      update: { ...data, version: { increment: 1 } },
    })
    const payload = { personId: person.id, fields: ['specialities', 'lineIds', 'note'] }
    await recordAudit(tx, actorOf(viewer), 'reviewerPool.saved', { kind: 'reviewerPoolMember', id: member.id }, payload)
    return { memberId: member.id }
  })
}
