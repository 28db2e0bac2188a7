/** How a count stands against its target now and, by what is known, at the end of the cycle. */
export type Standing = 'onTrack' | 'watch' | 'atRisk' | 'untargeted'

export type Progress = {
  target: number | null
  /** Missing now; negative when the target is exceeded; null without a target. */
  gap: number | null
  /** Missing at the cycle's end by what is known today. */
  gapAtEnd: number | null
  /** Held over target, 1 for reached; null without a target. */
  completion: number | null
  standing: Standing
}

/** On track: reached at the cycle's end by what is known. Watch: at least nine tenths of it. */
export function progressOf(held: number, atEnd: number, target: number | null): Progress {
  if (target === null) return { target, gap: null, gapAtEnd: null, completion: null, standing: 'untargeted' }
  const standing = atEnd >= target ? 'onTrack' : atEnd >= target * 0.9 ? 'watch' : 'atRisk'
  return { target, gap: target - held, gapAtEnd: target - atEnd, completion: target === 0 ? 1 : held / target, standing }
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
