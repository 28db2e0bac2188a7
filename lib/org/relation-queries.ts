import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db, type Reader } from '@/lib/platform/db/client'
import { relationPolicy } from './relation-policy'
import { type RelationKind, relationKindNames, relationSourceNames } from './relations'

export type RelationRow = {
  id: string
  kindName: string
  otherName: string
  otherUnit: string
  note: string
  sourceName: string
  canWithdraw: boolean
}
export type RelationsView = { personId: string; rows: RelationRow[]; abilities: { declare: boolean } }

/** Relations declared by a person or their unit, as far as the viewer may see them; null for who may see none. */
export async function readRelations(viewer: Viewer, personId: string): Promise<RelationsView | null> {
  if (!relationPolicy.can(viewer, 'read')) return null
  const { prisma } = await db()
  const [person, relations] = await Promise.all([
    prisma.person.findUnique({ where: { id: personId }, select: { id: true, unitId: true } }),
    prisma.personRelation.findMany({
      where: { AND: [{ personId, withdrawnAt: null }, relationPolicy.where(viewer, 'read')] },
      include: { person: { select: { unitId: true } } },
      orderBy: { createdAt: 'asc' },
    }),
  ])
  if (!person) return null
  const declare = (['self', 'unitHr', 'office'] as const).some((source) =>
    relationPolicy.can(viewer, 'declare', { personId, source, person }),
  )
  if (relations.length === 0 && !declare && viewer.role !== 'supervisor') return null
  return {
    personId,
    rows: relations.map((relation) => ({
      id: relation.id,
      kindName: relationKindNames[relation.kind],
      otherName: relation.otherName,
      otherUnit: relation.otherUnit,
      note: relation.note ?? '',
      sourceName: relationSourceNames[relation.source],
      canWithdraw: relationPolicy.can(viewer, 'withdraw', relation),
    })),
    abilities: { declare },
  }
}

export type DeclaredRelation = {
  personId: string
  otherPersonId: string | null
  otherName: string
  otherUnit: string
  kind: RelationKind
  note: string | null
}

/** Everything declared by any of these people and not taken back; for the search for conflicts alone. */
export async function loadDeclaredRelations(reader: Reader, personIds: readonly string[]): Promise<DeclaredRelation[]> {
  return reader.personRelation.findMany({
    where: { personId: { in: [...personIds] }, withdrawnAt: null },
    select: { personId: true, otherPersonId: true, otherName: true, otherUnit: true, kind: true, note: true },
    orderBy: { id: 'asc' },
  })
}
