import type { DateOnly } from '@/lib/platform/dates'
import { formatDate } from '@/lib/platform/dates'
import type { Dashboard } from '@/lib/targets/dashboard'

/**
 * Charts as vector pictures for documents. `words` false leaves every letter out: the bitmap beside it, for programs that know no vector
 * pictures, is drawn on machines that may have no Chinese font; its scale then stands in the caption.
 */
export type Picture = { svg: string; width: number; height: number }

const COLOURS = { held: '#3a49a8', pale: '#c3c8ec', band: '#dfe2f6', target: '#c4371f', ink: '#333333', grid: '#e3e1dc', axis: '#77736b' }
const FONT = 'font-family="SimSun, 宋体, serif" font-size="14"'

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[character] ?? '')
}

function svgOf(width: number, height: number, parts: readonly string[]): Picture {
  const body = `<rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join('')}`
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`,
    width,
    height,
  }
}

const round = (value: number) => Math.round(value * 10) / 10

function text(x: number, y: number, words: string, options: { anchor?: 'start' | 'middle' | 'end'; fill?: string } = {}): string {
  return `<text x="${round(x)}" y="${round(y)}" ${FONT} text-anchor="${options.anchor ?? 'start'}" fill="${options.fill ?? COLOURS.ink}">${escapeXml(words)}</text>`
}

/** Held against target, a bar a class, each on a scale of its own: 100% is the target. */
export function classPicture(classes: Dashboard['classes'], words: boolean): Picture {
  const shown = classes.filter((item) => item.target !== null && item.target > 0)
  const height = 24 + shown.length * 54
  const left = 130
  const full = 400
  const parts = shown.flatMap((item, index) => {
    const y = 16 + index * 54
    const target = item.target ?? 1
    const share = (value: number) => round(Math.min(value / target, 1.25) * full)
    const bars = [
      `<rect x="${left}" y="${y}" width="${full * 1.25}" height="26" fill="${COLOURS.grid}"/>`,
      `<rect x="${left}" y="${y}" width="${share(item.cultivated)}" height="26" fill="${COLOURS.pale}"/>`,
      `<rect x="${left}" y="${y + 7}" width="${share(item.held)}" height="12" fill="${COLOURS.held}"/>`,
      `<path d="M${left + share(item.forecast.expected)} ${y + 6} l7 7 l-7 7 l-7 -7 z" fill="#ffffff" stroke="${COLOURS.ink}" stroke-width="1.5"/>`,
      `<rect x="${left + full - 1.5}" y="${y - 5}" width="3" height="36" fill="${COLOURS.target}"/>`,
    ]
    if (!words) return bars
    return [
      ...bars,
      text(left - 8, y + 18, item.name.replace('领军人才', '领军'), { anchor: 'end' }),
      text(left, y + 44, `保持 ${item.held}，培育 ${item.cultivated}，预计 ${item.forecast.expected}`, { fill: COLOURS.axis }),
      text(left + full, y + 44, `目标 ${target}`, { anchor: 'middle', fill: COLOURS.target }),
    ]
  })
  return svgOf(660, height, parts)
}

const dayNumber = (day: DateOnly) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** The count of one class over the cycle, the band of the forecast and the target. */
export function trendPicture(dashboard: Dashboard, words: boolean): Picture {
  const { trend, cycle, asOf } = dashboard
  const [left, right, top, bottom] = [48, 80, 24, 36]
  const [width, height] = [660, 300]
  const most = Math.max(1, trend.target ?? 0, ...trend.history.map((point) => point.value), ...trend.steps.map((step) => step.high)) * 1.08
  const [from, to] = [dayNumber(cycle.startsOn), Math.max(dayNumber(cycle.endsOn), dayNumber(cycle.startsOn) + 1)]
  const x = (day: DateOnly) => round(left + ((dayNumber(day) - from) / (to - from)) * (width - left - right))
  const y = (value: number) => round(height - bottom - (value / most) * (height - top - bottom))
  const stepPath = (points: readonly { on: DateOnly; value: number }[]) =>
    points.map((point, index) => (index === 0 ? `M${x(point.on)} ${y(point.value)}` : `H${x(point.on)} V${y(point.value)}`)).join(' ')
  const back = trend.steps.slice(0, -1).reverse()
  const band =
    trend.steps.length > 1
      ? `${stepPath(trend.steps.map((step) => ({ on: step.on, value: step.high })))} V${y(trend.steps.at(-1)?.low ?? 0)} ${back
          .map((step) => `V${y(step.low)} H${x(step.on)}`)
          .join(' ')} Z`
      : ''
  const grid = [0.25, 0.5, 0.75, 1].map((share) => {
    const at = y((most / 1.08) * share)
    return `<path d="M${left} ${at} H${width - right}" stroke="${COLOURS.grid}"/>${words ? text(left - 6, at + 5, String(Math.round((most / 1.08) * share)), { anchor: 'end', fill: COLOURS.axis }) : ''}`
  })
  const last = trend.history.at(-1)
  const parts = [
    ...grid,
    `<path d="M${left} ${y(0)} H${width - right}" stroke="${COLOURS.axis}"/>`,
    band ? `<path d="${band}" fill="${COLOURS.band}"/>` : '',
    `<path d="${stepPath(trend.history)}" fill="none" stroke="${COLOURS.held}" stroke-width="2.5"/>`,
    trend.steps.length > 1
      ? `<path d="${stepPath(trend.steps)}" fill="none" stroke="${COLOURS.held}" stroke-width="2" stroke-dasharray="5 4"/>`
      : '',
    trend.target === null ? '' : `<path d="M${left} ${y(trend.target)} H${width - right}" stroke="${COLOURS.target}" stroke-width="2"/>`,
    `<path d="M${x(asOf)} ${top} V${height - bottom}" stroke="${COLOURS.axis}" stroke-dasharray="2 3"/>`,
  ]
  if (words) {
    parts.push(
      text(left, height - 12, formatDate(cycle.startsOn), { fill: COLOURS.axis }),
      text(width - right, height - 12, formatDate(cycle.endsOn), { anchor: 'end', fill: COLOURS.axis }),
      trend.target === null ? '' : text(width - right + 6, y(trend.target) + 5, `目标 ${trend.target}`, { fill: COLOURS.target }),
      last ? text(x(asOf) - 6, y(last.value) + 22, `现有 ${last.value}`, { anchor: 'end' }) : '',
      trend.steps.length > 1 ? text(width - right + 6, y(trend.forecast.expected) + 18, `预计 ${trend.forecast.expected}`) : '',
    )
  }
  return svgOf(width, height, parts)
}
