import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { certificateOf } from '@/lib/reports/certificate-queries'

/** The certificate of a print on record, as a PDF. */
export const GET = defineRoute<{ printId: string }>({ who: 'signedIn' }, async (_request, viewer, { printId }) => {
  const { name, bytes } = await certificateOf(viewer, printId)
  return downloadResponse(bytes, name, 'application/pdf')
})
