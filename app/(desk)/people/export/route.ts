import { exportPeople } from '@/lib/org/commands/export-people'
import { XLSX_TYPE } from '@/lib/org/media-types'
import { parsePeopleFilter } from '@/lib/org/people-filter'
import { exportPeopleSchema } from '@/lib/org/schema'
import { invalid } from '@/lib/platform/errors'
import { defineRoute, downloadResponse } from '@/lib/platform/http/route'

/** POST `{ query, purpose }`: the people of the list at that address, as a workbook. */
export const POST = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const parsed = exportPeopleSchema.safeParse(await request.json().catch(() => null))
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.message ?? '请写明用途。')
  const filter = parsePeopleFilter(Object.fromEntries(new URLSearchParams(parsed.data.query)))
  const { name, bytes } = await exportPeople(viewer, { filter, purpose: parsed.data.purpose })
  return downloadResponse(bytes, name, XLSX_TYPE)
})
