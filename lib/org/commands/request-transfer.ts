import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { invalid, refused } from '@/lib/platform/errors'
import { once } from '@/lib/platform/idempotency'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { parseIdNumber } from '../identity/id-number'
import { readBatch } from '../import-queries'
import { transferPolicy } from '../policy'
import { loadOrgTree } from '../queries'
import { readName } from '../roster/read-cells'
import type { RequestTransferInput } from '../schema'
import { openStagedRow } from '../staged-rows'
import { requirePlace } from './place'

const NOBODY = '没有与姓名、身份证号都相符的人员，请核对；平台上没有的人员请直接登记。'

/**
 * Asks the unit that has a person to let them go. The person is known by name and identity number together, so that nobody finds out by
 * trying numbers who is where.
 */
export async function requestTransfer(viewer: Viewer, input: RequestTransferInput): Promise<{ requestId: string }> {
  transferPolicy.authorise(viewer, 'request', { fromUnitId: '', toUnitId: input.toUnitId })
  return inTransaction(async (tx) => {
    return once(tx, viewer, 'transfer.request', input.key, async () => {
      const today = await businessToday(tx)
      const wanted = await identityWanted(tx, viewer, input)
      const parsed = parseIdNumber(wanted.idNumber, today)
      if (!parsed.ok) throw invalid('身份证号有误。', { idNumber: [parsed.reason] })
      const person = await tx.person.findUnique({ where: { idNumberHash: searchHash('idNumber', parsed.value) } })
      if (!person || readName(person.name) !== readName(wanted.name)) throw invalid('没有找到这名人员。', { idNumber: [NOBODY] })
      if (transferPolicy.can(viewer, 'answer', { fromUnitId: person.unitId, toUnitId: input.toUnitId }) && viewer.role === 'unitHr')
        throw refused('ownPerson', '此人就在您管理的单位，请在人员页直接办理调动。')
      if (person.unitId === input.toUnitId) throw refused('ownPerson', '此人已经在这个单位。')
      if (person.status !== 'active') throw refused('personNotActive', '此人已不在职，不能发起调入，请联系市人才办。')
      await requirePlace(tx, { unitId: input.toUnitId, lineId: input.toLineId }, today)
      const open = await tx.transferRequest.findFirst({ where: { personId: person.id, state: 'requested' }, select: { toUnitId: true } })
      if (open)
        throw refused(
          'alreadyRequested',
          open.toUnitId === input.toUnitId ? '已经发起过调入，正在等待答复。' : '已有单位申请调入此人，正在等待答复。',
        )

      const { toUnitId, toLineId, post, on, reason } = input
      const request = await tx.transferRequest.create({
        data: {
          personId: person.id,
          fromUnitId: person.unitId,
          toUnitId,
          toLineId,
          post,
          on: fromDateOnly(on),
          reason,
          requestedById: viewer.accountId ?? '',
          requestedAt: await businessNow(tx),
        },
      })
      const tree = await loadOrgTree(tx, today)
      const accountIds = await accountsInRole(tx, 'unitHr', [person.unitId, ...tree.ancestorsOf(person.unitId)])
      await notify(
        tx,
        accountIds.map((accountId) => ({
          accountId,
          kind: 'transfer',
          title: '有单位申请调入您单位的人员',
          body: `${tree.nameOf(toUnitId)}申请调入${person.name}，请答复。`,
          href: '/people/transfers',
        })),
      )
      await recordAudit(
        tx,
        actorOf(viewer),
        'transfer.requested',
        { kind: 'person', id: person.id },
        { fromUnitId: person.unitId, toUnitId },
      )
      return { requestId: request.id }
    })
  })
}

/** From a staged row of an own roster, or as typed. */
async function identityWanted(tx: Tx, viewer: Viewer, input: RequestTransferInput): Promise<{ name: string; idNumber: string }> {
  if (!input.batchId) return { name: input.name ?? '', idNumber: input.idNumber ?? '' }
  await readBatch(tx, viewer, input.batchId)
  const row = await tx.importRow.findFirst({ where: { batchId: input.batchId, rowNumber: input.rowNumber ?? 0, action: 'transfer' } })
  if (!row) throw refused('rowGone', '导入的这一行已经不在，请填写姓名和身份证号后再发起。')
  const { values } = openStagedRow(await openEnvelope(tx), row).staged
  return { name: values.name ?? '', idNumber: values.idNumber ?? '' }
}
