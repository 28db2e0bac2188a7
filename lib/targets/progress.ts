import type { Forecast } from './forecast'

/** How a count will stand against its target at the end of the cycle. */
export type Standing = 'onCourse' | 'atRisk' | 'missed' | 'untargeted'

export const STANDING_LABELS: Record<Standing, string> = {
  onCourse: '按期',
  atRisk: '有风险',
  missed: '难以完成',
  untargeted: '未设目标',
}

/** The rule of the verdict, as every page that shows one prints it. */
export const STANDING_RULE =
  '按期：按最少的估计周期末也达到目标；有风险：按最少的估计达不到，按最多的估计（在评轮次按上限命名、到期者全部续任）能达到；难以完成：按最多的估计也达不到。'

export type Progress = {
  target: number | null
  /** Missing now; negative when the target is exceeded; null without a target. */
  gap: number | null
  /** Missing at the cycle's end as expected. */
  gapAtEnd: number | null
  /** Held over target, 1 for reached; null without a target. */
  completion: number | null
  standing: Standing
}

/** See `STANDING_RULE`. */
export function standingOf(forecast: Forecast, target: number | null): Standing {
  if (target === null) return 'untargeted'
  if (forecast.low >= target) return 'onCourse'
  return forecast.ceiling >= target ? 'atRisk' : 'missed'
}

export function progressOf(held: number, forecast: Forecast, target: number | null): Progress {
  const standing = standingOf(forecast, target)
  if (target === null) return { target, gap: null, gapAtEnd: null, completion: null, standing }
  return {
    target,
    gap: target - held,
    gapAtEnd: target - forecast.expected,
    completion: target === 0 ? 1 : held / target,
    standing,
  }
}

/** 95.8% */
export function formatCompletion(completion: number | null): string {
  return completion === null ? '未设目标' : `${(Math.floor(completion * 1000) / 10).toFixed(1)}%`
}

/** 差 6, 超 1, 达成; empty without a target. */
export function formatGap(gap: number | null): string {
  if (gap === null) return ''
  return gap > 0 ? `差 ${gap}` : gap < 0 ? `超 ${-gap}` : '达成'
}

/** 415, or 410–447 around it when it is uncertain. */
export function formatRange(range: { low: number; expected: number; high: number }): string {
  return range.low === range.high ? String(range.expected) : `${range.expected}（${range.low}–${range.high}）`
}

/** 415 名, 415（410–447）名 */
export function formatCount(range: { low: number; expected: number; high: number }): string {
  return `${formatRange(range)}${range.low === range.high ? ' ' : ''}名`
}
