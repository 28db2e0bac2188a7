import { UnitRateTable } from '@/components/tables/unit-rate-table'
import type { YearPage } from '@/lib/assessment/queries'

/** How far each unit is, those with most to fill in first. */
export function CompletionTable({ units, yearId }: { units: YearPage['byUnit']; yearId: string }) {
  return (
    <UnitRateTable
      label="各单位填报进度"
      headings={['应考核', '待填报', '待审核', '已确认']}
      rateLabel="填报率"
      rows={units.map(({ unitId, unitName, forms, awaited, submitted, confirmed }) => ({
        unitId,
        unitName,
        href: `/assessment/${yearId}?unit=${unitId}`,
        counts: [forms, awaited, submitted, confirmed],
        percent: Math.round(((forms - awaited) / forms) * 100),
        tone: awaited > 0 ? 'amber' : 'green',
      }))}
    />
  )
}
