import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportHours } from '@/lib/training/commands/export-training'
import { hoursFilter } from '@/lib/training/hours-filter'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Hours by unit and person as filtered, as a workbook; the download is on record. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const { name, bytes } = await exportHours(viewer, hoursFilter(Object.fromEntries(new URL(request.url).searchParams)))
  return downloadResponse(bytes, name, XLSX)
})
