import { ChartCard } from '@/components/charts/chart-card'
import { Pyramid } from '@/components/charts/pyramid'
import type { Dashboard } from '@/lib/targets/dashboard'
import { PLAN_BARS, PLAN_LABELS } from '@/lib/titles/labels'
import { personsHref } from './links'

/** The ladder of both plans; each person stands on the rung of the highest title held in the plan. */
export function LadderCard({ dashboard, excelHref }: { dashboard: Dashboard; excelHref: string }) {
  const { ladder } = dashboard
  return (
    <ChartCard
      finding="两个计划的人才梯队"
      sub="按在任最高称号计（名）"
      fileName="人才梯队"
      excelHref={excelHref}
      table={{
        columns: [{ label: '计划' }, { label: '称号' }, { label: '人数', numeric: true }],
        rows: ladder.flatMap((item) => item.tiers.map((tier) => [PLAN_LABELS[item.plan], tier.title, tier.held])),
      }}
    >
      <Pyramid
        groups={ladder.map((item) => ({
          title: PLAN_LABELS[item.plan],
          total: `${item.total} 名`,
          color: PLAN_BARS[item.plan],
          tiers: item.tiers.map((tier) => ({
            label: tier.title,
            value: tier.held,
            href: personsHref(dashboard, { kind: 'retained', classCode: tier.classCode }),
          })),
        }))}
        note="同一计划中每人只计最高称号；一人可同时列入两个计划。"
      />
    </ChartCard>
  )
}
