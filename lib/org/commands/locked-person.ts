import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import type { Membership } from '../membership'
import { type PersonVerb, personPolicy } from '../policy'

/**
 * Locks a person and checks that the viewer may do this, on the version that was read.
 * @throws AppError notFound outside the viewer's scope, forbidden without the verb, conflict when somebody was first
 */
export async function lockPerson(tx: Tx, viewer: Viewer, input: { personId: string; version: number }, verb: PersonVerb) {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${input.personId} FOR UPDATE`
  const person = await tx.person.findUnique({ where: { id: input.personId }, include: { spells: { orderBy: { startsOn: 'desc' } } } })
  if (!person || !personPolicy.can(viewer, 'read', person)) throw notFound()
  personPolicy.authorise(viewer, verb, person)
  if (person.version !== input.version) throw conflict()
  return person
}

export type LockedPerson = Awaited<ReturnType<typeof lockPerson>>

/** The open spell, or null for who is not in post. */
export function openSpellOf(person: LockedPerson): (Membership & { id: string; lineSince: Date | null }) | null {
  const spell = person.spells.find(({ endsOn }) => endsOn === null)
  if (!spell) return null
  return {
    id: spell.id,
    unitId: spell.unitId,
    lineId: spell.lineId,
    post: spell.post,
    startsOn: toDateOnly(spell.startsOn),
    lineSince: spell.lineSince,
  }
}
