import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import type { LoadedRound } from '../loaded-round'
import { livingSheet } from '../review-seat'
import { sealSheet } from '../sheet-seal'
import { contentOfSheet } from '../stored-sheet'

type SealableSheet = {
  id: string
  revision: number
  version: number
  state: 'draft' | 'sealed' | 'superseded'
  scores: unknown
  gates: unknown
  note: string | null
}

/**
 * Seals the living sheets of assignments in one statement, each with its digest and total. The caller has found them complete.
 * @throws AppError conflict when a sheet changed meanwhile
 */
export async function writeSeals(
  tx: Tx,
  round: LoadedRound,
  now: Date,
  open: readonly { id: string; sheets: readonly SealableSheet[] }[],
): Promise<void> {
  const seals = open.map((assignment) => {
    const sheet = livingSheet(assignment.sheets)
    if (!sheet) throw notFound()
    const { id: roundId, schemeVersion, scheme } = round
    const sealed = sealSheet(
      { roundId, schemeVersion, assignmentId: assignment.id, sheetNumber: sheet.revision, content: contentOfSheet(sheet) },
      scheme,
    )
    return { id: sheet.id, version: sheet.version, digest: sealed.digest, hundredths: Math.floor((sealed.total + 50) / 100) }
  })
  const updated = await tx.$executeRaw`
    UPDATE "ScoreSheet" s
    SET state = 'sealed', digest = d.digest, "totalHundredths" = d.hundredths, "sealedAt" = ${now}, version = s.version + 1, "updatedAt" = clock_timestamp()
    FROM unnest(
      ${seals.map((seal) => seal.id)}::text[], ${seals.map((seal) => seal.version)}::int[],
      ${seals.map((seal) => seal.digest)}::text[], ${seals.map((seal) => seal.hundredths)}::int[]
    ) AS d(id, version, digest, hundredths)
    WHERE s.id = d.id AND s.version = d.version AND s.state = 'draft'`
  if (updated !== seals.length) throw conflict()
}
