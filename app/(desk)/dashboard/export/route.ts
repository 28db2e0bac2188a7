import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { dashboardWorkbook } from '@/lib/targets/dashboard-workbook'
import { readDashboard } from '@/lib/targets/queries'
import { dashboardFilter, paramsOf } from '../filter'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What the dashboard shows, as a workbook. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const dashboard = await readDashboard(viewer, dashboardFilter(paramsOf(request)))
  return downloadResponse(await dashboardWorkbook(dashboard), `指标完成情况${dashboard.asOf}.xlsx`, XLSX)
})
