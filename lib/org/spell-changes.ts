import type { Actor } from '@/lib/platform/audit/record'
import type { Tx } from '@/lib/platform/db/client'

/** Why spells or a status changed; it stands in the correction when the past was rewritten. */
export type SpellChangeCause = { reason: string; actor: Actor }

/** Brings what rests on spells (the counting ledger) up to date, inside the transaction that changed them. */
export type SpellFollower = (tx: Tx, personIds: string[], cause: SpellChangeCause) => Promise<void>

// Pages and jobs are bundled apart and have each their own copy of this module; the process has one follower.
const holder = globalThis as unknown as { portalSpellFollower?: SpellFollower }

/** Called once where the process starts, by the feature that counts. */
export function registerSpellFollower(follow: SpellFollower): void {
  holder.portalSpellFollower = follow
}

/**
 * Every command that changes a spell or a status calls this before its transaction ends.
 * @throws Error when nothing was registered: counts would silently drift
 */
export async function followSpellChanges(tx: Tx, personIds: string[], cause: SpellChangeCause): Promise<void> {
  if (personIds.length === 0) return
  const follow = holder.portalSpellFollower
  if (!follow) throw new Error('no spell follower is registered')
  await follow(tx, personIds, cause)
}
