import type { Metadata } from 'next'
import { ContributionTabs } from '@/components/radiation/contribution-tabs'
import { UnitCountsCard } from '@/components/radiation/unit-counts'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { parseContributionFilter } from '@/lib/radiation/contribution-filter'
import { readContributionCounts } from '@/lib/radiation/count-queries'

export const metadata: Metadata = { title: '辐射贡献统计' }

export default async function ContributionUnitsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const { unitId, year } = parseContributionFilter((name) => firstValue(params, name))
  const page = await orNotFound(readContributionCounts(viewer, { unitId, year }))
  return (
    <>
      <PageHeader
        title="辐射贡献"
        sub="经核实的贡献，按人员现在所在的单位和结束日期所在的年度计数。"
        breadcrumb={
          unitId && page.parent
            ? [{ label: '按单位统计', href: `/contributions/units?year=${page.year}` }, { label: page.parent.name }]
            : undefined
        }
      />
      <ContributionTabs current="units" />
      <UnitCountsCard page={page} />
    </>
  )
}
