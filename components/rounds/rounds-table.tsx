import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { RoundRow } from '@/lib/rounds/round-list-queries'

export function RoundsTable({ rows }: { rows: readonly RoundRow[] }) {
  if (rows.length === 0)
    return (
      <div className="rounded border border-line bg-surface">
        <EmptyState icon="flag" title="没有符合条件的评选轮次" hint="请减少筛选条件，或新建一轮评选。" />
      </div>
    )
  return (
    <TableFrame label="评选轮次">
      <thead>
        <tr>
          <Th>名称</Th>
          <Th>类别</Th>
          <Th numeric>年度</Th>
          <Th>阶段</Th>
          <Th>下一时点</Th>
          <Th numeric>申报</Th>
          <Th numeric>名额</Th>
          <Th numeric>已命名或入围</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <TextLink href={`/rounds/${row.id}`}>{row.name}</TextLink>
            </RowHead>
            <Td label="类别">{row.kindName}</Td>
            <Td label="年度" numeric>
              {row.year}
            </Td>
            <Td label="阶段">
              <Badge tone={row.label.tone}>{row.label.text}</Badge>
            </Td>
            <Td label="下一时点" muted={!row.nextDate}>
              {row.nextDate || '无'}
            </Td>
            <Td label="申报" numeric>
              {row.handedIn}
            </Td>
            <Td label="名额" numeric muted={row.places === null}>
              {row.places ?? '未定'}
            </Td>
            <Td label="已命名或入围" numeric>
              {row.conferred}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
