import type { Standing } from './progress'

export type VerdictClass = { name: string; standing: Standing; atEnd: number; target: number | null; expired: number }

export type Verdict = {
  tone: 'green' | 'amber' | 'rose'
  /** Sentences in order; the emphasised ones name what is at risk. */
  parts: { text: string; strong: boolean }[]
}

/** The dashboard's first sentence: what goes well, then what does not and by how much. */
export function verdictOf(classes: readonly VerdictClass[], endWord: string): Verdict {
  const fine = classes.filter((item) => item.standing === 'onTrack')
  const poor = classes.filter((item) => item.standing === 'watch' || item.standing === 'atRisk')
  if (fine.length + poor.length === 0)
    return { tone: 'amber', parts: [{ text: '本周期尚未设定目标，以下为保持和培育人数。', strong: false }] }
  const parts: Verdict['parts'] = []
  if (fine.length > 0) parts.push({ text: `${fine.map((item) => item.name).join('、')}进度正常。`, strong: false })
  for (const item of poor) {
    const missing = (item.target ?? 0) - item.atEnd
    parts.push({ text: `${item.name}${item.standing === 'atRisk' ? '有风险' : '需关注'}：`, strong: true })
    const renewed = item.expired > 0 ? `；到期的 ${item.expired} 人全部续评后为 ${item.atEnd + item.expired} 名` : ''
    parts.push({ text: `按现有安排${endWord}保持 ${item.atEnd} 名，距目标差 ${missing} 名${renewed}。`, strong: false })
  }
  return { tone: poor.some((item) => item.standing === 'atRisk') ? 'rose' : poor.length > 0 ? 'amber' : 'green', parts }
}

/** 年底 when the cycle ends in the year of the day shown, else 周期末. */
export function endWordOf(asOf: string, cycleEndsOn: string): string {
  return asOf.slice(0, 4) === cycleEndsOn.slice(0, 4) ? '年底' : '周期末'
}
