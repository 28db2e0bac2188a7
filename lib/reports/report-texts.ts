import { type DateOnly, formatDate } from '@/lib/platform/dates'
import type { Dashboard } from '@/lib/targets/dashboard'
import { gridFinding, lineSuffix, rankingFinding, trendFinding } from '@/lib/targets/findings'
import { basisWords, gainDay, oddsWords } from '@/lib/targets/forecast-words'
import { formatCompletion, formatCount, formatGap, STANDING_LABELS, STANDING_RULE } from '@/lib/targets/progress'
import type { PlaceholderTexts } from './report-template'

/** 2025年第三季度 */
export function quarterOf(day: DateOnly): string {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 4)}年第${['一', '二', '三', '四'][Math.floor((month - 1) / 3)] ?? ''}季度`
}

export function placeOf(dashboard: Pick<Dashboard, 'unit' | 'line'>): string {
  return [dashboard.unit?.name ?? '全市', dashboard.line ? lineSuffix(dashboard.line) : ''].filter(Boolean).join('')
}

export type ReportFacts = {
  dashboard: Dashboard
  /** What lines short of a target need, a sentence each. */
  requirements: string[]
  owner: string
  madeOn: DateOnly
}

/** The texts of all placeholders, from the figures. */
export function placeholderTexts({ dashboard, requirements, owner, madeOn }: ReportFacts): PlaceholderTexts {
  const { classes, cycle, asOf, endWord, verdict, gains, attention, ranking } = dashboard
  const hasTargets = classes.some((item) => item.target !== null)
  return {
    范围: placeOf(dashboard),
    周期: cycle.name,
    周期末: formatDate(cycle.endsOn),
    截至日期: formatDate(asOf),
    季度: quarterOf(asOf),
    总体结论: verdict.parts.map((part) => part.text).join(''),
    各类情况: classes
      .map((item) => {
        const target =
          item.target === null
            ? ''
            : `，目标 ${item.target} 名，完成 ${formatCompletion(item.completion)}，${formatGap(item.gap)}${item.gap === 0 ? '' : ' 名'}，判断为${STANDING_LABELS[item.standing]}`
        return `${item.name}：保持 ${item.held} 名，周期内培育 ${item.cultivated} 名${target}；${endWord}预计 ${formatCount(item.forecast)}。`
      })
      .join('\n'),
    走势结论: trendFinding(dashboard.trend, endWord),
    条线结论: gridFinding(dashboard.grid, classes),
    测算说明: `${endWord}预计为已知的任期届满和退休，加在评轮次按往轮比例估计的命名。${hasTargets ? STANDING_RULE : ''}`,
    达标需要: requirements.join('\n'),
    在评轮次: gains
      .map(
        (gain) =>
          `${gain.name}（${gain.stageName}）：在评 ${gain.candidateCount} 人，其中命名后可新增 ${gain.gainingCount} 人；${gainDay(gain)}；命名比例 ${oddsWords(gain.odds)}，${basisWords(gain.odds)}；预计新增 ${formatCount(gain.gain)}。`,
      )
      .join('\n'),
    单位结论: ranking.length > 0 ? rankingFinding(ranking) : '本单位没有下级单位',
    关注事项: attention
      .slice(0, 10)
      .map((item, index) => `${index + 1}. ${item.title}。${item.detail}`)
      .join('\n'),
    制作单位: owner,
    制作日期: formatDate(madeOn),
  }
}
