import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { formatDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import type { HoldingFilter } from '../holding-filter'
import { readHoldings } from '../holding-queries'
import { BASIS_LABELS, STANDING_LABELS } from '../labels'
import { outsideCertificateWords } from '../outside-award'

/** Exactly what the list's filter holds, as a workbook, on record. */
export async function exportHoldings(viewer: Viewer, filter: HoldingFilter): Promise<{ name: string; bytes: Buffer }> {
  const page = await readHoldings(viewer, { ...filter, after: undefined }, { all: true })
  const bytes = await writeWorkbook([
    {
      name: '称号',
      title: '任期与称号',
      notes: [`截至 ${formatDate(page.today)}，共 ${page.rows.length} 条`],
      headings: ['姓名', '职务', '单位', '条线', '称号', '任期起', '任期止', '状态', '依据', '续评', '文号', '证书', '终止原因'],
      rows: page.rows.map((row) => [
        row.name,
        row.post,
        row.unitName,
        row.lineName,
        row.title,
        formatDate(row.startsOn),
        row.endsOn ? formatDate(row.endsOn) : '长期',
        STANDING_LABELS[row.standing].word,
        BASIS_LABELS[row.basis],
        row.isRenewal ? '是' : '',
        row.documentNumber,
        outsideCertificateWords(row.basis, row.outside) ?? '',
        row.endReason,
      ]),
    },
  ])
  const { prisma } = await db()
  await recordAudit(prisma, actorOf(viewer), 'holdings.exported', { kind: 'holding', id: null }, { count: page.rows.length })
  return { name: '任期与称号.xlsx', bytes }
}
