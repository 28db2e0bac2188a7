import { UnitRateTable } from '@/components/tables/unit-rate-table'
import { Badge } from '@/components/ui/badge'
import type { UnitRate } from '@/lib/titles/entitlement-queries'
import { ratePercent } from '@/lib/titles/entitlement-rules'

/** Delivery by unit, those that are late first. */
export function UnitRates({ rates, year }: { rates: readonly UnitRate[]; year: number }) {
  return (
    <UnitRateTable
      label="各单位落实情况"
      headings={['应落实', '已落实', '逾期']}
      rateLabel="落实率"
      rows={rates.map((rate) => ({
        unitId: rate.unitId,
        unitName: rate.unitName,
        href: `/titles/entitlements?year=${year}&unit=${rate.unitId}`,
        counts: [
          rate.owed,
          rate.delivered,
          rate.overdue > 0 ? (
            <Badge key="overdue" tone="rose">
              {rate.overdue}
            </Badge>
          ) : (
            0
          ),
        ],
        percent: ratePercent(rate) ?? 0,
        tone: rate.overdue > 0 ? 'rose' : 'green',
      }))}
    />
  )
}
