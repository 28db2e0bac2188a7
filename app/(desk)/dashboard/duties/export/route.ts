import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportDuties } from '@/lib/reports/commands/export-duties'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list of duties as a workbook; the download is on record. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const unitId = new URL(request.url).searchParams.get('unit') || undefined
  const { name, bytes } = await exportDuties(viewer, { unitId })
  return downloadResponse(bytes, name, XLSX)
})
