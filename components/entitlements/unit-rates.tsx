import { Badge } from '@/components/ui/badge'
import { Progress } from '@/components/ui/progress'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { UnitRate } from '@/lib/titles/entitlement-queries'
import { ratePercent } from '@/lib/titles/entitlement-rules'

const SHOWN = 12

/** Delivery by unit, those that are late first. */
export function UnitRates({ rates, year }: { rates: readonly UnitRate[]; year: number }) {
  return (
    <TableFrame label="各单位落实情况" bare>
      <thead>
        <tr>
          <Th>单位</Th>
          <Th numeric>应落实</Th>
          <Th numeric>已落实</Th>
          <Th numeric>逾期</Th>
          <Th>落实率</Th>
        </tr>
      </thead>
      <tbody>
        {rates.slice(0, SHOWN).map((rate) => {
          const percent = ratePercent(rate) ?? 0
          return (
            <tr key={rate.unitId}>
              <RowHead>
                <TextLink href={`/titles/entitlements?year=${year}&unit=${rate.unitId}`}>{rate.unitName}</TextLink>
              </RowHead>
              <Td label="应落实" numeric>
                {rate.owed}
              </Td>
              <Td label="已落实" numeric>
                {rate.delivered}
              </Td>
              <Td label="逾期" numeric>
                {rate.overdue > 0 ? <Badge tone="rose">{rate.overdue}</Badge> : 0}
              </Td>
              <Td label="落实率">
                <div className="min-w-32">
                  <Progress value={percent} label={`${rate.unitName}落实率`} tone={rate.overdue > 0 ? 'rose' : 'green'} showText />
                </div>
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
