import { CapTable } from '@/components/charts/cap-blocks'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { OverviewView } from '@/lib/rounds/overview-queries'
import type { RankingView } from '@/lib/rounds/ranking-queries'

/** Places taken of each line's cap by the frozen order. */
export function QuotaUse({ view, ranking }: { view: OverviewView; ranking: RankingView }) {
  const inside = ranking.rows.filter((row) => row.result === 'selected')
  const rows = view.lines.map((line) => ({
    label: line.name,
    candidates: line.candidates,
    used: inside.filter((row) => row.line === line.name).length,
    cap: view.perLine ?? Math.min(line.candidates, ranking.places ?? line.candidates),
  }))
  const full = rows.filter((row) => row.used >= row.cap && view.perLine !== null).length
  const grassroots = inside.filter((row) => row.isGrassroots).length
  return (
    <Card>
      <CardHead
        finding={view.perLine === null ? '各条线入围情况' : full > 0 ? `${full} 个条线名额已满` : '各条线名额均未满'}
        sub={view.perLine === null ? '方案没有设定条线名额' : '按名次录取，满额跳过'}
      />
      <CardBody>
        <CapTable
          label="各条线名额使用"
          heading="条线"
          rows={rows}
          total={{ label: '合计', candidates: rows.reduce((sum, row) => sum + row.candidates, 0), note: '', value: inside.length }}
        />
        <p className="mt-2 text-13 text-ink-3">
          总名额 {ranking.places ?? '不限'} 个，入围 {inside.length} 个，其中基层 {grassroots} 个
          {view.funnel.floor > 0 && `，要求不少于 ${view.funnel.floor} 个`}。
        </p>
      </CardBody>
    </Card>
  )
}
