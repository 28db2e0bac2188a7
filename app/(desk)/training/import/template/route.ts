import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { writeTrainingTemplate } from '@/lib/training/import-queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An empty table to be filled in; without the columns of the course where `?course=` names it. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const namesCourse = !new URL(request.url).searchParams.has('course')
  const { name, bytes } = await writeTrainingTemplate(viewer, { namesCourse })
  return downloadResponse(bytes, name, XLSX)
})
