import { AUDIT_SHEET_HEADINGS, readAuditSheet } from '@/lib/accounts/audit-queries'
import { recordAuditExport } from '@/lib/accounts/commands/record-audit-export'
import { parseAuditFilter } from '@/lib/accounts/schema'
import { dateOf } from '@/lib/platform/dates'
import { defineRoute, downloadResponse } from '@/lib/platform/http/route'
import { writeCsv } from '@/lib/platform/sheets/write-csv'

export const POST = defineRoute({ who: 'signedIn' }, async (request, viewer) => {
  const filter = parseAuditFilter(Object.fromEntries(new URL(request.url).searchParams))
  const rows = await readAuditSheet(viewer, filter)
  await recordAuditExport(viewer, rows.length)
  return downloadResponse(writeCsv(AUDIT_SHEET_HEADINGS, rows), `审计记录-${dateOf(new Date())}.csv`, 'text/csv; charset=utf-8')
})
