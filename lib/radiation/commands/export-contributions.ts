import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { formatDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { forbidden } from '@/lib/platform/errors'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import type { ContributionFilter } from '../contribution-filter'
import { readContributions } from '../contribution-queries'
import { CHANNEL_WORDS, KIND_LABELS, ROLE_WORDS, STATE_LABELS } from '../labels'
import { contributionPolicy } from '../policy'

/** Exactly what the list's filter holds, as a workbook, on record. */
export async function exportContributions(viewer: Viewer, filter: ContributionFilter): Promise<{ name: string; bytes: Buffer }> {
  if (!contributionPolicy.can(viewer, 'export')) throw forbidden()
  const page = await readContributions(viewer, { ...filter, after: undefined }, { all: true })
  const bytes = await writeWorkbook([
    {
      name: '辐射贡献',
      title: '辐射贡献',
      notes: [`截至 ${formatDate(page.today)}，共 ${page.rows.length} 件`],
      headings: ['姓名', '单位', '类别', '名称', '角色', '开始日期', '结束日期', '填报', '状态', '退回或作废原因'],
      rows: page.rows.map((row) => [
        row.personName,
        row.unitName,
        KIND_LABELS[row.kind].word,
        row.title,
        ROLE_WORDS[row.role],
        formatDate(row.startsOn),
        formatDate(row.endsOn),
        CHANNEL_WORDS[row.channel],
        STATE_LABELS[row.state].word,
        row.reason,
      ]),
    },
  ])
  const { prisma } = await db()
  await recordAudit(prisma, actorOf(viewer), 'contributions.exported', { kind: 'contribution', id: null }, { count: page.rows.length })
  return { name: '辐射贡献.xlsx', bytes }
}
