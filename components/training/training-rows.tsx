import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate } from '@/lib/platform/dates'
import type { TrainingVerdict } from '@/lib/training/import/judge-training'
import { hoursText, RESULT_LABELS } from '@/lib/training/labels'

const WORDS = { add: '将登记', same: '已登记，不重复写入' } as const

/** Rows of a table of attendance as they were understood, with what is wrong. */
export function TrainingRows({ rows, namesCourse }: { rows: readonly TrainingVerdict[]; namesCourse: boolean }) {
  if (rows.length === 0) return <EmptyState title="没有这样的行" />
  return (
    <TableFrame label="逐行预览" bare>
      <thead>
        <tr>
          <Th>行</Th>
          <Th>姓名</Th>
          <Th>单位</Th>
          {namesCourse && <Th>培训</Th>}
          {namesCourse && <Th>开始日期</Th>}
          <Th numeric>学时</Th>
          <Th>考核结果</Th>
          <Th>说明</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, verdict, reasons, person, hours }) => (
          <tr key={row.rowNumber}>
            <Td label="行">{row.rowNumber}</Td>
            <RowHead>{row.name || '（空）'}</RowHead>
            <Td label="单位">{person?.unitName ?? (row.unit || '—')}</Td>
            {namesCourse && <Td label="培训">{row.course || '—'}</Td>}
            {namesCourse && <Td label="开始日期">{row.startsOn ? formatDate(row.startsOn) : '—'}</Td>}
            <Td label="学时" numeric>
              {hours === null ? '—' : hoursText(hours)}
            </Td>
            <Td label="考核结果">{row.result ? RESULT_LABELS[row.result].word : '—'}</Td>
            <Td label="说明">{verdict === 'reject' ? <span className="text-rose">{reasons.join('')}</span> : WORDS[verdict]}</Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
