import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import '../meeting-audit'

/** Puts on record that a meeting's minutes left the portal. The caller has read them as this viewer. */
export async function recordMinutes(viewer: Viewer, roundId: string, meetingId: string): Promise<void> {
  const { prisma } = await db()
  await recordAudit(prisma, actorOf(viewer), 'meeting.minutesExported', { kind: 'panelMeeting', id: meetingId }, { roundId })
}
