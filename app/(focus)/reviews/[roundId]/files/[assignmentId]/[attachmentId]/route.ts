import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { readDossierFile } from '@/lib/rounds/dossier-file'

type Params = { roundId: string; assignmentId: string; attachmentId: string }

/** A document of an assigned candidate, under a neutral name in a blind round. */
export const GET = defineRoute<Params>({ who: 'signedIn' }, async (_request, viewer, { assignmentId, attachmentId }) => {
  const { name, mediaType, bytes } = await readDossierFile(viewer, assignmentId, attachmentId)
  return downloadResponse(bytes, name, mediaType)
})
