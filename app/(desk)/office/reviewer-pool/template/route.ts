import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { writePoolTemplate } from '@/lib/rounds/pool-import/queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An empty list of reviewers to fill in. */
export const GET = defineRoute({ who: 'signedIn' }, async (_request, viewer) => {
  const { name, bytes } = await writePoolTemplate(viewer)
  return downloadResponse(bytes, name, XLSX)
})
