import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import '../audit-events'
import { roundKindLabels } from '../labels'
import { roundPolicy } from '../policy'
import type { createRoundSchema } from '../schema'
import { schemeTemplate } from '../scheme-templates/by-kind'

/** Opens a round in preparation with the ready scheme of its kind, to be adapted before the announcement. */
export async function createRound(viewer: Viewer, input: z.output<typeof createRoundSchema>): Promise<{ roundId: string }> {
  roundPolicy.authorise(viewer, 'create')
  const { subject, titleCode } = roundKindLabels[input.kind]
  return inTransaction(async (tx) => {
    const round = await tx.round.create({
      data: {
        kind: input.kind,
        subjectKind: subject,
        name: input.name,
        year: input.year,
        titleCode,
        createdById: viewer.accountId,
        schemes: { create: { version: 1, content: schemeTemplate(input.kind), createdById: viewer.accountId } },
      },
    })
    await recordAudit(tx, actorOf(viewer), 'round.created', { kind: 'round', id: round.id }, { kind: input.kind, year: input.year })
    return { roundId: round.id }
  })
}
