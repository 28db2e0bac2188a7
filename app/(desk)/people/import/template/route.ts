import { XLSX_TYPE } from '@/lib/org/media-types'
import { writeOrgTemplate, writeRosterTemplate } from '@/lib/org/template-queries'
import { defineRoute, downloadResponse } from '@/lib/platform/http/route'

/** GET: a blank roster, or with `?kind=org` a blank organisation workbook. */
export const GET = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const isOrg = new URL(request.url).searchParams.get('kind') === 'org'
  const { name, bytes } = await (isOrg ? writeOrgTemplate(viewer) : writeRosterTemplate(viewer))
  return downloadResponse(bytes, name, XLSX_TYPE)
})
