/** Minimum of a smooth function of two variables that is even in each, such as a likelihood in standard deviations. */

export type Point = readonly [number, number]
export type Minimum = { at: Point; value: number; hasConverged: boolean }

type Curvature = { xx: number; xy: number; yy: number }

const iterationLimit = 40
const boundary = 1e4

/**
 * Newton's method with differences, the curvature made positive, and the step halved until it descends. Evenness makes zero an
 * ordinary point: no bounds are needed.
 */
export function minimiseEven(evaluate: (point: Point) => number, start: Point): Minimum {
  let at: Point = start
  let value = evaluate(at)
  for (let iteration = 0; iteration < iterationLimit; iteration += 1) {
    const { gradient, curvature } = differences(evaluate, at, value, iteration === 0 ? 1e-2 : 1e-3)
    const step = newtonStep(gradient, curvature, at)
    const next = descend(evaluate, at, value, step)
    if (!next) return settled(evaluate, at, value, true)
    const moved = Math.max(Math.abs(next.at[0] - at[0]) / (Math.abs(at[0]) + 0.01), Math.abs(next.at[1] - at[1]) / (Math.abs(at[1]) + 0.01))
    const gained = value - next.value
    at = [Math.abs(next.at[0]), Math.abs(next.at[1])]
    value = next.value
    if (moved < 1e-6 || (moved < 1e-4 && gained < 1e-10 * Math.max(1, Math.abs(value)))) return settled(evaluate, at, value, true)
    if (Math.max(...at) > boundary) return { at, value, hasConverged: false }
  }
  return settled(evaluate, at, value, false)
}

function differences(
  evaluate: (point: Point) => number,
  [x, y]: Point,
  value: number,
  relative: number,
): { gradient: Point; curvature: Curvature } {
  const dx = relative * Math.max(Math.abs(x), 0.05)
  const dy = relative * Math.max(Math.abs(y), 0.05)
  const right = evaluate([x + dx, y])
  const left = evaluate([x - dx, y])
  const up = evaluate([x, y + dy])
  const down = evaluate([x, y - dy])
  const corner = evaluate([x + dx, y + dy])
  return {
    gradient: [(right - left) / (2 * dx), (up - down) / (2 * dy)],
    curvature: {
      xx: (right - 2 * value + left) / (dx * dx),
      yy: (up - 2 * value + down) / (dy * dy),
      xy: (corner - right - up + value) / (dx * dy),
    },
  }
}

/** −H⁻¹g with the eigenvalues of H replaced by their size, no longer than the point itself. */
function newtonStep([gx, gy]: Point, { xx, xy, yy }: Curvature, [x, y]: Point): Point {
  const middle = (xx + yy) / 2
  const spread = Math.hypot((xx - yy) / 2, xy)
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const floor = 1e-8 * (Math.abs(middle) + spread) + 1e-12
  const along = (cos * gx + sin * gy) / Math.max(Math.abs(middle + spread), floor)
  const across = (cos * gy - sin * gx) / Math.max(Math.abs(middle - spread), floor)
  const step: Point = [-(cos * along - sin * across), -(sin * along + cos * across)]
  const longest = Math.max(1, Math.abs(x), Math.abs(y))
  const length = Math.hypot(...step)
  return length > longest ? [(step[0] * longest) / length, (step[1] * longest) / length] : step
}

function descend(evaluate: (point: Point) => number, at: Point, value: number, step: Point): { at: Point; value: number } | null {
  for (let share = 1; share > 1e-4; share /= 3) {
    const next: Point = [at[0] + share * step[0], at[1] + share * step[1]]
    const found = evaluate(next)
    if (found < value) return { at: next, value: found }
  }
  return null
}

/** Values next to zero are tried at zero itself. */
function settled(evaluate: (point: Point) => number, at: Point, value: number, hasConverged: boolean): Minimum {
  const rounded: Point = [Math.abs(at[0]) < 1e-3 ? 0 : Math.abs(at[0]), Math.abs(at[1]) < 1e-3 ? 0 : Math.abs(at[1])]
  if (rounded[0] === 0 || rounded[1] === 0) {
    const atZero = evaluate(rounded)
    if (atZero <= value + 1e-9) return { at: rounded, value: atZero, hasConverged }
  }
  return { at, value, hasConverged }
}
