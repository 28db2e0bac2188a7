import { type DateOnly, formatDate, formatDayInYear } from '@/lib/platform/dates'
import type { AwardOdds } from '@/lib/rounds/award-odds'
import { ENOUGH_ROUNDS } from '@/lib/rounds/award-odds'
import { lineLabel } from './attention'
import type { GridCell } from './dashboard'
import type { ExpectedGain } from './forecast'
import { formatCount } from './progress'

/** 40%, 25%–85% */
export function oddsWords(odds: AwardOdds): string {
  const percent = (share: number) => `${Math.round(share * 100)}%`
  return `${percent(odds.expected)}（${percent(odds.low)}–${percent(odds.high)}）`
}

/** Where the odds come from. */
export function basisWords(odds: AwardOdds): string {
  if (odds.basis === 'kind') return `同类 ${odds.rounds} 个往轮的命名比例`
  if (odds.basis === 'all') return `各类 ${odds.rounds} 个往轮的命名比例`
  const seen = odds.rounds === 0 ? '本市还没有已归档的人员评选轮次' : `本市已归档的人员评选轮次只有 ${odds.rounds} 个`
  return `${seen}，不足 ${ENOUGH_ROUNDS} 个，按较宽的通用比例估计`
}

/** When the awards of a round count, in words. */
export function gainDay(gain: ExpectedGain): string {
  if (gain.on === null) return `${gain.conferralOn ? formatDate(gain.conferralOn) : ''}命名，在周期之后，不计入`
  return gain.conferralOn === null ? `方案未定命名日，按${formatDate(gain.on)}计` : `${formatDate(gain.on)}命名`
}

/** What a line and class needs to reach its target: the gap, what is lost, what can be kept, what is expected, what is left to find. */
export function requirementOf(lineName: string, cell: GridCell, renewable: number, until: DateOnly): string {
  if (cell.target === null) return '未设目标。'
  const gap = cell.target - cell.held
  const now = gap > 0 ? `差 ${gap} 名` : gap === 0 ? '现已达标' : `现超目标 ${-gap} 名`
  const day = formatDayInYear(until)
  const losses = [
    cell.expired > 0 ? `${day}前有 ${cell.expired} 名任期届满，其中 ${renewable} 名可续任` : '',
    cell.retiring > 0 ? `${cell.expired > 0 ? '另有' : `${day}前有`} ${cell.retiring} 名到龄退休` : '',
  ].filter(Boolean)
  const gain = cell.gain.high > 0 ? `在评预计新增 ${formatCount(cell.gain)}` : ''
  const left = cell.target - cell.forecast.expected
  const kept = Math.min(Math.max(left, 0), renewable)
  const found = left - kept
  const need =
    left <= 0
      ? '按预计可以达标'
      : `${[kept > 0 ? `可续任者中续任 ${kept} 名` : '', found > 0 ? `${kept > 0 ? '再' : '需'}新命名 ${found} 名` : '']
          .filter(Boolean)
          .join('，')}，方可达标`
  return `${lineLabel(lineName)}：${[now, ...losses, gain, need].filter(Boolean).join('；')}。`
}
