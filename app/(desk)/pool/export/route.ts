import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportPool } from '@/lib/pool/commands/export-pool'
import { parsePoolFilter } from '@/lib/pool/pool-filter'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list as filtered, as a workbook; the download is on record. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const { name, bytes } = await exportPool(viewer, parsePoolFilter(Object.fromEntries(new URL(request.url).searchParams)))
  return downloadResponse(bytes, name, XLSX)
})
