import { Fragment } from 'react'
import { IntervalDot, ProbabilityBar } from '@/components/charts/interval-dot'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { RankingRow, RankingView } from '@/lib/rounds/ranking-queries'

const results = {
  selected: { tone: 'green', word: '入围' },
  tied: { tone: 'amber', word: '待定' },
  notSelected: { tone: 'grey', word: '未入围' },
} as const

function wordOf(row: RankingRow): { tone: 'green' | 'amber' | 'grey'; word: string } {
  if (row.result === 'notSelected' && row.code !== 'totalFull') return { tone: 'grey', word: '跳过' }
  return results[row.result]
}

type Scale = { min: number; max: number }

/** One scale for all rows, whole points around the widest interval. */
export function scaleOf(rows: readonly RankingRow[]): Scale {
  const bounds = rows.flatMap((row) => (row.interval ? [row.interval.low, row.interval.high] : []))
  return { min: Math.floor(Math.min(...bounds)), max: Math.ceil(Math.max(...bounds)) }
}

type Props = {
  label: string
  view: RankingView
  rows: readonly RankingRow[]
  /** Where a candidate's sheets are; null leaves the name plain. */
  hrefOf?: (row: RankingRow) => string
  bare?: boolean
}

/** The order with values, how sure it is, result and reason; the cut-off line stands after the last one inside. */
export function RankingTable({ label, view, rows, hrefOf, bare }: Props) {
  const withIntervals = view.cutOffLine !== null && rows.some((row) => row.interval)
  const scale = withIntervals ? scaleOf(rows) : null
  const lastInside = rows.findLastIndex((row) => row.result === 'selected')
  const columns = withIntervals ? 8 : 6
  return (
    <TableFrame label={label} bare={bare}>
      <thead>
        <tr>
          <Th numeric className="w-14">
            名次
          </Th>
          <Th>候选对象</Th>
          <Th>单位</Th>
          <Th>条线</Th>
          <Th numeric>得分</Th>
          {withIntervals && <Th className="w-48">95% 区间（±标准误）</Th>}
          {withIntervals && <Th numeric>线上概率</Th>}
          <Th>结果与理由</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const { tone, word } = wordOf(row)
          const muted = row.result === 'notSelected'
          return (
            <Fragment key={row.nominationId}>
              <tr>
                <Td label="名次" numeric>
                  {row.rank}
                </Td>
                <RowHead className="whitespace-nowrap">
                  {hrefOf ? <TextLink href={hrefOf(row)}>{row.name}</TextLink> : row.name}
                  {row.isGrassroots && <span className="ml-1.5 text-12 text-ink-3">基层</span>}
                </RowHead>
                <Td label="单位" muted={muted}>
                  {row.unit}
                </Td>
                <Td label="条线" muted={muted} className="whitespace-nowrap">
                  {row.line}
                </Td>
                <Td label="得分" numeric strong={!muted} muted={muted}>
                  {row.value.toFixed(2)}
                </Td>
                {withIntervals && scale && view.cutOffLine !== null && (
                  <Td label="95% 区间">
                    {row.interval && (
                      <span className="flex items-center gap-2">
                        <IntervalDot
                          label={row.name}
                          value={Number(row.value.toFixed(2))}
                          low={Number(row.interval.low.toFixed(2))}
                          high={Number(row.interval.high.toFixed(2))}
                          cutoff={Number(view.cutOffLine.toFixed(2))}
                          min={scale.min}
                          max={scale.max}
                          muted={muted}
                        />
                        <span className="text-12 whitespace-nowrap text-ink-3">±{row.interval.error.toFixed(2)}</span>
                      </span>
                    )}
                  </Td>
                )}
                {withIntervals && (
                  <Td label="线上概率" numeric>
                    {row.interval && <ProbabilityBar value={row.interval.probability} muted={muted} />}
                  </Td>
                )}
                <Td label="结果与理由">
                  <span className="flex items-center gap-2">
                    <span className="flex-none">
                      <Badge tone={tone}>{word}</Badge>
                    </span>
                    <span className="text-13 text-ink-2">{row.reason.replace(/。$/, '')}</span>
                  </span>
                </Td>
              </tr>
              {index === lastInside && index < rows.length - 1 && view.places !== null && (
                <tr data-plain="">
                  <td
                    colSpan={columns}
                    className="border-t-2 border-b border-t-target border-b-line px-5 py-1.5 text-13 font-semibold text-vermilion-deep"
                  >
                    名额线：{view.places} 个
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
