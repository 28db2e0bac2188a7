const niceSteps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The next round number from `value` upwards, for the printed end of a scale that starts at 0. */
export function niceCeiling(value: number): number {
  if (value <= 0) return 1
  if (value <= 10) return Math.ceil(value)
  const power = 10 ** Math.floor(Math.log10(value))
  const step = niceSteps.find((candidate) => candidate * power >= value - 1e-9) ?? 10
  return Math.round(step * power)
}

/** Round steps between two values, at most about `count` of them; the first and the last enclose the values. */
export function niceTicks(low: number, high: number, count = 7): number[] {
  const span = Math.max(1, high - low)
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10) * power)
  const first = Math.floor(low / step) * step
  const last = Math.max(first + step, Math.ceil(high / step) * step)
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step)
}

export function percent(value: number, max: number): number {
  return max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
}
