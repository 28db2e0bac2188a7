import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import type { ArchiveContent } from './format'

/** Parts of the round that only some rounds have. */
export async function readExtras(_tx: Tx, _roundId: string): Promise<ArchiveContent['extras']> {
  return {}
}
