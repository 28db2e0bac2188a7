import { Progress } from '@/components/ui/progress'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { YearPage } from '@/lib/assessment/queries'

const SHOWN = 12

/** How far each unit is, those with most to fill in first. */
export function CompletionTable({ units, yearId }: { units: YearPage['byUnit']; yearId: string }) {
  return (
    <TableFrame label="各单位填报进度" bare>
      <thead>
        <tr>
          <Th>单位</Th>
          <Th numeric>应考核</Th>
          <Th numeric>待填报</Th>
          <Th numeric>待审核</Th>
          <Th numeric>已确认</Th>
          <Th>填报率</Th>
        </tr>
      </thead>
      <tbody>
        {units.slice(0, SHOWN).map((unit) => (
          <tr key={unit.unitId}>
            <RowHead>
              <TextLink href={`/assessment/${yearId}?unit=${unit.unitId}`}>{unit.unitName}</TextLink>
            </RowHead>
            <Td label="应考核" numeric>
              {unit.forms}
            </Td>
            <Td label="待填报" numeric>
              {unit.awaited}
            </Td>
            <Td label="待审核" numeric>
              {unit.submitted}
            </Td>
            <Td label="已确认" numeric>
              {unit.confirmed}
            </Td>
            <Td label="填报率">
              <div className="min-w-32">
                <Progress
                  value={Math.round(((unit.forms - unit.awaited) / unit.forms) * 100)}
                  label={`${unit.unitName}填报率`}
                  tone={unit.awaited > 0 ? 'amber' : 'green'}
                  showText
                />
              </div>
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
