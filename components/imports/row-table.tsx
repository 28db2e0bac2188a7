import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { CellView, ImportRowView } from '@/lib/org/import-queries'
import { rowActionLabels } from '@/lib/org/labels'
import { ROSTER_FIELD_LABELS, type RosterField } from '@/lib/org/roster/roster-fields'

/** Always in sight; the rest where the sheet has them and the width allows. */
const SHOWN: readonly RosterField[] = [
  'name',
  'sex',
  'idNumber',
  'birthDate',
  'unit',
  'line',
  'post',
  'education',
  'workStartDate',
  'phone',
]

function hasIssue(rows: readonly ImportRowView[], field: RosterField): boolean {
  return rows.some(({ cells }) => cells[field].errors.length > 0 || cells[field].warnings.length > 0)
}

function Cell({ label, cell }: { label: string; cell: CellView }) {
  const isWrong = cell.errors.length > 0
  return (
    <Td label={label} className={cn('align-top', isWrong && 'bg-rose-tint')}>
      <span className={cn('block', cell.text.length <= 14 ? 'whitespace-nowrap' : 'min-w-36', isWrong && 'font-semibold text-rose')}>
        {cell.text || (isWrong ? '（空）' : '')}
      </span>
      {cell.errors.map((reason) => (
        <span key={reason} className="mt-0.5 flex min-w-28 items-start gap-1 text-12 text-rose">
          <Icon name="alert" size={12} className="mt-0.5 flex-none" />
          {reason}
        </span>
      ))}
      {cell.warnings.map((reason) => (
        <span key={reason} className="mt-0.5 flex min-w-28 items-start gap-1 text-12 text-amber">
          <Icon name="clock" size={12} className="mt-0.5 flex-none" />
          {reason}
        </span>
      ))}
    </Td>
  )
}

function Outcome({ row, batchId, isImported }: { row: ImportRowView; batchId: string; isImported: boolean }): ReactNode {
  if (row.action === 'transfer')
    return row.personId ? (
      <TextLink href={`/people/${row.personId}/move`}>办理调动</TextLink>
    ) : (
      <TextLink href={`/people/transfers/new?batch=${batchId}&row=${row.index}`}>发起调入</TextLink>
    )
  if (row.action === 'skipped') return <Badge tone="amber">未导入</Badge>
  const label = rowActionLabels[row.verdict === 'reject' ? 'reject' : row.action]
  if (!isImported || row.verdict === 'reject' || row.action === 'unchanged') return <Badge tone={label.tone}>{label.text}</Badge>
  return <Badge tone="green">{row.action === 'create' ? '已新增' : '已更新'}</Badge>
}

/** Every row with what becomes of it; a wrong cell carries its reason, an update says what it changes. */
export function RowTable(props: { rows: readonly ImportRowView[]; fields: readonly RosterField[]; batchId: string; isImported: boolean }) {
  const { rows, fields, batchId, isImported } = props
  const shown = fields.filter((field) => SHOWN.includes(field) || hasIssue(rows, field))
  return (
    <TableFrame label="逐行核对结果" bare>
      <thead>
        <tr>
          <Th>行</Th>
          <Th>结果</Th>
          {shown.map((field) => (
            <Th key={field}>{ROSTER_FIELD_LABELS[field]}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.index}>
            <RowHead className="whitespace-nowrap align-top">
              {row.place}
              {row.isHidden && <span className="block text-12 text-ink-3">隐藏行</span>}
            </RowHead>
            <Td label="结果" className="align-top">
              <Outcome row={row} batchId={batchId} isImported={isImported} />
              {row.changes.map((change) => (
                <span key={change.label} className="mt-1 block min-w-40 text-12 text-ink-2">
                  {change.label}：{change.from} → <strong className="font-semibold text-ink">{change.to}</strong>
                </span>
              ))}
            </Td>
            {shown.map((field) => (
              <Cell key={field} label={ROSTER_FIELD_LABELS[field]} cell={row.cells[field]} />
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
