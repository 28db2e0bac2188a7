import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReexaminations } from '@/lib/rounds/reexamination-queries'

export const metadata: Metadata = { title: '程序复核' }

export default async function ReexaminationsPage() {
  const { rows, open } = await orNotFound(readReexaminations(await currentViewer()))
  return (
    <>
      <PageHeader
        title="程序复核"
        sub={open > 0 ? `${open} 件未办结` : '没有未办结的程序复核'}
        actions={<LinkButton href="/office/objections">公示与异议</LinkButton>}
      />
      {rows.length === 0 ? (
        <Card>
          <EmptyState icon="scales" title="没有程序复核申请" hint="结果公布后，候选对象对评选程序有意见的，可以提出复核。" />
        </Card>
      ) : (
        <TableFrame label="程序复核">
          <thead>
            <tr>
              <Th>编号</Th>
              <Th>候选对象</Th>
              <Th>事由</Th>
              <Th>评选轮次</Th>
              <Th>提出时间</Th>
              <Th>状态</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <RowHead className="whitespace-nowrap">
                  <TextLink href={`/office/reexaminations/${row.id}`}>{row.number}</TextLink>
                </RowHead>
                <Td label="候选对象">
                  {row.candidate}
                  <span className="ml-1.5 text-12 text-ink-3">{row.unit}</span>
                </Td>
                <Td label="事由">{row.ground}</Td>
                <Td label="评选轮次">{row.roundName}</Td>
                <Td label="提出时间" className="whitespace-nowrap">
                  {formatInstant(row.receivedAt)}
                </Td>
                <Td label="状态">
                  <Badge tone={row.label.tone}>{row.label.text}</Badge>
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </>
  )
}
