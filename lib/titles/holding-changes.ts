import type { Tx } from '@/lib/platform/db/client'

/** Keeps what is read from holdings (the pool) up to date, inside the transaction that changed them. */
export type HoldingFollower = (tx: Tx, personIds: readonly string[]) => Promise<void>

// Pages and jobs are bundled apart and have each their own copy of this module; the process has one follower.
const holder = globalThis as unknown as { portalHoldingFollower?: HoldingFollower }

/** Called once where the process starts. */
export function registerHoldingFollower(follow: HoldingFollower): void {
  holder.portalHoldingFollower = follow
}

/**
 * Called by everything that changes holdings or what they count by.
 * @throws Error when nothing was registered: the pool would silently drift
 */
export async function followHoldingChanges(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  const follow = holder.portalHoldingFollower
  if (!follow) throw new Error('no holding follower is registered')
  await follow(tx, personIds)
}
