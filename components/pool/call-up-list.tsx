import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatDate } from '@/lib/platform/dates'
import type { CallUpLine } from '@/lib/pool/call-up-queries'
import { callUpStateLabels } from '@/lib/pool/labels'

type CallUpListProps = { rows: readonly CallUpLine[]; isOpen: boolean; canRequest: boolean }

export function CallUpList({ rows, isOpen, canRequest }: CallUpListProps) {
  if (rows.length === 0)
    return (
      <EmptyState
        icon="handshake"
        title={isOpen ? '没有办理中的调用' : '没有已办结的调用'}
        hint={canRequest ? '需要某种专长的人才时，可申请调用。' : '单位提出申请后，会列在这里。'}
      />
    )
  return (
    <TableFrame label="人才调用" bare>
      <thead>
        <tr>
          <Th>所需专长</Th>
          <Th>申请单位</Th>
          <Th>起止日期</Th>
          <Th numeric>人数</Th>
          <Th>人选</Th>
          <Th>状态</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const state = callUpStateLabels[row.state]
          return (
            <tr key={row.id}>
              <RowHead>
                <TextLink href={`/pool/call-ups/${row.id}`}>{row.speciality}</TextLink>
              </RowHead>
              <Td label="申请单位">{row.unitName}</Td>
              <Td label="起止日期">
                <span className="whitespace-nowrap">{formatDate(row.startsOn)}</span>
                {' 至 '}
                <span className="whitespace-nowrap">{formatDate(row.endsOn)}</span>
              </Td>
              <Td label="人数" numeric>
                {row.headcount}
              </Td>
              <Td label="人选">
                {row.names.length > 0 ? row.names.join('、') : <span className="text-ink-3">未提名</span>}
                {row.waiting > 0 && <span className="block text-12 text-amber">{`${row.waiting} 人待所在单位答复`}</span>}
              </Td>
              <Td label="状态">
                <Badge tone={state.tone}>{state.text}</Badge>
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
