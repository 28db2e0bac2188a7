import { LinkButton } from '@/components/ui/button'
import { Card, CardFoot, CardHead } from '@/components/ui/card'
import type { RankingView } from '@/lib/rounds/ranking-queries'
import { RankingTable } from './ranking-table'

const around = 8

/** The candidates next to the cut-off line, with how sure their order is. */
export function NearCutOff({ view, roundId }: { view: RankingView; roundId: string }) {
  const last = view.rows.findLastIndex((row) => row.result === 'selected')
  const from = Math.max(0, last - around)
  const rows = view.rows.slice(from, last + around)
  const [inside, outside] = [view.rows[last], view.rows[last + 1]]
  const gap = inside && outside ? Math.abs(inside.value - outside.value).toFixed(2) : null
  const [first, final] = [rows[0], rows.at(-1)]
  if (!first || !final) return null
  return (
    <Card>
      <CardHead
        finding={`名额线附近：第 ${first.rank} 至 ${final.rank} 名${gap === null ? '' : `，线上线下两名相差 ${gap} 分`}`}
        sub={`${view.ruleName}；区间由评分表的离散程度推算，线上概率由反复模拟并套用名额得出，供领导小组参考`}
        tools={
          <LinkButton size="sm" href={`/rounds/${roundId}/scores`}>
            全部排名
          </LinkButton>
        }
        className="pb-3"
      />
      <RankingTable
        bare
        label="名额线附近的候选对象"
        view={view}
        rows={rows}
        hrefOf={(row) => `/rounds/${roundId}/scores/${row.nominationId}`}
      />
      {view.hidden > 0 && <CardFoot>按回避规定，有 {view.hidden} 个候选对象对您不显示，名次按其余对象计。</CardFoot>}
    </Card>
  )
}
