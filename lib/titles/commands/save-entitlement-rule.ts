import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import '../audit-events'
import { entitlementRulePolicy } from '../entitlement-policy'
import { ENTITLEMENT_LABELS } from '../entitlement-rules'
import type { SaveEntitlementRuleInput } from '../entitlement-schema'

/** Sets what a title gives each year; lists already drawn up stay as they are. */
export async function saveEntitlementRule(viewer: Viewer, input: SaveEntitlementRuleInput): Promise<{ id: string }> {
  const { id, version, titleId, kind, name, dueMonth, dueDay, isActive } = input
  const amount = ENTITLEMENT_LABELS[kind].unit === null ? null : input.amount
  try {
    return await inTransaction(async (tx) => {
      entitlementRulePolicy.authorise(viewer, 'manage')
      const data = { titleId, kind, name, amount, dueMonth, dueDay, isActive }
      if (id === null) {
        const title = await tx.title.findUnique({ where: { id: titleId }, select: { id: true } })
        if (!title) throw notFound('没有找到这个称号，请重新选择。')
        const made = await tx.entitlementRule.create({ data })
        await recordAudit(
          tx,
          actorOf(viewer),
          'entitlement.ruleSaved',
          { kind: 'entitlementRule', id: made.id },
          { fields: Object.keys(data) },
        )
        return { id: made.id }
      }
      const before = await tx.entitlementRule.findUnique({ where: { id } })
      if (!before) throw notFound('没有找到这项待遇。')
      const { count } = await tx.entitlementRule.updateMany({
        where: { id, version: version ?? 0 },
        data: { ...data, version: { increment: 1 } },
      })
      if (count === 0) throw conflict()
      const fields = (Object.keys(data) as (keyof typeof data)[]).filter((key) => data[key] !== before[key])
      await recordAudit(tx, actorOf(viewer), 'entitlement.ruleSaved', { kind: 'entitlementRule', id }, { fields })
      return { id }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw invalid('这个称号已设过同类待遇。', { kind: ['同一称号每类待遇只设一项，请修改已有的一项。'] })
  }
}
