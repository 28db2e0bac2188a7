import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db/client'
import type { Dashboard } from './dashboard'
import { readDashboard } from './queries'

/** The running cycle's figures of today for the wall, with the business moment at which they were read (ISO). */
export async function readWall(viewer: Viewer): Promise<{ dashboard: Dashboard; readAt: string }> {
  const dashboard = await readDashboard(viewer, {})
  const { prisma } = await db()
  return { dashboard, readAt: (await businessNow(prisma)).toISOString() }
}
