import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportContributions } from '@/lib/radiation/commands/export-contributions'
import { parseContributionFilter } from '@/lib/radiation/contribution-filter'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list as filtered, as a workbook; the download is on record. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const query = new URL(request.url).searchParams
  const { name, bytes } = await exportContributions(
    viewer,
    parseContributionFilter((key) => query.get(key) ?? ''),
  )
  return downloadResponse(bytes, name, XLSX)
})
