import 'server-only'
import { accountsOverUnits } from '@/lib/org/unit-accounts'
import type { Tx } from '@/lib/platform/db/client'
import { notify } from '@/lib/platform/notices/notify'

export type NominationNews = {
  nominationId: string
  unitId: string
  startedById: string | null
  personId: string | null
  title: string
  body: string
}

/** Tells who started each nomination, the HR of its unit, and the candidate where they have an account. One notice per account and nomination. */
export async function notifyNominators(tx: Tx, kind: string, news: readonly NominationNews[]): Promise<void> {
  if (news.length === 0) return
  const [staff, accounts] = await Promise.all([
    accountsOverUnits(
      tx,
      'unitHr',
      news.map((item) => item.unitId),
    ),
    tx.account.findMany({
      where: { personId: { in: news.flatMap((item) => (item.personId ? [item.personId] : [])) }, status: 'active' },
      select: { id: true, personId: true },
    }),
  ])
  await notify(
    tx,
    news.flatMap((item) => {
      const hr = staff.get(item.unitId) ?? []
      const own = accounts.filter((account) => account.personId === item.personId).map((account) => account.id)
      const to = new Set([...hr, ...own, ...(item.startedById ? [item.startedById] : [])])
      return [...to].map((accountId) => ({
        accountId,
        kind,
        title: item.title,
        body: item.body,
        href: `/nominations/${item.nominationId}`,
      }))
    }),
  )
}
