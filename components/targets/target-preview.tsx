import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { TargetPreview } from '@/lib/targets/import-queries'
import { cellKey } from '@/lib/targets/target-cells'

/** Cells at fault, each with its reason. */
export function TargetIssues({ preview }: { preview: TargetPreview }) {
  if (preview.issues.length === 0) return null
  return (
    <Card className="mb-4">
      <CardHead finding={`有 ${preview.issues.length} 处需要修改，全部改好后才能导入`} sub={`工作表“${preview.sheetName}”`} />
      <CardBody flush className="pt-3">
        <TableFrame label="需要修改的格子" bare>
          <thead>
            <tr>
              <Th>位置</Th>
              <Th>表中内容</Th>
              <Th>原因</Th>
            </tr>
          </thead>
          <tbody>
            {preview.issues.map((issue) => (
              <tr key={`${issue.cell}${issue.reason}`}>
                <RowHead>{issue.cell}</RowHead>
                <Td label="表中内容">{issue.text || '（空）'}</Td>
                <Td label="原因" className="text-rose">
                  {issue.reason}
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </CardBody>
    </Card>
  )
}

/** The grid after the import; what changes is marked with the value before. */
export function TargetChanges({ preview }: { preview: TargetPreview }) {
  const { grid, changes } = preview
  if (changes.length === 0)
    return (
      <Alert tone="amber">
        {preview.issues.length > 0 ? '能读出的格子与现在的指标相同。' : '表中的指标与现在的完全相同，不需要导入。'}
      </Alert>
    )
  const changeOf = new Map(changes.map((change) => [cellKey(change.lineId, change.classCode), change]))
  return (
    <TableFrame label="导入后的指标" stack={false}>
      <thead>
        <tr>
          <Th>条线</Th>
          {grid.classes.map((item) => (
            <Th key={item.code} numeric>
              {item.name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.lines.map((line) => (
          <tr key={line.id}>
            <RowHead className="whitespace-nowrap">{line.name}</RowHead>
            {grid.classes.map((item) => {
              const key = cellKey(line.id, item.code)
              const change = changeOf.get(key)
              return (
                <Td key={item.code} numeric className={change ? 'bg-indigo-tint' : undefined}>
                  {change ? (
                    <>
                      <span className="mr-2 text-13 text-ink-3">{change.before === null ? '新增' : <s>{change.before}</s>}</span>
                      <b>{change.after}</b>
                    </>
                  ) : (
                    (grid.cells[key]?.value ?? '无')
                  )}
                </Td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
