import { Badge } from '@/components/ui/badge'
import { Card, CardFoot, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { RankingView } from '@/lib/rounds/ranking-queries'

/** Short heads for columns; the full name stands in the foot. */
const heads = { mean: '平均分', trimmed: '去高去低', standardised: '标准化', calibrated: '校准分' } as const

/** Longer lists are folded at first. */
const mostOpen = 30

/** Every candidate's value and rank by each of the four rules; the announced one decides, the others stand beside it. */
export function RuleComparisonCard({ view }: { view: RankingView }) {
  const { comparison } = view
  if (!comparison) return null
  const announced = comparison.find((column) => column.isAnnounced)
  const shown = comparison.filter((column) => column.unavailable === null)
  const moved = view.rows.filter((row) =>
    shown.some((column) => !column.isAnnounced && column.cells[row.nominationId]?.rank !== announced?.cells[row.nominationId]?.rank),
  ).length
  return (
    <Card>
      <CardHead
        finding={moved > 0 ? `${moved} 个候选对象的名次因合成规则而异` : '四种合成规则的名次一致'}
        sub={`方案公布的规则是${announced?.name ?? ''}，只有它作数；其余仅供对照`}
        className="pb-3"
      />
      <details open={view.rows.length <= mostOpen} className="border-t border-line">
        <summary className="cursor-pointer px-5 py-3 text-14 text-indigo">逐个列出 {view.rows.length} 个候选对象</summary>
        <TableFrame label="四种合成规则对照" bare>
          <thead>
            <tr>
              <Th>候选对象</Th>
              {comparison.map((column) => (
                <Th key={column.rule} numeric>
                  {heads[column.rule]}
                  {column.isAnnounced && (
                    <span className="ml-1.5">
                      <Badge tone="indigo">作数</Badge>
                    </span>
                  )}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.nominationId}>
                <RowHead className="whitespace-nowrap">{row.name}</RowHead>
                {comparison.map((column) => {
                  const cell = column.cells[row.nominationId]
                  const differs = cell && cell.rank !== announced?.cells[row.nominationId]?.rank
                  return (
                    <Td key={column.rule} label={heads[column.rule]} numeric strong={column.isAnnounced} muted={!column.isAnnounced}>
                      {cell ? (
                        <>
                          <span>{cell.value.toFixed(column.decimals)}</span>
                          {cell.error !== null && <span className="ml-1 text-12 text-ink-3">±{cell.error.toFixed(column.decimals)}</span>}
                          <span className={differs ? 'ml-2 font-semibold text-ink' : 'ml-2 text-ink-3'}>第 {cell.rank} 名</span>
                        </>
                      ) : (
                        '不能计算'
                      )}
                    </Td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </details>
      <CardFoot>
        {comparison.map((column) => {
          const words = column.unavailable ?? column.warning
          return (
            words && (
              <p key={column.rule}>
                {heads[column.rule]}：{words}
              </p>
            )
          )
        })}
        <p>± 后为标准误：由同一候选对象各份评分表的离散程度推算；校准分的标准误由校准模型给出。这里的名次只按得分排，不计并列规则。</p>
        {!view.showsReviewers && <p>标准化和校准分不是本轮规则时只显示到一位小数，以免由此推知专家的评分。</p>}
      </CardFoot>
    </Card>
  )
}
