import { parseIdNumber } from '@/lib/org/identity/id-number'
import type { RosterReading } from '@/lib/org/roster/read-roster'
import type { DateOnly } from '@/lib/platform/dates'

/** The valid identity numbers of a roster, normalised, each once: what the importer looks up before judging. */
export function idNumbersOf(reading: RosterReading, today: DateOnly): string[] {
  const numbers = new Set<string>()
  for (const { cells } of reading.rows) {
    const cell = cells.idNumber
    if (!cell) continue
    const parsed = parseIdNumber(typeof cell.value === 'number' ? cell.value : cell.text, today)
    if (parsed.ok) numbers.add(parsed.value)
  }
  return [...numbers]
}
