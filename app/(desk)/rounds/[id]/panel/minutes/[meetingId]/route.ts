import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { minutesDocumentOf } from '@/lib/reports/panel-minutes-queries'
import { recordMinutes } from '@/lib/rounds/commands/record-minutes'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 会议纪要 as a Word file; who took it stands in the record. */
export const GET = defineRoute<{ id: string; meetingId: string }>({ who: 'signedIn' }, async (_request, viewer, { id, meetingId }) => {
  const { name, bytes } = await minutesDocumentOf(viewer, id, meetingId)
  await recordMinutes(viewer, id, meetingId)
  return downloadResponse(bytes, name, WORD)
})
