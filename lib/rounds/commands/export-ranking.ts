import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { formatInstant } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { type WritableCell, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import { loadRound } from '../loaded-round'
import { type RankingView, readRanking } from '../ranking-queries'
import type { exportRankingSchema } from '../schema'

const resultWords = { selected: '入围', tied: '待定', notSelected: '未入围' } as const

/** The frozen order and the sheets by letter as a workbook; on record. Refused to who may not see every row. @throws AppError notFound, forbidden */
export async function exportRanking(
  viewer: Viewer,
  input: z.output<typeof exportRankingSchema>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { prisma } = await db()
  const [round, view] = await Promise.all([loadRound(prisma, input.roundId), readRanking(viewer, input.roundId, input.version)])
  if (!view) throw notFound('评分尚未结束，没有可以导出的排序。')
  if (!view.abilities.export) throw forbidden('您与本轮候选对象存在回避关系，不能导出排序。')
  const bytes = await writeWorkbook([
    {
      name: '排序',
      title: `${round.name}排序（第 ${view.version} 版）`,
      notes: [`合成规则：${view.ruleName}；${formatInstant(view.computedAt)} 固定`, `校验码：${view.digest}`],
      headings: ['名次', '候选对象', '单位', '条线', '基层', '得分', '结果', '理由', '评分表份数'],
      rows: view.rows.map((row): WritableCell[] => [
        row.rank,
        row.name,
        row.unit,
        row.line,
        row.isGrassroots ? '是' : '否',
        Number(row.value.toFixed(4)),
        resultWords[row.result],
        row.reason,
        row.sheets.length,
      ]),
    },
    {
      name: '评分表',
      headings: [
        '名次',
        '候选对象',
        '评分表',
        ...(view.showsReviewers ? ['专家'] : []),
        '总分',
        ...view.criteria.map((criterion) => criterion.name),
        '评语',
      ],
      rows: view.rows.flatMap((row) => row.sheets.map((sheet) => sheetCells(view, row.rank, row.name, sheet))),
    },
  ])
  const payload = { roundId: round.id, rankingVersion: view.version, rows: view.rows.length }
  await recordAudit(prisma, actorOf(viewer), 'ranking.exported', { kind: 'round', id: round.id }, payload)
  return { name: `${round.name}排序第${view.version}版.xlsx`, bytes }
}

function sheetCells(view: RankingView, rank: number, name: string, sheet: RankingView['rows'][number]['sheets'][number]): WritableCell[] {
  const scores = view.criteria.map((criterion) => sheet.criteria.find((row) => row.key === criterion.key)?.score ?? null)
  return [rank, name, sheet.letter, ...(view.showsReviewers ? [sheet.reviewer] : []), sheet.total, ...scores, sheet.comment]
}
