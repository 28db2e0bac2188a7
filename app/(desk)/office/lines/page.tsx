import type { Metadata } from 'next'
import { EditLine } from '@/components/lines/line-form'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { readLines } from '@/lib/org/unit-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { saveLineAction } from './actions'

export const metadata: Metadata = { title: '条线' }

export default async function LinesPage() {
  const { lines, canManage } = await orNotFound(readLines(await currentViewer()))
  const nextOrder = Math.max(0, ...lines.map(({ sortOrder }) => sortOrder)) + 1
  return (
    <>
      <PageHeader
        title="条线"
        sub="人员和指标都归到条线。"
        actions={canManage ? <EditLine line={null} nextOrder={nextOrder} action={saveLineAction} /> : undefined}
      />
      {lines.length === 0 ? (
        <EmptyState icon="layers" title="还没有条线" hint="新增条线，或从表格导入单位和条线。" />
      ) : (
        <TableFrame label="条线">
          <thead>
            <tr>
              <Th numeric>顺序</Th>
              <Th>条线</Th>
              <Th numeric>在职人员</Th>
              <Th>状态</Th>
              {canManage && <Th>办理</Th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <Td label="顺序" numeric muted>
                  {line.sortOrder}
                </Td>
                <RowHead>{line.name}</RowHead>
                <Td label="在职人员" numeric>
                  <TextLink href={`/people?line=${line.id}`}>{line.people}</TextLink>
                </Td>
                <Td label="状态">
                  <Badge tone={line.isActive ? 'green' : 'grey'}>{line.isActive ? '在用' : '已停用'}</Badge>
                </Td>
                {canManage && (
                  <Td label="办理">
                    <EditLine line={line} nextOrder={nextOrder} action={saveLineAction} />
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </>
  )
}
