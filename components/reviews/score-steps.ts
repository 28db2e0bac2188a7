import type { Criterion } from '@/lib/rounds/scheme'

type Scale = Pick<Criterion, 'scaleMax' | 'step'>

const hundredths = (value: number): number => Math.round(value * 100)

/** The next score on the scale; from an empty one the first step lands in the middle, which favours neither end. */
export function stepScore({ scaleMax, step }: Scale, score: number | null, direction: 1 | -1): number {
  const [most, each] = [hundredths(scaleMax), hundredths(step)]
  if (score === null) return (Math.round(most / 2 / each) * each) / 100
  return Math.min(most, Math.max(0, hundredths(score) + direction * each)) / 100
}

/** What was typed, taken to the nearest step within the scale; nothing typed is nothing scored, and what is no number changes nothing. */
export function clampScore({ scaleMax, step }: Scale, typed: string, before: number | null): number | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  const value = Number(text)
  if (!Number.isFinite(value)) return before
  const [most, each] = [hundredths(scaleMax), hundredths(step)]
  return Math.min(Math.floor(most / each) * each, Math.max(0, Math.round(hundredths(value) / each) * each)) / 100
}

/** What a score gives of the hundred, with one decimal: 8.5 of 10 at weight 30 is 25.5. */
export function weighted({ weight, scaleMax }: Pick<Criterion, 'weight' | 'scaleMax'>, score: number): string {
  return ((weight * score) / scaleMax).toFixed(1)
}
