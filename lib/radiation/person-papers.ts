import 'server-only'
import type { PersonPapers } from '@/lib/org/person-files'
import { toDateOnly } from '@/lib/platform/dates'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { KIND_LABELS } from './labels'
import { contributionPolicy } from './policy'

/** Proofs of contributions, for whoever reads the contribution. */
export const contributionPapers: PersonPapers = async (viewer, reader, person) => {
  if (!contributionPolicy.can(viewer, 'read')) return []
  const rows = await reader.contribution.findMany({
    where: {
      AND: [
        contributionPolicy.where(viewer, 'read') as Prisma.ContributionWhereInput,
        { personId: person.id, state: { notIn: ['draft', 'withdrawn', 'voided'] } },
      ],
    },
    select: { kind: true, title: true, endsOn: true, proofs: { select: { fileId: true }, orderBy: { position: 'asc' } } },
    orderBy: [{ endsOn: 'desc' }, { id: 'asc' }],
    take: 100,
  })
  return rows.flatMap(({ kind, title, endsOn, proofs }) =>
    proofs.map(({ fileId }) => ({ fileId, belongsTo: `辐射贡献证明 · ${KIND_LABELS[kind].word}：${title}`, on: toDateOnly(endsOn) })),
  )
}
