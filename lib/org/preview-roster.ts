import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import type { Reader } from '@/lib/platform/db/client'
import { judgeWorkbook } from './judge-workbook'
import type { JudgedRow } from './roster/roster-values'
import type { ImportScope } from './roster-facts'

/** One data row as the operations command prints it. */
export type RosterRecord = {
  /** Named where the rows stand on several sheets. */
  sheet?: string
  /** Number of the row in its sheet. */
  row: number
  verdict: 'accept' | 'reject'
  /** The leftmost field at fault; null when accepted. */
  field: string | null
  reason: string | null
  values: {
    name: string | null
    idNumber: string | null
    birthMonth: string | null
    workStartMonth: string | null
    phone: string | null
    unit: string | null
    line: string | null
  }
  /** Only of accepted rows. */
  action?: 'create' | 'update' | 'unchanged'
}

export function scopeOfViewer(viewer: Viewer | null): ImportScope {
  return { unitIds: viewer === null || viewer.role === 'cityOffice' ? null : new Set(viewer.unitIds) }
}

export function recordsOf(rows: readonly JudgedRow[]): RosterRecord[] {
  const isOneSheet = new Set(rows.map(({ sheet }) => sheet)).size <= 1
  return rows.map((row) => (isOneSheet ? recordOf(row) : { sheet: row.sheet, ...recordOf(row) }))
}

function recordOf(row: JudgedRow): RosterRecord {
  const { verdict, field, reason } = row
  const { name, idNumber, birthMonth, workStartMonth, phone, unit, line } = row.values
  const values = { name, idNumber, birthMonth, workStartMonth, phone, unit, line }
  const record: RosterRecord = { row: row.row, verdict, field, reason, values }
  return verdict === 'accept' && row.action !== 'transfer' ? { ...record, action: row.action } : record
}

/**
 * What would become of every row of a roster; nothing is written.
 * @param options.viewer null judges for the whole city
 * @throws AppError with a Chinese sentence for a file that cannot be read or holds no roster
 */
export async function previewRoster(
  reader: Reader,
  file: { name: string; bytes: Uint8Array },
  options: { viewer: Viewer | null },
): Promise<RosterRecord[]> {
  const envelope = await openEnvelope(reader)
  const { judgement } = await judgeWorkbook(reader, envelope, file, scopeOfViewer(options.viewer), await businessToday(reader))
  return recordsOf(judgement.rows)
}
