import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/platform/dates'
import type { NominationRow } from '@/lib/rounds/nomination-list-queries'

function NextStep({ row }: { row: NominationRow }) {
  const href = `/nominations/${row.id}`
  if (row.awaitsEndorsement)
    return (
      <LinkButton href={href} size="sm" variant="primary">
        去审议
      </LinkButton>
    )
  if (row.isEditable)
    return (
      <LinkButton href={href} size="sm">
        {row.reason ? '去修改' : '继续填写'}
      </LinkButton>
    )
  return <TextLink href={href}>查看</TextLink>
}

/** Nominations with where each stands, why it came back and what comes next. */
export function NominationTable({ rows }: { rows: readonly NominationRow[] }) {
  return (
    <TableFrame label="推荐列表">
      <thead>
        <tr>
          <Th>人选或项目</Th>
          <Th>评选轮次</Th>
          <Th>单位</Th>
          <Th>条线</Th>
          <Th>状态</Th>
          <Th>最近更新</Th>
          <Th>下一步</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <TextLink href={`/nominations/${row.id}`} strong>
                {row.subject}
              </TextLink>
            </RowHead>
            <Td label="评选轮次">{row.roundName}</Td>
            <Td label="单位">{row.unit}</Td>
            <Td label="条线">{row.line}</Td>
            <Td label="状态">
              <Badge tone={row.label.tone}>{row.label.text}</Badge>
              {row.reason && <span className="mt-0.5 block max-w-72 text-12 text-ink-3">说明：{row.reason}</span>}
            </Td>
            <Td label="最近更新" muted className="whitespace-nowrap">
              {formatInstant(row.updatedAt)}
              {row.dueAt && <span className="block text-12 text-amber">{formatInstant(row.dueAt)} 截止</span>}
            </Td>
            <Td label="下一步">
              <NextStep row={row} />
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
