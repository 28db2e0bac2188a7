import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportScoreWorkbook } from '@/lib/rounds/commands/export-score-workbook'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The reviewer's own score workbook. */
export const GET = defineRoute<{ roundId: string }>({ who: 'signedIn' }, async (_request, viewer, { roundId }) => {
  const { name, bytes } = await exportScoreWorkbook(viewer, { roundId })
  return downloadResponse(bytes, name, XLSX)
})
