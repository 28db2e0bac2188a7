import type { ConflictRow } from '@/lib/rounds/reviewer-queries'
import { layOutConflicts, type Party } from './conflict-layout'

const rowHeight = 26
const top = 34
const gap = 150
/** Of one character at the labels' size, with its share of the space beside them. */
const characterWidth = 13
const longestLabel = 16

const short = (name: string): string => ([...name].length > longestLabel ? `${[...name].slice(0, longestLabel - 1).join('')}…` : name)

/** Room for the longest label of one side. */
function roomFor(parties: readonly Party[]): number {
  return 24 + characterWidth * Math.max(4, ...parties.map((party) => [...short(party.name)].length))
}

/** Who must not judge whom as a picture: judges on the left, candidates on the right, a line for each pair. The list holds the same. */
export function ConflictsGraph({ rows }: { rows: readonly ConflictRow[] }) {
  const { judges, candidates, ties } = layOutConflicts(rows)
  const left = roomFor(judges)
  const right = left + gap
  const width = right + roomFor(candidates)
  const height = top + Math.max(judges.length, candidates.length) * rowHeight
  const spread = (parties: readonly Party[]) => {
    const step = (height - top) / Math.max(1, parties.length)
    return new Map(parties.map(({ id }, index) => [id, top + step * (index + 0.5)]))
  }
  const [judgeAt, candidateAt] = [spread(judges), spread(candidates)]
  const seated = ties.filter((tie) => tie.isSeated).length
  const label = `回避关系图：${judges.length} 位专家与 ${candidates.length} 个候选对象之间有 ${ties.length} 对回避${seated > 0 ? `，其中 ${seated} 对与现有分配冲突` : ''}。逐项内容见列表。`
  return (
    <div className="overflow-x-auto px-5 pb-4">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        className="mx-auto block"
        style={{ width: `max(100%, ${width}px)`, maxWidth: width * 1.3 }}
      >
        <text x={left - 12} y={16} textAnchor="end" className="fill-ink-3 text-12">
          专家
        </text>
        <text x={right + 12} y={16} className="fill-ink-3 text-12">
          候选对象
        </text>
        {ties.map((tie) => (
          <line
            key={`${tie.judge.id}-${tie.candidate.id}`}
            x1={left}
            y1={judgeAt.get(tie.judge.id)}
            x2={right}
            y2={candidateAt.get(tie.candidate.id)}
            className={tie.isSeated ? 'stroke-rose' : 'stroke-indigo-line'}
            strokeWidth={tie.isSeated ? 2.5 : 1.5}
            strokeDasharray={tie.isSeated ? '6 3' : undefined}
          >
            <title>{`${tie.judge.name} 回避 ${tie.candidate.name}（${tie.reasons.join('；')}）${tie.isSeated ? '，现有分配须改派' : ''}`}</title>
          </line>
        ))}
        {judges.map(({ id, name }) => (
          <g key={id}>
            <circle cx={left} cy={judgeAt.get(id)} r={4} className="fill-indigo" />
            <text x={left - 12} y={(judgeAt.get(id) ?? 0) + 4} textAnchor="end" className="fill-ink text-13">
              {short(name)}
            </text>
          </g>
        ))}
        {candidates.map(({ id, name }) => (
          <g key={id}>
            <circle cx={right} cy={candidateAt.get(id)} r={4} className="fill-ink-3" />
            <text x={right + 12} y={(candidateAt.get(id) ?? 0) + 4} className="fill-ink text-13">
              {short(name)}
            </text>
          </g>
        ))}
      </svg>
      {seated > 0 && <p className="text-13 text-ink-3">虚线为与现有分配冲突、须改派的回避。</p>}
    </div>
  )
}
