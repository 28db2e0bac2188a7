import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import type { DeclarableKind } from '../review-schema'

/** Kinds that hold beyond one round. */
const lasting = { kinship: 'kin', mentorship: 'mentorship', sharedProject: 'sharedProject' } as const

/**
 * Keeps what a reviewer declared from the list of names for rounds to come, between reviewer and candidate as persons. Never called with what
 * was declared on a code: that would put a name to it. Only office and supervisor see these rows, since they tell who reviews.
 */
export async function keepDeclaredRelations(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  declared: readonly { nominationId: string; kind: DeclarableKind; reason: string }[],
): Promise<void> {
  const kinds = new Map(declared.map((item) => [item.nominationId, item]))
  const nominations = await tx.nomination.findMany({
    where: { id: { in: [...kinds.keys()] }, personId: { not: personId } },
    select: { id: true, person: { select: { id: true, name: true } } },
  })
  await tx.personRelation.createMany({
    data: nominations.flatMap(({ id, person }) => {
      const item = kinds.get(id)
      if (!person || !item || !(item.kind in lasting)) return []
      return [
        {
          personId,
          otherPersonId: person.id,
          otherName: person.name,
          kind: lasting[item.kind as keyof typeof lasting],
          note: item.kind === 'sharedProject' ? item.reason.slice(0, 60) : null,
          source: 'reviewer' as const,
          declaredById: viewer.accountId,
        },
      ]
    }),
    skipDuplicates: true,
  })
}
