import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readMinutes } from '@/lib/rounds/minutes-queries'
import { panelMinutesDocument } from './panel-minutes-document'

/** The minutes of a meeting as a Word document. @throws AppError notFound, refused */
export async function minutesDocumentOf(viewer: Viewer, roundId: string, meetingId: string): Promise<{ name: string; bytes: Buffer }> {
  const minutes = await readMinutes(viewer, roundId, meetingId)
  return { name: `${minutes.roundName}领导小组会议纪要（${minutes.heldOn}）.docx`, bytes: await panelMinutesDocument(minutes) }
}
