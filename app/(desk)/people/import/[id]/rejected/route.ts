import { exportRejectedRows } from '@/lib/org/commands/export-rejected-rows'
import { XLSX_TYPE } from '@/lib/org/media-types'
import { defineRoute, downloadResponse } from '@/lib/platform/http/route'

/** GET: the wrong rows of an own batch as their own sheet with a column of reasons. */
export const GET = defineRoute<{ id: string }>({ who: 'signedIn' }, async (_request, viewer, { id }) => {
  const { name, bytes } = await exportRejectedRows(viewer, id)
  return downloadResponse(bytes, name, XLSX_TYPE)
})
