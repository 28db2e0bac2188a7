import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { invalid, notFound } from '@/lib/platform/errors'
import { once } from '@/lib/platform/idempotency'
import '../audit-events'
import { type RoundKind, roundKindLabels } from '../labels'
import { loadRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { createRoundSchema } from '../schema'
import type { Scheme } from '../scheme'
import { schemeTemplate } from '../scheme-templates/by-kind'

type Input = z.output<typeof createRoundSchema>

/**
 * Opens a round in preparation with the ready scheme of its kind, or a copy of a past round's, to be adapted before the
 * announcement. Equal submits with one request key make one round.
 * @throws AppError notFound, invalid when the round to copy is of another kind
 */
export async function createRound(viewer: Viewer, input: Input): Promise<{ roundId: string }> {
  roundPolicy.authorise(viewer, 'create')
  const { requestKey, kind, year, name, copyFrom = '' } = input
  // Whoever comes back to the form and changes it means another round.
  const key = [requestKey, kind, year, name, copyFrom].join(':')
  return inTransaction((tx) =>
    requestKey ? once(tx, viewer, 'round.create', key, () => create(tx, viewer, input)) : create(tx, viewer, input),
  )
}

async function create(tx: Tx, viewer: Viewer, input: Input): Promise<{ roundId: string }> {
  const content = input.copyFrom ? await copyScheme(tx, viewer, input.kind, input.copyFrom) : schemeTemplate(input.kind)
  const round = await tx.round.create({
    data: {
      kind: input.kind,
      subjectKind: roundKindLabels[input.kind].subject,
      name: input.name,
      year: input.year,
      titleCode: content.titleCode,
      createdById: viewer.accountId,
      schemes: { create: { version: 1, content, createdById: viewer.accountId } },
    },
  })
  const copiedFrom = input.copyFrom ? { copiedFrom: input.copyFrom } : {}
  await recordAudit(
    tx,
    actorOf(viewer),
    'round.created',
    { kind: 'round', id: round.id },
    { kind: input.kind, year: input.year, ...copiedFrom },
  )
  return { roundId: round.id }
}

/** The scheme in force of a past round without its dates: every day is set anew, the conditions' own days as well. */
async function copyScheme(tx: Tx, viewer: Viewer, kind: RoundKind, fromId: string): Promise<Scheme> {
  const from = await loadRound(tx, fromId)
  if (!roundPolicy.can(viewer, 'manage', from)) throw notFound('没有找到要沿用的评选轮次。')
  if (from.kind !== kind) throw invalid('所选往届评选的类别不同，不能沿用它的方案。', { copyFrom: ['请选择同一类别的往届评选。'] })
  return {
    ...from.scheme,
    eligibility: from.scheme.eligibility.map((rule) => ({ ...rule, asOf: null })),
    schedule: {
      opensAt: null,
      closesAt: null,
      qualificationEndsOn: null,
      reviewClosesAt: null,
      panelOn: null,
      publicityStartsOn: null,
      conferralOn: null,
    },
  }
}
