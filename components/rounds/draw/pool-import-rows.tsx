import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { PoolImportRow } from '@/lib/rounds/pool-import/queries'

const kinds = {
  fault: { tone: 'rose', word: '需要修改' },
  added: { tone: 'green', word: '新加入' },
  changed: { tone: 'indigo', word: '修改' },
  same: { tone: 'grey', word: '不变' },
} as const
const order = Object.keys(kinds)

/** What each row of the list would do; what has to be mended first. */
export function PoolImportRows({ rows }: { rows: readonly PoolImportRow[] }) {
  const sorted = [...rows].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.row - b.row)
  return (
    <TableFrame label="导入预览" bare>
      <thead>
        <tr>
          <Th numeric>行</Th>
          <Th>姓名</Th>
          <Th>单位</Th>
          <Th>可评条线</Th>
          <Th>评审专长</Th>
          <Th>情况</Th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.row}>
            <Td label="行" numeric muted>
              {row.row}
            </Td>
            <RowHead className="whitespace-nowrap">{row.name || '（未填）'}</RowHead>
            <Td label="单位">{row.unit || '（未填）'}</Td>
            <Td label="可评条线">{row.kind === 'fault' ? '—' : row.lines.join('、') || '不限'}</Td>
            <Td label="评审专长">{row.kind === 'fault' ? '—' : row.specialities.join('、') || '未填写'}</Td>
            <Td label="情况">
              <Badge tone={kinds[row.kind].tone}>{kinds[row.kind].word}</Badge>
              {row.reason && <p className="mt-1 text-13 text-rose">{row.reason}</p>}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
