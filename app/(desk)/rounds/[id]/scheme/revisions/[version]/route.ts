import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { revisionDocumentOf } from '@/lib/reports/scheme-revision-queries'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 方案修订说明 as a Word file: what a version changed, and why. */
export const GET = defineRoute<{ id: string; version: string }>({ who: 'signedIn' }, async (_request, viewer, { id, version }) => {
  const { name, bytes } = await revisionDocumentOf(viewer, id, Number(version))
  return downloadResponse(bytes, name, WORD)
})
