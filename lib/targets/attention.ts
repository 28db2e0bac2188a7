import { type DateOnly, formatDayInYear } from '@/lib/platform/dates'
import { formatCount } from './progress'

export type AttentionCell = {
  classCode: string
  className: string
  held: number
  target: number | null
  expired: number
  retiring: number
  /** Expected at the cycle's end, awards of rounds under way included. */
  forecast: { expected: number }
  gain: { expected: number; low: number; high: number }
  /** Of those whose term ends, who may hold it on; null where it was not looked into. */
  renewable: number | null
}
export type AttentionLine = { lineId: string; lineName: string; cells: AttentionCell[] }

/** What a leader should look at: a sentence, its detail, and the list it opens. */
export type Attention = {
  key: string
  tone: 'rose' | 'amber'
  title: string
  detail: string
  /** Persons to show: those of the count, or those who leave it. Null: the line's own row of the grid. */
  open: { kind: 'retained' | 'expiring'; classCode: string | null; lineId: string | null }
  linkLabel: string
}

type Weighed = Attention & { weight: number }

export function lineLabel(name: string): string {
  return name.endsWith('条线') || name.endsWith('线') ? name : `${name}条线`
}

/** 12月31日前 9 人任期届满（其中 4 人可续任）、2 人到龄退休。 */
function leaving(cell: AttentionCell, until: DateOnly): string {
  const renewable = cell.renewable === null ? '' : cell.renewable > 0 ? `（其中 ${cell.renewable} 人可续任）` : '（均不能续任）'
  const parts = [
    cell.expired > 0 ? `${cell.expired} 人任期届满${renewable}` : '',
    cell.retiring > 0 ? `${cell.retiring} 人到龄退休` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `${formatDayInYear(until)}前 ${parts.join('、')}。` : ''
}

function shortLine(line: AttentionLine): Weighed | null {
  const targeted = line.cells.filter((cell) => cell.target !== null)
  const short = targeted.filter((cell) => cell.held < (cell.target ?? 0))
  if (targeted.length < 2 || short.length < targeted.length) return null
  const gaps = short.map((cell) => `${cell.className}差 ${(cell.target ?? 0) - cell.held} 名`)
  const missing = short.reduce((sum, cell) => sum + ((cell.target ?? 0) - cell.held) / Math.max(1, cell.target ?? 1), 0)
  return {
    key: `line-${line.lineId}`,
    tone: 'rose',
    title:
      `${lineLabel(line.lineName)} ${targeted.length === 2 ? '两' : targeted.length === 3 ? '三' : targeted.length} 类均未达标`.replace(
        /(两|三) 类/,
        '$1类',
      ),
    detail: `${gaps.join('，')}。`,
    open: { kind: 'retained', classCode: null, lineId: line.lineId },
    linkLabel: '条线名单',
    weight: 1 + missing,
  }
}

function cellAttention(line: AttentionLine, cell: AttentionCell, until: DateOnly): Weighed | null {
  if (cell.target === null || cell.target === 0) return null
  const gap = cell.target - cell.held
  const gapAtEnd = cell.target - cell.forecast.expected
  if (gap <= 0 && gapAtEnd <= 0) return null
  const losses = cell.expired + cell.retiring
  const name = `${lineLabel(line.lineName)} ${cell.className}`
  const gained = cell.gain.high > 0 ? `在评预计新增 ${formatCount(cell.gain)}。` : ''
  const endNote = gapAtEnd > 0 ? `年底预计差 ${gapAtEnd} 名。` : '按预计年底可达标。'
  return {
    key: `cell-${line.lineId}-${cell.classCode}`,
    tone: gap > 0 ? 'rose' : 'amber',
    title: gap > 0 ? `${name}差 ${gap} 名` : `${name}年底将差 ${gapAtEnd} 名`,
    detail:
      losses > 0 ? `${leaving(cell, until)}${gained}${endNote}` : `目标 ${cell.target} 名，现有 ${cell.held} 名，年内无人到期。${gained}`,
    open:
      losses > 0
        ? { kind: 'expiring', classCode: cell.classCode, lineId: line.lineId }
        : { kind: 'retained', classCode: cell.classCode, lineId: line.lineId },
    linkLabel: losses > 0 ? `${losses} 人名单` : '现有名单',
    weight: Math.max(gap, gapAtEnd) / cell.target + Math.max(gap, gapAtEnd) / 100,
  }
}

/**
 * Lines and classes that miss, or will miss, their targets, the worst first; a line that misses all of its classes is one entry.
 * @param until last day of the cycle
 */
export function attentionList(
  lines: readonly AttentionLine[],
  until: DateOnly,
  firstExpiry: { on: DateOnly; count: number } | null,
  expiring: number,
): Attention[] {
  const found = lines.flatMap((line): Weighed[] => {
    const whole = shortLine(line)
    if (whole) return [whole]
    return line.cells.flatMap((cell) => cellAttention(line, cell, until) ?? [])
  })
  if (expiring > 0)
    found.push({
      key: 'expiring',
      tone: 'amber',
      title: `${expiring} 人任期年底前届满`,
      detail: firstExpiry ? `首批 ${firstExpiry.count} 人 ${formatDayInYear(firstExpiry.on)}起不再计入，可安排续评。` : '可安排续评。',
      open: { kind: 'expiring', classCode: null, lineId: null },
      linkLabel: `${expiring} 人名单`,
      weight: 0.3,
    })
  return found.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).map(({ weight: _weight, ...item }) => item)
}
