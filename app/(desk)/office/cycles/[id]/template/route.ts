import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { writeTargetTemplate } from '@/lib/targets/import-queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The cycle's targets as a workbook to fill in. */
export const GET = defineRoute<{ id: string }>({ who: 'signedIn' }, async (_request, viewer, { id }) => {
  const { name, bytes } = await writeTargetTemplate(viewer, id)
  return downloadResponse(bytes, name, XLSX)
})
