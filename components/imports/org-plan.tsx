import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { rowActionLabels, unitLevelLabels } from '@/lib/org/labels'
import type { OrgPlan } from '@/lib/org/org-import-plan'

function ActionBadge({ action }: { action: 'create' | 'update' | 'unchanged' }) {
  const label = rowActionLabels[action]
  return <Badge tone={label.tone}>{label.text}</Badge>
}

/** What an organisation workbook would change, and what is wrong in it. */
export function OrgPlanView({ plan }: { plan: OrgPlan }) {
  return (
    <div className="grid gap-4">
      {plan.issues.length > 0 && (
        <Card>
          <CardHead finding={`${plan.issues.length} 处有误，改正后请重新上传`} />
          <CardBody>
            <ul className="list-inside list-disc space-y-1 text-rose">
              {plan.issues.map((issue) => (
                <li key={`${issue.sheet}-${issue.row}-${issue.reason}`}>
                  {issue.sheet} 第 {issue.row} 行：{issue.reason}
                </li>
              ))}
            </ul>
          </CardBody>
        </Card>
      )}
      {plan.units.length > 0 && (
        <Card>
          <CardHead finding={`单位 ${plan.units.length} 个`} />
          <CardBody flush className="pt-3">
            <TableFrame label="单位" bare>
              <thead>
                <tr>
                  <Th>行</Th>
                  <Th>单位</Th>
                  <Th>编码</Th>
                  <Th>上级单位</Th>
                  <Th>层级</Th>
                  <Th>结果</Th>
                </tr>
              </thead>
              <tbody>
                {plan.units.map((unit) => (
                  <tr key={unit.row}>
                    <Td label="行" muted>
                      第 {unit.row} 行
                    </Td>
                    <RowHead>{unit.name}</RowHead>
                    <Td label="编码">{unit.code}</Td>
                    <Td label="上级单位">{unit.parentName ?? '—'}</Td>
                    <Td label="层级">{unitLevelLabels[unit.level]}</Td>
                    <Td label="结果">
                      <ActionBadge action={unit.action} />
                      {unit.changes.length > 0 && <span className="ml-2 text-12 text-ink-3">{unit.changes.join('、')}</span>}
                    </Td>
                  </tr>
                ))}
              </tbody>
            </TableFrame>
          </CardBody>
        </Card>
      )}
      {plan.lines.length > 0 && (
        <Card>
          <CardHead finding={`条线 ${plan.lines.length} 条`} />
          <CardBody flush className="pt-3">
            <TableFrame label="条线" bare>
              <thead>
                <tr>
                  <Th>行</Th>
                  <Th>条线</Th>
                  <Th>编码</Th>
                  <Th>结果</Th>
                </tr>
              </thead>
              <tbody>
                {plan.lines.map((line) => (
                  <tr key={line.row}>
                    <Td label="行" muted>
                      第 {line.row} 行
                    </Td>
                    <RowHead>{line.name}</RowHead>
                    <Td label="编码">{line.code}</Td>
                    <Td label="结果">
                      <ActionBadge action={line.action} />
                    </Td>
                  </tr>
                ))}
              </tbody>
            </TableFrame>
          </CardBody>
        </Card>
      )}
    </div>
  )
}
