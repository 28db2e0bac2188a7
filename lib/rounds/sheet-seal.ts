import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { type Rubric, type SheetContent, sheetProblems, weightedTotal } from './score-sheet'

/** What is sealed. Ids are opaque; no name of a person or unit is part of it. */
export type SealedSheet = {
  format: 'score-sheet/1'
  roundId: string
  schemeVersion: number
  assignmentId: string
  /** 1 for the first sheet of an assignment, 2 after it was reopened once … */
  sheetNumber: number
  content: SheetContent
  total: number
}

export type Seal = { canonical: string; digest: string; total: number }

/**
 * Seals a complete sheet. Rows are ordered by the rubric and texts normalised to NFC, so that the same judgement always has the
 * same digest.
 *
 * @throws Error when the sheet has problems: the command refuses those before
 */
export function sealSheet(sheet: Omit<SealedSheet, 'format' | 'total'>, rubric: Rubric): Seal {
  if (sheetProblems(sheet.content, rubric).length > 0) throw new Error('A sheet with problems cannot be sealed')
  return sealAsItIs(sheet, rubric)
}

/** The same for a sheet on file, whatever is wrong with it: for those who check what was sealed. */
export function sealAsItIs(sheet: Omit<SealedSheet, 'format' | 'total'>, rubric: Rubric): Seal {
  const scores = rubric.criteria.flatMap((criterion) => sheet.content.scores.filter((row) => row.criterionKey === criterion.key))
  const gates = rubric.gates.flatMap((gate) => sheet.content.gates.filter((row) => row.gateKey === gate.key))
  const total = weightedTotal(scores, rubric.criteria)
  const sealed: SealedSheet = { ...sheet, format: 'score-sheet/1', content: normalised({ ...sheet.content, scores, gates }), total }
  const canonical = canonicalJson(sealed)
  return { canonical, digest: digestOf(canonical), total }
}

/** Strings in NFC all the way down, so that the same text typed on different machines is the same text. */
function normalised(content: SheetContent): SheetContent {
  const text = (value: string): string => value.normalize('NFC')
  return {
    scores: content.scores.map((row) => ({ ...row, comment: text(row.comment) })),
    gates: content.gates.map((row) => ({ ...row, reason: text(row.reason) })),
    comment: text(content.comment),
  }
}

/** SHA-256 in hexadecimal. */
export function digestOf(canonical: string): string {
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}

/** One sealed sheet as the receipt names it. */
export type ReceiptLine = { assignmentId: string; sheetNumber: number; digest: string }

/** One digest over all sealed sheets of a reviewer in a round, in the order of the desk: what the receipt proves. */
export function receiptDigest(roundId: string, lines: readonly ReceiptLine[]): string {
  const sheets = lines.map(({ assignmentId, sheetNumber, digest }) => ({ assignmentId, sheetNumber, digest }))
  return digestOf(canonicalJson({ format: 'score-receipt/1', roundId, sheets }))
}
