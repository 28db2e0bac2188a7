import 'server-only'
import { formatDate } from '@/lib/platform/dates'
import { type WritableSheet, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { PLAN_LABELS } from '@/lib/titles/labels'
import type { Dashboard } from './dashboard'
import { lineSuffix, perHundred } from './findings'
import { formatCompletion } from './progress'

/** Everything a dashboard shows, a sheet a chart, each with its day and its definition. */
export async function dashboardWorkbook(dashboard: Dashboard): Promise<Buffer> {
  const { classes, cycle, asOf, endWord, trend } = dashboard
  const scope = [dashboard.unit?.name ?? '全市', lineSuffix(dashboard.line), cycle.name, `截至 ${formatDate(asOf)}`].join(' · ')
  const notes = [scope, `保持：当日在任且在职，同一计划只计最高称号；培育：周期内首次获授；${endWord}预计只计已知的到期和退休。`]
  const sheets: WritableSheet[] = [
    {
      name: '总览',
      title: '指标完成情况',
      notes,
      headings: ['类别', '保持', '目标', '完成', '差额', '培育', `${endWord}预计`, '任期届满', '到龄退休'],
      rows: classes.map((item) => [
        item.name,
        item.held,
        item.target,
        formatCompletion(item.completion),
        item.gap,
        item.cultivated,
        item.atEnd,
        item.expired,
        item.retiring,
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
          row.cells[item.code]?.atEnd ?? 0,
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
        ...trend.future.slice(1).map((point) => [formatDate(point.on), point.value, '已知变化']),
      ],
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
  return writeWorkbook(sheets)
}
