import type { Forecast } from './forecast'
import { formatCount, STANDING_LABELS, type Standing } from './progress'

export type VerdictClass = { name: string; standing: Standing; forecast: Forecast; target: number | null; expired: number }

export type Verdict = {
  tone: 'green' | 'amber' | 'rose'
  /** Sentences in order; the emphasised ones name what is at risk. */
  parts: { text: string; strong: boolean }[]
}

/** The dashboard's first sentence: what goes well, then what does not and by how much. */
export function verdictOf(classes: readonly VerdictClass[], endWord: string): Verdict {
  const fine = classes.filter((item) => item.standing === 'onCourse')
  const poor = classes.filter((item) => item.standing === 'atRisk' || item.standing === 'missed')
  if (fine.length + poor.length === 0)
    return { tone: 'amber', parts: [{ text: '本周期尚未设定目标，以下为保持和培育人数。', strong: false }] }
  const parts: Verdict['parts'] = []
  if (fine.length > 0) parts.push({ text: `${fine.map((item) => item.name).join('、')}${STANDING_LABELS.onCourse}。`, strong: false })
  for (const item of poor) {
    const target = item.target ?? 0
    const missing = target - item.forecast.expected
    parts.push({ text: `${item.name}${STANDING_LABELS[item.standing]}：`, strong: true })
    const gap = missing > 0 ? `距目标差 ${missing} 名` : '按预计达到目标，按最少的估计达不到'
    const most = item.expired > 0 ? `；到期的 ${item.expired} 人全部续任，最多 ${item.forecast.ceiling} 名` : ''
    parts.push({ text: `${endWord}预计保持 ${formatCount(item.forecast)}，${gap}${most}。`, strong: false })
  }
  return { tone: poor.some((item) => item.standing === 'missed') ? 'rose' : poor.length > 0 ? 'amber' : 'green', parts }
}

/** 年底 when the cycle ends in the year of the day shown, else 周期末. */
export function endWordOf(asOf: string, cycleEndsOn: string): string {
  return asOf.slice(0, 4) === cycleEndsOn.slice(0, 4) ? '年底' : '周期末'
}
