import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate } from '@/lib/platform/dates'
import type { HistoryVerdict } from '@/lib/titles/history/judge-history'

/** Rows of a table of past titles as they were understood, with what is wrong. */
export function HistoryRows({ rows }: { rows: readonly HistoryVerdict[] }) {
  if (rows.length === 0) return <EmptyState title="没有这样的行" />
  return (
    <TableFrame label="逐行预览" bare>
      <thead>
        <tr>
          <Th>行</Th>
          <Th>姓名</Th>
          <Th>单位</Th>
          <Th>称号</Th>
          <Th>任期</Th>
          <Th>文号</Th>
          <Th>说明</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((verdict) => (
          <tr key={verdict.row.rowNumber}>
            <Td label="行">{verdict.row.rowNumber}</Td>
            <RowHead>{verdict.row.name || '（空）'}</RowHead>
            <Td label="单位">{verdict.person?.unitName ?? verdict.row.unit}</Td>
            <Td label="称号">{verdict.titleName ?? verdict.row.title}</Td>
            <Td label="任期">
              {verdict.startsOn ? `${formatDate(verdict.startsOn)}${verdict.endsOn ? `至${formatDate(verdict.endsOn)}` : '起，长期'}` : '—'}
            </Td>
            <Td label="文号">{verdict.row.documentNumber ?? '—'}</Td>
            <Td label="说明">
              {verdict.verdict === 'reject' ? (
                <span className="text-rose">{verdict.reasons.join('')}</span>
              ) : verdict.verdict === 'same' ? (
                '已登记，不重复写入'
              ) : verdict.isRenewal ? (
                '续评'
              ) : (
                '新增'
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
