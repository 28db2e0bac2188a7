import 'server-only'
import type { Viewer } from '../access/viewer'
import { db } from '../db/client'

export type NoticeView = { id: string; kind: string; title: string; body: string; href: string | null; createdAt: string; isRead: boolean }

const PAGE = 50

export async function readNotices(viewer: Viewer): Promise<NoticeView[]> {
  if (!viewer.accountId) return []
  const { prisma } = await db()
  const rows = await prisma.notice.findMany({ where: { accountId: viewer.accountId }, orderBy: { createdAt: 'desc' }, take: PAGE })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    body: row.body,
    href: row.href,
    createdAt: row.createdAt.toISOString(),
    isRead: row.readAt !== null,
  }))
}

export async function countUnreadNotices(viewer: Viewer): Promise<number> {
  if (!viewer.accountId) return 0
  const { prisma } = await db()
  return prisma.notice.count({ where: { accountId: viewer.accountId, readAt: null } })
}

/** Marks own notices read; without ids all of them. */
export async function markNoticesRead(viewer: Viewer, input: { ids?: string[] }): Promise<{ count: number }> {
  if (!viewer.accountId) return { count: 0 }
  const { prisma } = await db()
  const marked = await prisma.notice.updateMany({
    where: { accountId: viewer.accountId, readAt: null, ...(input.ids ? { id: { in: input.ids } } : {}) },
    data: { readAt: new Date() },
  })
  return { count: marked.count }
}
