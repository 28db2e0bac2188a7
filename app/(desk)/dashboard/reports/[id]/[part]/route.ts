import { notFound } from '@/lib/platform/errors'
import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { exportReport } from '@/lib/reports/commands/export-report'

/** A report's file as it was made; the download is on record. */
export const GET = defineRoute<{ id: string; part: string }>({ who: 'signedIn' }, async (_request, viewer, { id, part }) => {
  if (part !== 'word' && part !== 'excel') throw notFound('没有找到这份报告。')
  const { name, mediaType, bytes } = await exportReport(viewer, id, part)
  return downloadResponse(bytes, name, mediaType)
})
