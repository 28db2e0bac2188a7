import { meansPerson, type RelationKind } from '@/lib/org/relations'
import type { PersonRelation } from './conflicts'

/** What people declared about each other, in the terms of the search for conflicts. */

export type NamedPerson = { id: string; name: string; units: readonly string[] }
export type Declared = {
  personId: string
  otherPersonId: string | null
  otherName: string
  otherUnit: string
  kind: RelationKind
  note: string | null
}

/** Relations between a judge and a candidate's people, whichever side declared; the other is known by id, or by name and unit. */
export function declaredRelations(
  declared: readonly Declared[],
  judges: readonly NamedPerson[],
  candidates: readonly NamedPerson[],
): PersonRelation[] {
  const isJudge = new Set(judges.map((judge) => judge.id))
  const isCandidate = new Set(candidates.map((candidate) => candidate.id))
  const found = new Map<string, PersonRelation>()
  for (const relation of declared) {
    const others = [...(isJudge.has(relation.personId) ? candidates : []), ...(isCandidate.has(relation.personId) ? judges : [])]
    for (const other of others) {
      if (other.id === relation.personId || !isMeant(relation, other)) continue
      const made = relationOf(relation, other.id)
      found.set([made.type, relation.kind, ...[made.a, made.b].sort()].join('\n'), made)
    }
  }
  return [...found.values()]
}

function isMeant(relation: Declared, other: NamedPerson): boolean {
  if (relation.otherPersonId !== null) return relation.otherPersonId === other.id
  return meansPerson({ name: relation.otherName, unit: relation.otherUnit }, other)
}

function relationOf(relation: Declared, otherId: string): PersonRelation {
  const pair = { a: relation.personId, b: otherId }
  switch (relation.kind) {
    case 'mentorship':
      return { type: 'mentorship', ...pair }
    case 'sharedProject':
      return { type: 'sharedProject', ...pair, projectName: relation.note?.trim() || '合作项目' }
    default:
      return { type: 'kinship', ...pair, kinship: relation.kind }
  }
}
