import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Tone } from '@/components/ui/tone'
import type { Overview, OverviewRow } from '@/lib/rounds/review-queries'

const states: Record<OverviewRow['state'], { word: string; tone: Tone }> = {
  empty: { word: '未评', tone: 'grey' },
  partial: { word: '未评完', tone: 'amber' },
  complete: { word: '已评完', tone: 'indigo' },
  sealed: { word: '已封存', tone: 'green' },
}

/** The first gaps by name, and how many there are. */
function gapsInWords({ state, problems }: OverviewRow): string {
  if (problems.length === 0) return '—'
  if (state === 'empty') return '尚未评分'
  return problems.length > 2 ? `${problems.slice(0, 2).join('')}共 ${problems.length} 处。` : problems.join('')
}

type Group = { line: string | null; rows: OverviewRow[] }

/** By line in the order of the desk, or all as one. */
function groupsOf(rows: OverviewRow[], isGrouped: boolean): Group[] {
  if (!isGrouped) return [{ line: null, rows }]
  const lines = [...new Set(rows.map((row) => row.line))]
  return lines.map((line) => ({ line, rows: rows.filter((row) => row.line === line) }))
}

const isDone = (row: OverviewRow): boolean => row.state === 'complete' || row.state === 'sealed'

/** All of one's scores, a candidate a row, with what is still missing by name. */
export function OverviewTable({ overview, isGrouped = false }: { overview: Overview; isGrouped?: boolean }) {
  const { criteria } = overview.round
  return (
    <TableFrame label="评分总览" sticky>
      <thead>
        <tr>
          <Th>候选对象</Th>
          {criteria.map((criterion) => (
            <Th key={criterion.name} numeric>
              {criterion.name}
            </Th>
          ))}
          <Th numeric>总分</Th>
          <Th>状态</Th>
          <Th>还差什么</Th>
        </tr>
      </thead>
      {groupsOf(overview.rows, isGrouped).map((group) => (
        <tbody key={group.line ?? '全部'}>
          {group.line !== null && (
            <tr>
              <th scope="rowgroup" colSpan={criteria.length + 4} className="bg-sunk px-3 py-2 text-left text-13 font-semibold">
                {group.line}
                <span className="ml-2 font-normal text-ink-3">
                  已评完 {group.rows.filter(isDone).length} / {group.rows.length}
                </span>
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <CandidateRow key={row.place} row={row} overview={overview} />
          ))}
        </tbody>
      ))}
    </TableFrame>
  )
}

function CandidateRow({ row, overview }: { row: OverviewRow; overview: Overview }) {
  const { criteria, id } = overview.round
  return (
    <tr>
      <RowHead>
        <TextLink strong href={`/reviews/${id}/score?place=${row.place}`}>
          {row.label}
        </TextLink>
        {row.isFlagged && (
          <span className="ml-2 inline-flex items-center gap-1 text-12 text-amber">
            <Icon name="flag" size={14} />
            存疑
          </span>
        )}
      </RowHead>
      {criteria.map((criterion, index) => (
        <Td key={criterion.name} label={criterion.name} numeric muted={row.scores[index] === null}>
          {row.scores[index] ?? '未评'}
        </Td>
      ))}
      <Td label="总分" numeric strong>
        {row.total ?? '—'}
      </Td>
      <Td label="状态">
        <Badge tone={states[row.state].tone}>{states[row.state].word}</Badge>
        {row.gates.length > 0 && <span className="mt-0.5 block text-12 text-rose">一票否决：{row.gates.join('、')}</span>}
      </Td>
      <Td label="还差什么" className="text-13 text-ink-2">
        {gapsInWords(row)}
      </Td>
    </tr>
  )
}
