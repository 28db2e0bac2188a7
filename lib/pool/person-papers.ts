import 'server-only'
import type { PersonPapers } from '@/lib/org/person-files'
import { dateOf } from '@/lib/platform/dates'
import { CORRECTION_LABELS, isCorrectionField } from './corrections'
import { correctionPolicy } from './policy'

/** Proofs of corrections that the person asked for. */
export const correctionPapers: PersonPapers = async (viewer, reader, person) => {
  if (!correctionPolicy.can(viewer, 'read', { personId: person.id, unitId: person.unitId })) return []
  const rows = await reader.personCorrection.findMany({
    where: { personId: person.id, proofFileId: { not: null } },
    select: { field: true, proofFileId: true, proposedAt: true },
    orderBy: { proposedAt: 'desc' },
    take: 100,
  })
  return rows.flatMap(({ field, proofFileId, proposedAt }) =>
    proofFileId
      ? [
          {
            fileId: proofFileId,
            belongsTo: `信息更正证明${isCorrectionField(field) ? ` · ${CORRECTION_LABELS[field]}` : ''}`,
            on: dateOf(proposedAt),
          },
        ]
      : [],
  )
}
