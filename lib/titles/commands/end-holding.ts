import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { formatDate, fromDateOnly, fromDateOnlyOrNull, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { followHoldingChanges } from '../holding-changes'
import { HOW_LABELS } from '../labels'
import { holdingPolicy } from '../policy'
import type { EndHoldingInput } from '../schema'
import { rewriteLedger } from './rewrite-ledger'

/** Ends, revokes or annuls one holding with a reason on record; tells the person; figures follow at once. */
export async function endHolding(viewer: Viewer, input: EndHoldingInput): Promise<{ holdingId: string }> {
  return inTransaction((tx) => endHoldingWithin(tx, viewer, input))
}

/** The same inside a caller's transaction. */
export async function endHoldingWithin(tx: Tx, viewer: Viewer, input: EndHoldingInput): Promise<{ holdingId: string }> {
  await tx.$queryRaw`SELECT id FROM "Holding" WHERE id = ${input.holdingId} FOR UPDATE`
  const holding = await tx.holding.findUnique({
    where: { id: input.holdingId },
    include: { title: true, person: { select: { unitId: true, account: { select: { id: true } } } } },
  })
  if (!holding || !holdingPolicy.can(viewer, 'read', { personId: holding.personId, unitId: holding.person.unitId })) throw notFound()
  holdingPolicy.authorise(viewer, 'end', { personId: holding.personId, unitId: holding.person.unitId })
  const change = decideEnd({ ...holding, startsOn: toDateOnly(holding.startsOn), endsOn: toDateOnlyOrNull(holding.endsOn) }, input)
  const { count } = await tx.holding.updateMany({
    where: { id: holding.id, version: input.version, state: 'active' },
    data: {
      state: change.state,
      endsOn: fromDateOnlyOrNull(change.endsOn),
      endReason: input.reason,
      endKind: input.how === 'annulled' ? null : input.kind,
      version: { increment: 1 },
    },
  })
  if (count === 0) throw conflict('这个称号刚刚被别人处理过。您填写的内容已保留，请刷新后核对。')
  if (input.how !== 'ended') await revokeCertificate(tx, holding.id)
  await recordAudit(
    tx,
    actorOf(viewer),
    'holding.ended',
    { kind: 'holding', id: holding.id },
    {
      personId: holding.personId,
      titleCode: holding.title.code,
      how: input.how,
      on: input.how === 'annulled' ? null : input.on,
      reason: input.reason,
    },
  )
  await rewriteLedger(tx, [holding.personId], {
    reason: `${HOW_LABELS[input.how]}称号“${holding.title.name}”：${input.reason}`,
    actor: actorOf(viewer),
  })
  await followHoldingChanges(tx, [holding.personId])
  const accountId = holding.person.account?.id
  if (accountId) await notify(tx, [noticeOf(accountId, holding.title.name, input)])
  return { holdingId: holding.id }
}

type HoldingFacts = { state: string; startsOn: string; endsOn: string | null }

function decideEnd(holding: HoldingFacts, input: EndHoldingInput): { state: 'active' | 'revoked' | 'annulled'; endsOn: string | null } {
  if (holding.state !== 'active') throw refused('holdingEnded', '这个称号已经撤销或作废，不能再次终止。')
  if (input.how === 'annulled') return { state: 'annulled', endsOn: holding.endsOn }
  const on = input.on ?? ''
  if (on < holding.startsOn)
    throw invalid('最后一日不能早于称号起始日。', { on: [`称号自${formatDate(holding.startsOn)}起生效。如授予本身无效，请选择“作废”。`] })
  if (holding.endsOn !== null && on > holding.endsOn)
    throw invalid('最后一日不能晚于原任期。', { on: [`原任期至${formatDate(holding.endsOn)}止，延长任期请走续评。`] })
  return { state: input.how === 'revoked' ? 'revoked' : 'active', endsOn: on }
}

async function revokeCertificate(tx: Tx, holdingId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { holdingId, revokedOn: null }, data: { revokedOn: fromDateOnly(await businessToday(tx)) } })
}

function noticeOf(accountId: string, titleName: string, input: EndHoldingInput) {
  const when = input.how === 'annulled' || !input.on ? '' : `，有效期至${formatDate(input.on)}`
  return {
    accountId,
    kind: 'holdingEnded',
    title: `您的“${titleName}”称号已${HOW_LABELS[input.how]}`,
    body: `您的“${titleName}”称号已${HOW_LABELS[input.how]}${when}。原因：${input.reason}。如有疑问，请联系市人才办。`,
    href: '/me',
  }
}
