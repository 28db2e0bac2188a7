import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { formDocumentOf } from '@/lib/reports/nomination-form-queries'
import { recordPrinting } from '@/lib/rounds/commands/record-printing'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 推荐表 as a Word file; who took it stands in the record. */
export const GET = defineRoute<{ id: string }>({ who: 'signedIn' }, async (_request, viewer, { id }) => {
  const { name, bytes } = await formDocumentOf(viewer, id)
  await recordPrinting(viewer, id)
  return downloadResponse(bytes, name, WORD)
})
