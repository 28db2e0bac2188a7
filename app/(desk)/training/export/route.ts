import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportTraining } from '@/lib/training/commands/export-training'
import { courseFilter } from '@/lib/training/course-filter'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list as filtered, as a workbook; the download is on record. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const { name, bytes } = await exportTraining(viewer, courseFilter(Object.fromEntries(new URL(request.url).searchParams)))
  return downloadResponse(bytes, name, XLSX)
})
