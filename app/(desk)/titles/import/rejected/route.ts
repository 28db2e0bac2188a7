import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { writeRejectedHistory } from '@/lib/titles/history-queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The wrong rows of an own upload (`?file=`) with their reasons. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const { name, bytes } = await writeRejectedHistory(viewer, new URL(request.url).searchParams.get('file') ?? '')
  return downloadResponse(bytes, name, XLSX)
})
