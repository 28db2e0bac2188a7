import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { RankingRow, RankingView } from '@/lib/rounds/ranking-queries'

/** A candidate's sheets side by side, by letter; the supervisor also reads whose they are. */
export function SheetsTable({ view, row }: { view: RankingView; row: RankingRow }) {
  return (
    <TableFrame label={`${row.name}的评分表`} bare stack={false}>
      <thead>
        <tr>
          <Th>评分指标</Th>
          <Th numeric>权重</Th>
          {row.sheets.map((sheet) => (
            <Th key={sheet.letter} numeric>
              评分表 {sheet.letter}
              {sheet.reviewer && <span className="block text-ink">{sheet.reviewer}</span>}
            </Th>
          ))}
          <Th numeric>平均</Th>
        </tr>
      </thead>
      <tbody>
        {view.criteria.map((criterion) => {
          const scores = row.sheets.map((sheet) => sheet.criteria.find((item) => item.key === criterion.key)?.score ?? null)
          const given = scores.filter((score): score is number => score !== null)
          const mean = given.length > 0 ? given.reduce((sum, score) => sum + score, 0) / given.length : null
          return (
            <tr key={criterion.key}>
              <RowHead className="whitespace-nowrap">
                {criterion.name}
                <span className="ml-1.5 text-12 text-ink-3">满分 {criterion.scaleMax}</span>
              </RowHead>
              <Td label="权重" numeric muted>
                {criterion.weight}%
              </Td>
              {row.sheets.map((sheet, index) => (
                <Td key={sheet.letter} label={`评分表 ${sheet.letter}`} numeric>
                  {scores[index] ?? '未评'}
                </Td>
              ))}
              <Td label="平均" numeric strong>
                {mean === null ? '' : mean.toFixed(2)}
              </Td>
            </tr>
          )
        })}
        <tr>
          <RowHead className="font-semibold">加权总分</RowHead>
          <Td label="权重" />
          {row.sheets.map((sheet) => (
            <Td key={sheet.letter} label={`评分表 ${sheet.letter}`} numeric strong>
              {sheet.total.toFixed(2)}
            </Td>
          ))}
          <Td label="得分" numeric strong>
            {row.value.toFixed(2)}
          </Td>
        </tr>
      </tbody>
    </TableFrame>
  )
}

/** What reviewers wrote beside their scores, and vetoes they raised. */
export function SheetComments({ view, row }: { view: RankingView; row: RankingRow }) {
  const nameOf = new Map(view.criteria.map((criterion) => [criterion.key, criterion.name]))
  const sheets = row.sheets.filter((sheet) => sheet.comment || sheet.gates.length > 0 || sheet.criteria.some((item) => item.comment))
  if (sheets.length === 0) return <p className="text-ink-3">专家没有填写评语。</p>
  return (
    <ul className="divide-y divide-line">
      {sheets.map((sheet) => (
        <li key={sheet.letter} className="py-3 first:pt-0">
          <p className="font-semibold">
            评分表 {sheet.letter}
            {sheet.reviewer && <span className="ml-2 font-normal text-ink-3">{sheet.reviewer}</span>}
          </p>
          {sheet.gates.map((gate) => (
            <p key={gate.name} className="mt-1">
              <Badge tone="rose">一票否决</Badge> {gate.name}：{gate.reason}
            </p>
          ))}
          {sheet.criteria
            .filter((item) => item.comment)
            .map((item) => (
              <p key={item.key} className="mt-1 text-13 text-ink-2">
                <span className="text-ink-3">{nameOf.get(item.key)}：</span>
                {item.comment}
              </p>
            ))}
          {sheet.comment && <p className="mt-1">{sheet.comment}</p>}
        </li>
      ))}
    </ul>
  )
}
