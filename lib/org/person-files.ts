import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { DateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

/** A paper on file about a person, as a feature tells of it. */
export type PersonPaper = {
  /** What it belongs to, in words: 称号认定 · 全国先进工作者 */
  belongsTo: string
  on: DateOnly
} & (
  | { fileId: string }
  /** Something with a page of its own instead of a file. */
  | { name: string; href: string }
)

/** The papers of one person that the viewer may open now: each feature answers by its own rule of reading, never for more. */
export type PersonPapers = (viewer: Viewer, reader: Reader, person: { id: string; unitId: string }) => Promise<PersonPaper[]>

const holder = globalThis as unknown as { portalPersonPapers?: Map<string, PersonPapers> }
holder.portalPersonPapers ??= new Map()

export function registerPersonPapers(feature: string, papers: PersonPapers): void {
  holder.portalPersonPapers?.set(feature, papers)
}

/** Of every feature, in the order of their names. */
export function personPapers(): PersonPapers[] {
  return [...(holder.portalPersonPapers ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, papers]) => papers)
}
