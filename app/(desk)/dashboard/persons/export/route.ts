import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportPersons } from '@/lib/targets/commands/export-persons'
import { paramsOf, personsFilter } from '../../filter'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The whole list behind a number, as a workbook; the download is on record. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const { name, bytes } = await exportPersons(viewer, personsFilter(paramsOf(request)))
  return downloadResponse(bytes, name, XLSX)
})
