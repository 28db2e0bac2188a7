import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { writeHistoryTemplate } from '@/lib/titles/history-queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An empty table to be filled in. */
export const GET = defineRoute({ who: 'signedIn' }, async (_request, viewer) => {
  const { name, bytes } = await writeHistoryTemplate(viewer)
  return downloadResponse(bytes, name, XLSX)
})
