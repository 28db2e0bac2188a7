import 'server-only'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'

/** The protocol allows 50,000 addresses a file. */
export const SITEMAP_PAGE = 40_000

export type SitemapPart =
  | { kind: 'pages'; ids: string[]; isFirst: boolean }
  /** More than one file holds: the first id of each. */
  | { kind: 'index'; starts: string[] }

/**
 * Ids of who is in the public pool today, nobody else's.
 * @param from first id of a part; null for the whole, which is an index where one file does not hold it
 */
export async function readSitemap(from: string | null, size: number = SITEMAP_PAGE): Promise<SitemapPart> {
  const { prisma } = await db()
  const where = { isPublic: true, activeUntil: { gte: fromDateOnly(await businessToday(prisma)) } }
  const rows = await prisma.poolEntry.findMany({
    where: from ? { AND: [where, { personId: { gte: from } }] } : where,
    orderBy: { personId: 'asc' },
    select: { personId: true },
    take: from ? size : size + 1,
  })
  const ids = rows.map(({ personId }) => personId)
  if (from || ids.length <= size) return { kind: 'pages', ids, isFirst: from === null }
  const starts = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "personId" AS id FROM (
      SELECT "personId", row_number() OVER (ORDER BY "personId") AS place FROM "PoolEntry"
      WHERE "isPublic" AND "activeUntil" >= business_today()
    ) AS placed WHERE (place - 1) % ${size}::int = 0 ORDER BY 1`
  return { kind: 'index', starts: starts.map(({ id }) => id) }
}
