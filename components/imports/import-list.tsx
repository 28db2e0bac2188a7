import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { BatchView } from '@/lib/org/import-queries'
import { importStateLabels } from '@/lib/org/labels'
import { formatInstant } from '@/lib/platform/dates'

/** Own uploads, the latest first; each keeps its page. */
export function ImportList({ batches, path }: { batches: readonly BatchView[]; path: string }) {
  if (batches.length === 0)
    return <EmptyState icon="upload" title="还没有导入过" hint="上传表格后，先预览每一行的核对结果，确认后才会写入。" />
  return (
    <TableFrame label="我的导入" bare>
      <thead>
        <tr>
          <Th>文件</Th>
          <Th>上传时间</Th>
          <Th>状态</Th>
          <Th numeric>行数</Th>
          <Th numeric>有误</Th>
          <Th numeric>已新增</Th>
          <Th numeric>已更新</Th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => {
          const state = importStateLabels[batch.state]
          const isIn = batch.state === 'imported'
          return (
            <tr key={batch.id}>
              <RowHead>
                <TextLink href={`${path}/${batch.id}`}>{batch.fileName}</TextLink>
              </RowHead>
              <Td label="上传时间">{formatInstant(batch.createdAt)}</Td>
              <Td label="状态">
                <Badge tone={state.tone}>{state.text}</Badge>
              </Td>
              <Td label="行数" numeric>
                {batch.rowCount || '—'}
              </Td>
              <Td label="有误" numeric>
                {batch.rowCount ? batch.rejectCount : '—'}
              </Td>
              <Td label="已新增" numeric>
                {isIn ? batch.addedCount : '—'}
              </Td>
              <Td label="已更新" numeric>
                {isIn ? batch.changedCount : '—'}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
