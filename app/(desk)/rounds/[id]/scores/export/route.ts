import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportRanking } from '@/lib/rounds/commands/export-ranking'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The frozen ranking as a workbook: `?version=` for an earlier one. */
export const GET = defineRoute<{ id: string }>({ who: 'signedIn' }, async (request, viewer, { id }) => {
  const version = Number(new URL(request.url).searchParams.get('version')) || undefined
  const { name, bytes } = await exportRanking(viewer, { roundId: id, version })
  return downloadResponse(bytes, name, XLSX)
})
