import { readFileFor } from '@/lib/platform/files/read-file'
import { defineRoute, downloadResponse } from '@/lib/platform/http/route'

export const GET = defineRoute<{ id: string }>({ who: 'signedIn' }, async (_request, viewer, { id }) => {
  const file = await readFileFor(viewer, id)
  return downloadResponse(file.bytes, file.name, file.mediaType)
})
