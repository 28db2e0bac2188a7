import type { Envelope } from '@/lib/platform/crypto/envelope'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { RosterReading } from './roster/read-roster'
import type { RosterField } from './roster/roster-fields'
import type { JudgedRow, RosterIssue, RosterValues } from './roster/roster-values'

/** The cells of a staged row as the sheet has them. */
export type StagedCells = { sheet: string; row: number; isHidden: boolean; layout: number; texts: string[] }
/** What they were read as. */
export type StagedValues = {
  values: RosterValues
  unitId: string | null
  lineId: string | null
  field: RosterField | null
  changed: (keyof RosterValues)[]
}

export type StagedRow = {
  index: number
  verdict: 'accept' | 'reject'
  action: string
  personId: string | null
  issues: RosterIssue[]
  cells: StagedCells
  staged: StagedValues
}

type ImportRowColumns = {
  batchId: string
  rowNumber: number
  verdict: 'accept' | 'reject'
  action: string
  cellsCipher: string
  valuesCipher: string
  issues: Prisma.JsonValue
  personId: string | null
}

const placeOf = (batchId: string, index: number, column: 'cells' | 'values') => ({ table: 'ImportRow', row: `${batchId}/${index}`, column })

/** A judged row as it is staged: what was read is sealed, issues hold no personal values. Rows are numbered over all sheets. */
export function stageRow(envelope: Envelope, batchId: string, reading: RosterReading, judged: JudgedRow): Prisma.ImportRowCreateManyInput {
  const { index, sheet, row, isHidden, layout, verdict, action, issues, personId, values, unitId, lineId, field, changed } = judged
  const cells: StagedCells = { sheet, row, isHidden, layout, texts: reading.rows[index - 1]?.texts ?? [] }
  const staged: StagedValues = { values, unitId, lineId, field, changed }
  return {
    batchId,
    rowNumber: index,
    verdict,
    action,
    personId,
    issues: issues.map((issue) => ({ field: issue.field, reason: issue.reason, severity: issue.severity })),
    cellsCipher: envelope.seal(JSON.stringify(cells), placeOf(batchId, index, 'cells')),
    valuesCipher: envelope.seal(JSON.stringify(staged), placeOf(batchId, index, 'values')),
  }
}

export function openStagedRow(envelope: Envelope, row: ImportRowColumns): StagedRow {
  return {
    index: row.rowNumber,
    verdict: row.verdict,
    action: row.action,
    personId: row.personId,
    issues: row.issues as unknown as RosterIssue[],
    cells: JSON.parse(envelope.open(row.cellsCipher, placeOf(row.batchId, row.rowNumber, 'cells'))) as StagedCells,
    staged: JSON.parse(envelope.open(row.valuesCipher, placeOf(row.batchId, row.rowNumber, 'values'))) as StagedValues,
  }
}
