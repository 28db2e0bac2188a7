import type { Tone } from '@/components/ui/tone'

export type GapLevel = 'met' | 'near' | 'behind' | 'far' | 'none'

/** How a value stands to its target: met, from nine tenths, from eight tenths, below; `none` without a target. */
export function gapLevel(value: number, target: number): GapLevel {
  if (target <= 0) return 'none'
  const share = value / target
  if (share >= 1) return 'met'
  if (share >= 0.9) return 'near'
  return share >= 0.8 ? 'behind' : 'far'
}

export function gapWords(value: number, target: number): string {
  if (target <= 0) return '未设目标'
  if (value === target) return '达成'
  return value > target ? `超 ${value - target}` : `差 ${target - value}`
}

export const gapTone: Record<GapLevel, Tone> = { met: 'green', near: 'amber', behind: 'rose', far: 'rose', none: 'grey' }
