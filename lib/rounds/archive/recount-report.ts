import type { ArchiveContent, ArchiveCopy, EntryName } from './format'
import { fileNameOf } from './format'

/** What a recount says: per part, how much was compared, what does not agree, and what could not be compared and why. */

export type Finding = {
  /** File inside the zip. */
  entry: string
  /** Id of the candidate, sheet, version … it is about; null for the entry as a whole. */
  subject: string | null
  message: string
}

export type RecountCheck = {
  key: string
  title: string
  /** "288 份评分表": what was gone through. */
  counted: string
  findings: Finding[]
  /** Sentences on what this copy cannot show. */
  notes: string[]
}

export type Recount = {
  formatVersion: number
  copy: ArchiveCopy
  roundId: string
  roundName: string
  digest: string
  agrees: boolean
  checks: RecountCheck[]
}

/** Collects the findings of one part. */
export class CheckBuilder {
  readonly findings: Finding[] = []
  readonly notes: string[] = []

  constructor(
    private readonly key: string,
    private readonly title: string,
  ) {}

  /** Notes a disagreement unless `holds`. */
  expect(holds: boolean, entry: EntryName, subject: string | null, message: string): boolean {
    if (!holds) this.findings.push({ entry: fileNameOf(entry), subject, message })
    return holds
  }

  done(counted: string): RecountCheck {
    return { key: this.key, title: this.title, counted, findings: this.findings, notes: [...new Set(this.notes)] }
  }
}

/** An id fit for a sentence: its random end. */
export const tail = (id: string): string => id.slice(-8)

export const candidateWord = (id: string): string => `候选对象 ${tail(id)}`

/** The look-ups that several parts need. */
export type CaseIndex = {
  seats: ReadonlyMap<string, ArchiveContent['assignment']['seats'][number]>
  candidates: ReadonlyMap<string, ArchiveContent['candidates'][number]>
  /** Assignment → its sealed sheet that counts. */
  living: ReadonlyMap<string, ArchiveContent['sheets'][number]>
}

export function indexCase(content: ArchiveContent): CaseIndex {
  return {
    seats: new Map(content.assignment.seats.map((seat) => [seat.id ?? '', seat])),
    candidates: new Map(content.candidates.map((candidate) => [candidate.id, candidate])),
    living: new Map(content.sheets.filter((sheet) => sheet.state === 'sealed').map((sheet) => [sheet.assignment, sheet])),
  }
}

/** How sheets are told apart in sentences. */
export function sheetWord(index: CaseIndex, sheet: { id: string; assignment: string; revision: number }): string {
  const seat = index.seats.get(sheet.assignment)
  const whose = seat ? `${candidateWord(seat.candidate)}、专家 ${tail(seat.reviewer)} 的` : ''
  return `${whose}评分表 ${tail(sheet.id)}${sheet.revision > 1 ? `（第 ${sheet.revision} 稿）` : ''}`
}
