import { ChartCard } from '@/components/charts/chart-card'
import { TrendSteps } from '@/components/charts/trend-steps'
import { Segmented } from '@/components/ui/segmented'
import { formatDate } from '@/lib/platform/dates'
import type { Dashboard } from '@/lib/targets/dashboard'
import { trendFinding } from '@/lib/targets/findings'
import { dashboardHref } from './links'

export function TrendCard({ path, dashboard, excelHref }: { path: string; dashboard: Dashboard; excelHref: string }) {
  const { trend, classes, cycle, asOf, endWord } = dashboard
  const rows = [
    ...trend.history.map((point) => [formatDate(point.on), point.value, '实际']),
    ...trend.steps
      .slice(1)
      .map((point) => [formatDate(point.on), point.value, point.low === point.high ? '预计' : `预计，${point.low} 至 ${point.high}`]),
  ]
  return (
    <ChartCard
      finding={trendFinding(trend, endWord)}
      sub={`保持人数（名）· ${trend.isMonthly ? '按月末' : '按变动日'} · 虚线为预计，阴影上沿为在评按最多、到期者全部续任`}
      fileName={`${trend.className}走势`}
      excelHref={excelHref}
      tools={
        <Segmented
          label="类别"
          items={classes.map((item) => ({
            label: item.name.replace('领军人才', ''),
            href: dashboardHref(path, dashboard, { class: item.code }),
            current: item.code === trend.classCode,
          }))}
        />
      }
      table={{ columns: [{ label: '日期' }, { label: '保持人数', numeric: true }, { label: '性质' }], rows }}
    >
      <TrendSteps
        label={`${trend.className}保持人数`}
        history={trend.history}
        forecast={trend.steps}
        events={trend.awards.map((award) => ({ on: award.on, label: `命名 +${award.gain.expected}` }))}
        today={asOf}
        target={
          trend.target === null ? undefined : { value: trend.target, label: `目标 ${trend.target} 名（${formatDate(cycle.endsOn)}）` }
        }
        expiries={trend.expiries}
      />
    </ChartCard>
  )
}
