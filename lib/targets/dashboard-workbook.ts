import 'server-only'
import { formatDate } from '@/lib/platform/dates'
import { type WritableSheet, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { PLAN_LABELS } from '@/lib/titles/labels'
import type { Dashboard } from './dashboard'
import { lineSuffix, perHundred } from './findings'
import { formatCompletion, STANDING_LABELS, STANDING_RULE } from './progress'

/** Everything a dashboard shows as a workbook. */
export async function dashboardWorkbook(dashboard: Dashboard): Promise<Buffer> {
  return writeWorkbook(dashboardSheets(dashboard))
}

/** A sheet a chart, each with its day and its definition. */
export function dashboardSheets(dashboard: Dashboard): WritableSheet[] {
  const { classes, cycle, asOf, endWord, trend } = dashboard
  const scope = [dashboard.unit?.name ?? '全市', lineSuffix(dashboard.line), cycle.name, `截至 ${formatDate(asOf)}`].join(' · ')
  const notes = [
    scope,
    `保持：当日在任且在职，同一计划只计最高称号；培育：周期内首次获授；${endWord}预计：已知的到期和退休，加在评轮次的预计命名。`,
    STANDING_RULE,
  ]
  return [
    {
      name: '总览',
      title: '指标完成情况',
      notes,
      headings: [
        '类别',
        '保持',
        '目标',
        '完成',
        '差额',
        '培育',
        '任期届满',
        '到龄退休',
        '在评预计新增',
        `${endWord}预计`,
        '最少',
        '最多（含续任）',
        '判断',
      ],
      rows: classes.map((item) => [
        item.name,
        item.held,
        item.target,
        formatCompletion(item.completion),
        item.gap,
        item.cultivated,
        item.expired,
        item.retiring,
        item.gain.expected,
        item.forecast.expected,
        item.forecast.low,
        item.forecast.ceiling,
        STANDING_LABELS[item.standing],
      ]),
    },
    {
      name: '条线',
      title: '各条线完成情况',
      notes,
      headings: ['条线', ...classes.flatMap((item) => [`${item.name}保持`, `${item.name}目标`, `${item.name}${endWord}预计`]), '到期'],
      rows: dashboard.grid.map((row) => [
        row.name,
        ...classes.flatMap((item) => [
          row.cells[item.code]?.held ?? 0,
          row.cells[item.code]?.target ?? null,
          row.cells[item.code]?.forecast.expected ?? 0,
        ]),
        row.expiring,
      ]),
    },
    {
      name: '走势',
      title: `${trend.className}走势`,
      notes,
      headings: ['日期', '保持人数', '性质'],
      rows: [
        ...trend.history.map((point) => [formatDate(point.on), point.value, '实际']),
        ...trend.steps
          .slice(1)
          .map((point) => [formatDate(point.on), point.value, point.low === point.high ? '预计' : `预计，${point.low} 至 ${point.high}`]),
      ],
    },
    {
      name: '在评轮次',
      title: '在评轮次预计新增',
      notes,
      headings: ['轮次', '阶段', '在评人数', '可新增人数', '名额', '预计命名日', '预计新增', '最少', '最多'],
      rows: dashboard.gains.map((gain) => [
        gain.name,
        gain.stageName,
        gain.candidateCount,
        gain.gainingCount,
        gain.places,
        gain.on ? formatDate(gain.on) : '周期之后',
        gain.gain.expected,
        gain.gain.low,
        gain.gain.high,
      ]),
    },
    {
      name: '梯队',
      title: '人才梯队',
      notes,
      headings: ['计划', '称号', '人数'],
      rows: dashboard.ladder.flatMap((item) => item.tiers.map((tier) => [PLAN_LABELS[item.plan], tier.title, tier.held])),
    },
    ...(dashboard.ranking.length > 0
      ? [
          {
            name: '单位',
            title: '各单位人才',
            notes,
            headings: ['单位', ...classes.map((item) => item.name), '合计', '在册人数', '每百人'],
            rows: dashboard.ranking.map((row) => [
              row.name,
              ...classes.map((item) => row.counts[item.code] ?? 0),
              row.total,
              row.staff,
              perHundred(row),
            ]),
          },
        ]
      : []),
  ]
}
