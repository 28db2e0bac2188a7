import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { writeRejectedTraining } from '@/lib/training/import-queries'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The wrong rows of an own upload (`?file=`, for the course `?course=`) with their reasons. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const asked = new URL(request.url).searchParams
  const { name, bytes } = await writeRejectedTraining(viewer, asked.get('file') ?? '', asked.get('course'))
  return downloadResponse(bytes, name, XLSX)
})
