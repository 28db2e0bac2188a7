import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { formatDate, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { requireOwnFile } from '@/lib/platform/files/store'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { entitlementPolicy } from '../entitlement-policy'
import type { DeliverDuesInput } from '../entitlement-schema'

/** Puts on record that what was owed was delivered, with its proof; all that were chosen or none. Each person is told. */
export async function deliverDues(viewer: Viewer, input: DeliverDuesInput): Promise<{ delivered: number }> {
  return inTransaction(async (tx) => {
    const ids = input.dues.map(({ id }) => id).sort()
    await tx.$queryRaw`SELECT id FROM "EntitlementDue" WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`
    const dues = await tx.entitlementDue.findMany({
      where: { id: { in: ids } },
      include: { person: { select: { name: true, account: { select: { id: true } } } } },
    })
    if (dues.length < new Set(ids).size || dues.some((due) => !entitlementPolicy.can(viewer, 'read', due)))
      throw notFound('有待遇不在您的清单中，请刷新后重新选择。')
    for (const due of dues) entitlementPolicy.authorise(viewer, 'deliver', due)
    const done = dues.filter((due) => due.state !== 'due')
    if (done.length > 0)
      throw refused(
        'dueAnswered',
        `${done
          .map((due) => `${due.person.name}的“${due.name}”`)
          .slice(0, 3)
          .join('、')}已经办结，请刷新后重新选择。`,
      )
    const versionOf = new Map(input.dues.map(({ id, version }) => [id, version]))
    if (dues.some((due) => due.version !== versionOf.get(due.id))) throw conflict()
    const today = await businessToday(tx)
    if (input.deliveredOn > today) throw invalid('落实日期不能晚于今天。', { deliveredOn: [`今天是${formatDate(today)}。`] })
    const first = Math.min(...dues.map((due) => due.year))
    if (input.deliveredOn < `${first}-01-01`)
      throw invalid('落实日期早于所属年度，请核对。', { deliveredOn: [`应在 ${first} 年 1 月 1 日以后。`] })
    await requireOwnFile(tx, viewer, input.proofFileId, 'delivery')
    await tx.entitlementDue.updateMany({
      where: { id: { in: ids }, state: 'due' },
      data: {
        state: 'delivered',
        deliveredOn: fromDateOnly(input.deliveredOn),
        proofFileId: input.proofFileId,
        note: input.note,
        answeredById: viewer.accountId,
        version: { increment: 1 },
      },
    })
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'entitlement.delivered',
      dues.map((due) => ({
        subject: { kind: 'entitlementDue', id: due.id },
        payload: { personId: due.personId, kind: due.kind, on: input.deliveredOn },
      })),
    )
    await notify(
      tx,
      dues.flatMap((due) =>
        due.person.account
          ? [
              {
                accountId: due.person.account.id,
                kind: 'entitlement',
                title: `${due.year} 年“${due.name}”已落实`,
                body: `单位登记：您的“${due.name}”已于${formatDate(input.deliveredOn)}落实。如与实际不符，请联系单位人事。`,
                href: '/me',
              },
            ]
          : [],
      ),
    )
    return { delivered: dues.length }
  })
}
