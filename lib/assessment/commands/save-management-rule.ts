import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import '../audit-events'
import { assessmentYearPolicy } from '../policy'
import type { SaveManagementRuleInput } from '../schema'

/** Sets how a title is managed; results already confirmed and bars by them follow the rule from now on. */
export async function saveManagementRule(viewer: Viewer, input: SaveManagementRuleInput): Promise<{ titleId: string }> {
  const { titleId, version, renewalNeeds, ...numbers } = input
  const data = { ...numbers, renewalNeeds: renewalNeeds === 'none' ? null : renewalNeeds }
  try {
    return await inTransaction(async (tx) => {
      assessmentYearPolicy.authorise(viewer, 'manage')
      const title = await tx.title.findUnique({ where: { id: titleId }, select: { code: true } })
      if (!title) throw notFound('没有找到这个称号。')
      if (version === null) await tx.managementRule.create({ data: { titleId, ...data } })
      else {
        const { count } = await tx.managementRule.updateMany({ where: { titleId, version }, data: { ...data, version: { increment: 1 } } })
        if (count === 0) throw conflict()
      }
      await recordAudit(
        tx,
        actorOf(viewer),
        'assessment.ruleSaved',
        { kind: 'title', id: titleId },
        { titleCode: title.code, fields: Object.keys(data) },
      )
      return { titleId }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict()
    throw error
  }
}
