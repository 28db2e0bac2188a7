import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { assignLetters } from '../blindness'
import { cryptoRandom } from '../random'

/**
 * Draws every candidate's letters anew at the close of scoring, so that neither the order of assignment nor a later replacement tells
 * whose sheet a letter is. Voided and waived seats keep marks that no sheet carries.
 * @returns assignment id → letter
 */
export async function redrawLetters(tx: Tx, roundId: string): Promise<Map<string, string>> {
  const assignments = await tx.assignment.findMany({ where: { roundId }, select: { id: true, nominationId: true, state: true } })
  const active = assignments.filter((assignment) => assignment.state === 'active')
  const letters = assignLetters(
    active.map((assignment) => ({ candidateId: assignment.nominationId, sheetId: assignment.id })),
    cryptoRandom,
  )
  // Two steps, since two seats may swap letters under the unique constraint; seats without a sheet keep their id.
  await tx.$executeRaw`UPDATE "Assignment" SET letter = id WHERE "roundId" = ${roundId}`
  const [ids, values] = [[...letters.keys()], [...letters.values()]]
  await tx.$executeRaw`
    UPDATE "Assignment" a SET letter = d.letter FROM unnest(${ids}::text[], ${values}::text[]) AS d(id, letter) WHERE a.id = d.id`
  return letters
}
