import 'server-only'
import type { Envelope } from '@/lib/platform/crypto/envelope'
import type { DateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { judgeRows, knownNames, type RosterJudgement } from './roster/judge-rows'
import { type RosterReading, readRoster } from './roster/read-roster'
import { idNumbersOf } from './roster/roster-id-numbers'
import { type ImportScope, loadPeopleOnFile, loadRosterNames } from './roster-facts'

export type JudgedWorkbook = { reading: RosterReading; judgement: RosterJudgement }

/**
 * Reads a roster and says of every row what is to become of it.
 * @throws AppError with a Chinese sentence for a file that cannot be read or holds no roster
 */
export async function judgeWorkbook(
  reader: Reader,
  envelope: Envelope,
  file: { name: string; bytes: Uint8Array },
  scope: ImportScope,
  today: DateOnly,
): Promise<JudgedWorkbook> {
  const workbook = await readWorkbook(file.bytes, { fileName: file.name })
  const { tree, units, lines } = await loadRosterNames(reader, today)
  const reading = readRoster(workbook, knownNames(units, lines))
  const onFile = await loadPeopleOnFile(reader, envelope, idNumbersOf(reading, today), scope, tree)
  const judgement = judgeRows(reading, { units, lines, today, onFile, allowedUnitIds: scope.unitIds ?? undefined })
  return { reading, judgement }
}
