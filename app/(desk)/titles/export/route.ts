import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportHoldings } from '@/lib/titles/commands/export-holdings'
import { holdingFilter } from '../filter'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list as filtered, as a workbook; the download is on record. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const { name, bytes } = await exportHoldings(viewer, holdingFilter(Object.fromEntries(new URL(request.url).searchParams)))
  return downloadResponse(bytes, name, XLSX)
})
