import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/platform/dates'
import type { ObjectionRow } from '@/lib/rounds/publicity-queries'

export function ObjectionsTable({ rows, withRound, bare }: { rows: readonly ObjectionRow[]; withRound?: boolean; bare?: boolean }) {
  return (
    <TableFrame label="异议" bare={bare}>
      <thead>
        <tr>
          <Th>编号</Th>
          <Th>异议对象</Th>
          {withRound && <Th>评选轮次</Th>}
          <Th>事由</Th>
          <Th>收到时间</Th>
          <Th>状态</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead className="whitespace-nowrap">
              <TextLink href={`/office/objections/${row.id}`}>{row.number}</TextLink>
            </RowHead>
            <Td label="异议对象" className="whitespace-nowrap">
              {row.candidate}
            </Td>
            {withRound && <Td label="评选轮次">{row.roundName}</Td>}
            <Td label="事由">{row.ground}</Td>
            <Td label="收到时间" className="whitespace-nowrap">
              {formatInstant(row.receivedAt)}
            </Td>
            <Td label="状态">
              <Badge tone={row.label.tone}>{row.label.text}</Badge>
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
