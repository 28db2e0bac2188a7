import type { Range } from '@/lib/rounds/award-odds'
import { lineLabel } from './attention'
import type { Dashboard, GridLine, Ladder, UnitRow } from './dashboard'
import { formatCount } from './progress'

/** 业务人才现有 431 名，年底预计 415 名（410–447） */
export function trendFinding(trend: Dashboard['trend'], endWord: string): string {
  const now = trend.history.at(-1)?.value ?? 0
  if (!trend.className) return '还没有设立统计类别'
  const { low, expected, high } = trend.forecast
  const range = low === high ? '' : `（${low}–${high}）`
  if (expected < now) return `${trend.className}现有 ${now} 名，${endWord}预计回落到 ${expected} 名${range}`
  if (expected > now) return `${trend.className}现有 ${now} 名，${endWord}预计升至 ${expected} 名${range}`
  return `${trend.className}现有 ${now} 名，到${endWord}${range ? `预计仍为 ${expected} 名${range}` : '没有已知变化'}`
}

/** 6 个条线业务人才完成不足九成 */
export function gridFinding(grid: readonly GridLine[], classes: Dashboard['classes']): string {
  const counts = classes.map((item) => ({
    name: item.name,
    short: grid.filter((row) => {
      const cell = row.cells[item.code]
      return cell && cell.target !== null && cell.target > 0 && cell.held < cell.target * 0.9
    }).length,
  }))
  const worst = counts.reduce((best, item) => (item.short > best.short ? item : best), { name: '', short: 0 })
  if (worst.short > 0) return `${worst.short} 个条线${worst.name}完成不足九成`
  const hasTargets = grid.some((row) => Object.values(row.cells).some((cell) => cell.target !== null))
  return hasTargets ? '各条线均完成九成以上' : '各条线现有人数'
}

export function ladderFinding(ladder: readonly Ladder[]): string {
  return ladder.map((item) => `${item.plan === 'summit' ? '高峰计划' : '高地计划'} ${item.total} 名`).join('，')
}

/** 市中级法院最多（58 名）；每百人最高的是 … */
export function rankingFinding(rows: readonly UnitRow[]): string {
  const first = rows[0]
  if (!first || first.total === 0) return '各单位人才数量'
  const dense = rows
    .filter((row) => row.staff >= 20)
    .reduce<UnitRow | null>((best, row) => (best && perHundred(best) >= perHundred(row) ? best : row), null)
  const most = `${first.name}人才最多，${first.total} 名`
  return dense && dense.unitId !== first.unitId ? `${most}；每百人占比${dense.name}最高` : most
}

/** Talents per hundred in service, one decimal; 0 for a unit without people. */
export function perHundred(row: Pick<UnitRow, 'total' | 'staff'>): number {
  return row.staff === 0 ? 0 : Math.round((row.total / row.staff) * 1000) / 10
}

/** 在评与到期: what moves a class until the cycle's end. */
export function movementNote(item: { held: number; atEnd: number; expired: number; retiring: number; gain: Range }): string {
  const losses = [item.expired > 0 ? `到期 −${item.expired}` : '', item.retiring > 0 ? `退休 −${item.retiring}` : '']
  const gains = item.atEnd - item.held + item.expired + item.retiring
  const expected = item.gain.high > 0 ? `在评 +${item.gain.expected}` : ''
  const parts = [expected, gains > 0 ? `新增 +${gains}` : '', ...losses].filter(Boolean)
  return parts.length > 0 ? parts.join('，') : '暂无已知变化'
}

export function atEndNote(item: { gapAtEnd: number | null; forecast: Range }, endWord: string): string {
  if (item.gapAtEnd === null) return `${endWord}预计 ${formatCount(item.forecast)}`
  const { low, high } = item.forecast
  if (item.gapAtEnd > 0) return `${endWord}预计差 ${item.gapAtEnd} 名${low === high ? '' : `（${low}–${high}）`}`
  return item.gapAtEnd === 0 ? `${endWord}预计正好达到目标` : `${endWord}预计超出目标 ${-item.gapAtEnd} 名`
}

/** 截至 2025年9月15日 … */
export function lineSuffix(line: { name: string } | null): string {
  return line ? lineLabel(line.name) : '全部条线'
}
