import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { settlementWorkbook } from '@/lib/targets/settlement-queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The settlement with its list, as it was frozen. */
export const GET = defineRoute<{ id: string }>({ who: 'signedIn' }, async (_request, viewer, { id }) => {
  const { name, bytes } = await settlementWorkbook(viewer, id)
  return downloadResponse(bytes, name, XLSX)
})
