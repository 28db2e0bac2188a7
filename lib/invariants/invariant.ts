import type { Reader } from '@/lib/platform/db/client'

/** Something that must hold over the stored data whatever happened; `check` returns a Chinese sentence for each place where it does not. */
export type Invariant = { key: string; check: (reader: Reader) => Promise<string[]> }

/** More faults of one kind than this are counted, not listed. */
const LISTED = 20

/** At most `LISTED` sentences, and one that says how many more there are. */
export function listed(sentences: readonly string[]): string[] {
  const rest = sentences.length - LISTED
  return rest > 0 ? [...sentences.slice(0, LISTED), `同类不符还有 ${rest} 处。`] : [...sentences]
}
