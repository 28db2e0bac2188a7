import 'server-only'
import { accountsOverUnit } from '@/lib/org/unit-accounts'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import { endHoldingWithin } from '@/lib/titles/commands/end-holding'
import '../audit-events'
import { assessmentYearPolicy } from '../policy'
import type { DecideEffectInput } from '../schema'
import { EFFECT_LABELS, type EffectKind } from '../states'

/** The office applies what the rules propose, or lets it be, with a reason either way. Nothing of it happens by itself. */
export async function decideEffect(viewer: Viewer, input: DecideEffectInput): Promise<{ effectId: string }> {
  return inTransaction(async (tx) => {
    assessmentYearPolicy.authorise(viewer, 'manage')
    await tx.$queryRaw`SELECT id FROM "AssessmentEffect" WHERE id = ${input.effectId} FOR UPDATE`
    const effect = await tx.assessmentEffect.findUnique({ where: { id: input.effectId }, include: { assessment: { include: ASSESSMENT } } })
    if (!effect) throw notFound('没有找到这项结果运用。')
    const { count } = await tx.assessmentEffect.updateMany({
      where: { id: effect.id, version: input.version, state: 'staged' },
      data: {
        state: input.apply ? 'applied' : 'dismissed',
        decision: input.reason,
        decidedById: viewer.accountId,
        decidedAt: await businessNow(tx),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw effect.state === 'staged' ? conflict() : refused('effectDecided', '这项结果运用已经决定，请刷新查看。')
    const { assessment } = effect
    await recordAudit(
      tx,
      actorOf(viewer),
      'assessment.effectDecided',
      { kind: 'holdingAssessment', id: assessment.id },
      { personId: assessment.personId, kind: effect.kind, apply: input.apply, reason: input.reason },
    )
    if (input.apply) await apply(tx, viewer, effect, input.reason)
    return { effectId: effect.id }
  })
}

const ASSESSMENT = {
  year: true,
  holding: { include: { title: true } },
  person: { select: { name: true, account: { select: { id: true } } } },
} as const

type Effect = {
  kind: EffectKind
  reason: string
  assessment: {
    unitId: string
    person: { name: string; account: { id: string } | null }
    holding: { id: string; version: number; endsOn: Date | null; title: { name: string } }
  }
}

async function apply(tx: Tx, viewer: Viewer, { kind, reason, assessment }: Effect, decision: string): Promise<void> {
  const { holding, person } = assessment
  if (kind === 'revoke') {
    const today = await businessToday(tx)
    const endsOn = toDateOnlyOrNull(holding.endsOn)
    const on = endsOn !== null && endsOn < today ? endsOn : today
    await endHoldingWithin(tx, viewer, {
      holdingId: holding.id,
      version: holding.version,
      how: 'revoked',
      kind: 'assessment',
      on,
      reason: `${reason}${decision}`,
    })
  }
  if (kind === 'barRenewal') await tx.holding.update({ where: { id: holding.id }, data: { renewalBar: reason, version: { increment: 1 } } })
  const staff = await accountsOverUnit(tx, 'unitHr', assessment.unitId)
  // Of a revocation the person was told by the ending itself.
  const told = [...staff, ...(person.account && kind !== 'revoke' ? [person.account.id] : [])]
  await notify(
    tx,
    told.map((accountId) => ({
      accountId,
      kind: 'assessment',
      title: `${person.name}：${EFFECT_LABELS[kind].word}`,
      body: `${reason}${EFFECT_LABELS[kind].consequence}`,
      href: accountId === person.account?.id ? '/me' : '/assessment',
    })),
  )
}
