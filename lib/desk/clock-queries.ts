import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { type DateOnly, dateOf, formatDate, formatTime, formatWeekday } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/errors'
import { clockPolicy } from './policy'

/** Business time for the control that moves it; there is none outside the demo. */
export async function readClock(viewer: Viewer): Promise<{ today: DateOnly; nowWords: string }> {
  clockPolicy.authorise(viewer, 'move')
  if (!env().isDemo) throw notFound()
  const { prisma } = await db()
  const now = await businessNow(prisma)
  const today = dateOf(now)
  return { today, nowWords: `${formatDate(today)}（${formatWeekday(today)}）${formatTime(now)}` }
}
