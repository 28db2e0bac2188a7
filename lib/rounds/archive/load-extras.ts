import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { drawRecord } from '../draw-queries'
import type { ArchiveContent } from './format'

/** Parts that only some rounds have; each list is told in FORMAT.md. */
export async function readExtras(tx: Tx, roundId: string): Promise<ArchiveContent['extras']> {
  const [shows, reexaminations] = await Promise.all([
    tx.showItem.findMany({ where: { roundId }, orderBy: { position: 'asc' } }),
    tx.reexamination.findMany({ where: { roundId }, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] }),
  ])
  return {
    draws: (await drawRecord(roundId, tx)).map((draw) => ({ ...draw })),
    shows: shows.map(({ nominationId, position, state, openedAt, closedAt, valueTenThousandths, totals, missing }) => ({
      candidate: nominationId,
      position,
      state,
      openedAt: openedAt?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
      valueTenThousandths,
      totals,
      missing,
    })),
    reexaminations: reexaminations.map(({ nominationId, state, receivedAt, decidedAt }) => ({
      candidate: nominationId,
      state,
      receivedAt: receivedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
  }
}
