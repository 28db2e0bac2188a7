import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { invalid, notFound, refused } from '@/lib/platform/errors'
import '../relation-audit'
import { relationPolicy } from '../relation-policy'
import type { declareRelationSchema } from '../relation-schema'
import { plainName, type RelationSource } from '../relations'

/** The source that the viewer's role stands for; null for roles that declare nothing. */
function sourceOf(viewer: Viewer): RelationSource | null {
  if (viewer.role === 'talent') return 'self'
  if (viewer.role === 'unitHr') return 'unitHr'
  return viewer.role === 'cityOffice' ? 'office' : null
}

/**
 * Puts a relation of a person to somebody else on record, by name and unit: nobody learns whether that somebody is on file. Rounds find
 * conflicts by it from then on.
 * @throws AppError notFound, invalid, alreadyDeclared
 */
export async function declareRelation(viewer: Viewer, input: z.output<typeof declareRelationSchema>): Promise<{ relationId: string }> {
  const source = sourceOf(viewer)
  if (!source) throw notFound()
  try {
    return await inTransaction(async (tx) => {
      const person = await tx.person.findUnique({ where: { id: input.personId }, select: { id: true, name: true, unitId: true } })
      if (!person || !relationPolicy.can(viewer, 'declare', { personId: person.id, source, person })) throw notFound()
      if (plainName(input.otherName) === plainName(person.name) && !input.otherUnit)
        throw invalid('对方与本人同名。', { otherUnit: ['对方与本人同名，请填写对方单位。'] })
      const { kind, otherName, otherUnit, note } = input
      const relation = await tx.personRelation.create({
        data: { personId: person.id, otherName, otherUnit, kind, note: note || null, source, declaredById: viewer.accountId },
      })
      const payload = { personId: person.id, kind, source }
      await recordAudit(tx, actorOf(viewer), 'relation.declared', { kind: 'personRelation', id: relation.id }, payload)
      return { relationId: relation.id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw refused('alreadyDeclared', '这项关系已经申报过。')
    throw error
  }
}
