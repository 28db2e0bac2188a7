import { hrefWith, type ListParams } from '@/components/tables/list-url'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { AuditRowView } from '@/lib/accounts/audit-queries'
import { AUDIT_RESULT_LABELS } from '@/lib/accounts/labels'

type AuditTableProps = { items: readonly AuditRowView[]; params: ListParams }

export function AuditTable({ items, params }: AuditTableProps) {
  if (items.length === 0) return <EmptyState icon="history" title="没有符合条件的记录" hint="请放宽日期或去掉部分条件。" />
  return (
    <TableFrame label="审计记录" sticky>
      <thead>
        <tr>
          <Th>时间</Th>
          <Th>账号</Th>
          <Th>事件</Th>
          <Th>对象</Th>
          <Th>内容</Th>
          <Th>结果</Th>
        </tr>
      </thead>
      <tbody>
        {items.map((row) => {
          const { word, tone } = AUDIT_RESULT_LABELS[row.result]
          return (
            <tr key={row.id}>
              <RowHead className="whitespace-nowrap">
                {row.at}
                {row.businessAt !== row.at && <span className="block text-12 text-ink-3">业务时间 {row.businessAt}</span>}
              </RowHead>
              <Td label="账号">
                {row.accountName}
                {row.roleName && <span className="block text-12 text-ink-3">{row.roleName}</span>}
              </Td>
              <Td label="事件" strong>
                {row.eventName}
              </Td>
              <Td label="对象">
                {row.subjectName}
                {row.subjectKey && (
                  <TextLink href={hrefWith('/audit', params, { subject: row.subjectKey })} className="ml-2 whitespace-nowrap text-13">
                    只看此项
                  </TextLink>
                )}
              </Td>
              <Td label="内容" className="max-w-96">
                {row.details || <span className="text-ink-3">无</span>}
              </Td>
              <Td label="结果">
                <span className="inline-flex flex-wrap gap-1.5">
                  <Badge tone={tone}>{word}</Badge>
                  {!row.isLinked && <Badge tone="grey">待入链</Badge>}
                </span>
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
