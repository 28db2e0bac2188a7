import { defineRoute } from '@/lib/platform/http/route'
import { readMeetingMark } from '@/lib/rounds/meeting-queries'

/** Whether a page about a meeting is out of date, for polling. */
export const GET = defineRoute<{ sessionId: string }>({ who: 'signedIn', isActivity: false }, async (_request, viewer, { sessionId }) =>
  Response.json(await readMeetingMark(viewer, sessionId)),
)
