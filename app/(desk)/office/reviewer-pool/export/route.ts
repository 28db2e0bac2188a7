import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportReviewerPool } from '@/lib/rounds/commands/export-reviewer-pool'
import { poolFiltersOf } from '@/lib/rounds/pool-queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The pool as the list's filters have it, as a workbook. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const { searchParams } = new URL(request.url)
  const { name, bytes } = await exportReviewerPool(
    viewer,
    poolFiltersOf((key) => searchParams.get(key) ?? ''),
  )
  return downloadResponse(bytes, name, XLSX)
})
