import { Card, CardBody, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { Timeline } from '@/components/ui/timeline'
import { unitChangeLabels } from '@/lib/org/labels'
import type { UnitView } from '@/lib/org/unit-queries'
import { formatDate } from '@/lib/platform/dates'

function inWords(change: UnitView['changes'][number]): string {
  const from = change.fromNames.join('、')
  const to = change.toNames.join('、')
  if (change.kind === 'merged') return `${from}并入${to}`
  if (change.kind === 'split') return `${from}拆出${to}`
  if (change.kind === 'moved') return `${from}改隶${to}`
  return unitChangeLabels[change.kind]
}

/** What happened to the unit, and under which names and parents it stood when. */
export function UnitHistory({ unit }: { unit: UnitView }) {
  return (
    <div className="grid gap-4">
      <Card>
        <CardHead finding="沿革" />
        <CardBody>
          {unit.changes.length === 0 ? (
            <p className="text-ink-3">自录入平台以来没有变化。</p>
          ) : (
            <Timeline
              items={unit.changes.map((change) => ({
                id: change.id,
                at: formatDate(change.on),
                title: inWords(change),
                body: change.reason,
              }))}
            />
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHead finding="历史名称与隶属" />
        <CardBody flush className="pt-3">
          <TableFrame label="历史名称与隶属" bare>
            <thead>
              <tr>
                <Th>名称</Th>
                <Th>上级单位</Th>
                <Th>起止</Th>
              </tr>
            </thead>
            <tbody>
              {unit.versions.map((version) => (
                <tr key={version.id}>
                  <RowHead>{version.name}</RowHead>
                  <Td label="上级单位">{version.parentName ?? '—'}</Td>
                  <Td label="起止">
                    {formatDate(version.startsOn)} 至 {version.endsOn ? formatDate(version.endsOn) : '今'}
                  </Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </CardBody>
      </Card>
    </div>
  )
}
