import Link from 'next/link'
import { DataTable } from '@/components/tables/data-table'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { formatDate } from '@/lib/platform/dates'
import type { DueRow } from '@/lib/titles/entitlement-queries'
import { amountText, DUE_LABELS, ENTITLEMENT_LABELS } from '@/lib/titles/entitlement-rules'
import { PLAN_BARS } from '@/lib/titles/labels'
import { type DueActions, DueTools } from './due-tools'

const COLUMNS = [
  { id: 'person', header: '姓名', always: true },
  { id: 'title', header: '称号' },
  { id: 'name', header: '待遇' },
  { id: 'amount', header: '数额', numeric: true },
  { id: 'dueOn', header: '应落实日期' },
  { id: 'standing', header: '状态' },
  { id: 'proof', header: '凭证' },
  { id: 'tools', header: '办理', always: true },
]

type DueTableProps = DueActions & { rows: readonly DueRow[]; canDeliver: boolean; summary?: string }

/** What is owed to whom, the earliest due first; chosen rows are delivered together on one voucher. */
export function DueTable({ rows, canDeliver, summary, waive, reopen }: DueTableProps) {
  return (
    <DataTable
      label="激励保障清单"
      columns={COLUMNS}
      selectable={canDeliver}
      bulkActions={canDeliver ? [{ label: '一并登记落实', href: '/titles/entitlements/deliver' }] : []}
      summary={summary}
      empty={<EmptyState icon="award" title="没有符合条件的待遇" hint="可放宽筛选条件；清单由市人才办按年度生成。" />}
      rows={rows.map((due) => ({
        id: due.id,
        label: `${due.personName} ${due.name}`,
        muted: due.standing === 'waived',
        cells: {
          person: (
            <>
              <Link href={`/people/${due.personId}`} className="text-indigo hover:underline">
                {due.personName}
              </Link>
              <span className="block text-12 text-ink-3">{due.unitName}</span>
            </>
          ),
          title: <TitleBadge bar={PLAN_BARS[due.plan]}>{due.title}</TitleBadge>,
          name: (
            <>
              {due.name}
              <span className="block text-12 text-ink-3">{ENTITLEMENT_LABELS[due.kind].word}</span>
            </>
          ),
          amount: amountText(due.kind, due.amount),
          dueOn: formatDate(due.dueOn),
          standing: (
            <>
              <Badge tone={DUE_LABELS[due.standing].tone}>{DUE_LABELS[due.standing].word}</Badge>
              {due.deliveredOn && <span className="block text-12 text-ink-3">{formatDate(due.deliveredOn)}</span>}
              {due.note && <span className="block text-12 text-ink-3">{due.note}</span>}
            </>
          ),
          proof: due.proof ? (
            <TextLink href={`/api/files/${due.proof.id}`} icon="paperclip">
              {due.proof.name}
            </TextLink>
          ) : (
            '—'
          ),
          tools: <DueTools due={due} waive={waive} reopen={reopen} />,
        },
      }))}
    />
  )
}
