import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'
import type { Scheme } from '@/lib/rounds/scheme'
import type { SheetContent } from '@/lib/rounds/score-sheet'
import { createViewer } from './accounts'
import { createPerson } from './org'

export type ReviewerOptions = { roundId: string; name?: string; isDeclared?: boolean }

/** A reviewer of a round, signed in in that role, with the seat. */
export async function createReviewer(
  reader: Reader,
  options: ReviewerOptions,
): Promise<{ viewer: Viewer; seatId: string; personId: string }> {
  const person = await createPerson(reader, options.name ? { name: options.name } : {})
  const viewer = await createViewer(reader, 'reviewer', { roundId: options.roundId, personId: person.id, name: person.name })
  const seat = await reader.roundReviewer.create({
    data: {
      roundId: options.roundId,
      personId: person.id,
      accountId: viewer.accountId ?? '',
      ...(options.isDeclared === false ? {} : { state: 'declared', declaredAt: new Date() }),
    },
  })
  return { viewer, seatId: seat.id, personId: person.id }
}

export async function createAssignment(
  reader: Reader,
  of: { roundId: string; nominationId: string; seatId: string; position: number; letter?: string },
) {
  return reader.assignment.create({
    data: {
      roundId: of.roundId,
      nominationId: of.nominationId,
      roundReviewerId: of.seatId,
      position: of.position,
      letter: of.letter ?? randomUUID().slice(0, 8),
    },
  })
}

/** A complete sheet with one score on every criterion. */
export function completeSheet(scheme: Scheme, score = 8): SheetContent {
  return {
    scores: scheme.criteria.map((criterion) => ({ criterionKey: criterion.key, score, comment: '' })),
    gates: scheme.gates.map((gate) => ({ gateKey: gate.key, isRaised: false, reason: '' })),
    comment: '',
  }
}
