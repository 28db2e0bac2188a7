import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import type { DrawParty } from '../draw-commitment'

/** Tells the side whose turn it is in a draw. */
export async function notifyDraw(tx: Tx, round: { id: string; name: string }, party: DrawParty, title: string): Promise<void> {
  const accounts = await accountsInRole(tx, party === 'office' ? 'cityOffice' : 'supervisor')
  await notify(
    tx,
    accounts.map((accountId) => ({ accountId, kind: 'draw.turn', title, body: round.name, href: `/rounds/${round.id}/draw` })),
  )
}
