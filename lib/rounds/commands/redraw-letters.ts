import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { letterOf, shuffled } from '../letters'

/**
 * Draws every candidate's letters anew at the close of scoring, so that neither the order of assignment nor a later replacement tells
 * whose sheet a letter is. Voided and waived seats keep marks that no sheet carries.
 * @returns assignment id → letter
 */
export async function redrawLetters(tx: Tx, roundId: string): Promise<Map<string, string>> {
  const assignments = await tx.assignment.findMany({ where: { roundId }, select: { id: true, nominationId: true, state: true } })
  const byCandidate = new Map<string, typeof assignments>()
  for (const assignment of assignments)
    byCandidate.set(assignment.nominationId, [...(byCandidate.get(assignment.nominationId) ?? []), assignment])
  const letters = new Map<string, string>()
  for (const group of byCandidate.values()) {
    const [active, others] = [group.filter((each) => each.state === 'active'), group.filter((each) => each.state !== 'active')]
    for (const [index, { id }] of shuffled(active).entries()) letters.set(id, letterOf(index))
    for (const [index, { id }] of shuffled(others).entries()) letters.set(id, `${index + 1}`)
  }
  // Two steps, since two seats may swap letters under the unique constraint.
  await tx.$executeRaw`UPDATE "Assignment" SET letter = id WHERE "roundId" = ${roundId}`
  const [ids, values] = [[...letters.keys()], [...letters.values()]]
  await tx.$executeRaw`
    UPDATE "Assignment" a SET letter = d.letter FROM unnest(${ids}::text[], ${values}::text[]) AS d(id, letter) WHERE a.id = d.id`
  return letters
}
