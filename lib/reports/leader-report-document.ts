import 'server-only'
import { ImageRun, Paragraph } from 'docx'
import sharp from 'sharp'
import { formatDate } from '@/lib/platform/dates'
import type { Dashboard } from '@/lib/targets/dashboard'
import { perHundred } from '@/lib/targets/findings'
import { gainDay, oddsWords } from '@/lib/targets/forecast-words'
import { formatCompletion, formatGap, formatRange, STANDING_LABELS } from '@/lib/targets/progress'
import { classPicture, type Picture, trendPicture } from './chart-pictures'
import { type DocumentPart, documentTitle, heading, packDocument, plainTable, textParagraph } from './official-document'
import { fillBlock, type PlaceholderTexts, type ReportBlock, type ReportTemplate } from './report-template'

/** Pixels of a bitmap per unit of the vector picture. */
const DENSITY = 2
/** As wide as the text of an A4 page. */
const PAGE_PIXELS = 600

async function pictureParagraph(draw: (words: boolean) => Picture, description: string): Promise<Paragraph> {
  const [vector, plain] = [draw(true), draw(false)]
  const bitmap = await sharp(Buffer.from(plain.svg), { density: 72 * DENSITY })
    .png()
    .toBuffer()
  const transformation = { width: PAGE_PIXELS, height: Math.round((vector.height / vector.width) * PAGE_PIXELS) }
  return new Paragraph({
    spacing: { before: 120, after: 60 },
    keepNext: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(vector.svg),
        transformation,
        fallback: { type: 'png', data: bitmap },
        altText: { name: description, title: description, description },
      }),
    ],
  })
}

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八']

/** The report as a Word document: the city's words, tables, and charts as pictures. */
export async function leaderReportDocument(dashboard: Dashboard, template: ReportTemplate, texts: PlaceholderTexts): Promise<Buffer> {
  const title = fillBlock(template.title, texts)[0] ?? '人才工作报告'
  const appendices: Partial<Record<ReportBlock, () => Promise<DocumentPart[]>>> = {
    overview: () => overviewParts(dashboard),
    trend: () => trendParts(dashboard),
    lines: async () => [linesTable(dashboard)],
    forecast: async () => (dashboard.gains.length > 0 ? [roundsTable(dashboard)] : []),
    units: async () => (dashboard.ranking.length > 0 ? [unitsTable(dashboard)] : []),
  }
  const headings: [ReportBlock, string][] = [
    ['overview', '总体情况'],
    ['trend', '走势与预计'],
    ['lines', '各条线情况'],
    ['forecast', '达标测算'],
    ['units', '各单位情况'],
    ['attention', '需要关注的事项'],
  ]
  const parts: DocumentPart[] = [documentTitle(title)]
  let number = 0
  for (const [block, name] of headings) {
    const paragraphs = fillBlock(template[block], texts)
    if (paragraphs.length === 0) continue
    parts.push(heading(`${CHINESE[number++] ?? ''}、${name}`), ...paragraphs.map((line) => textParagraph(line)))
    parts.push(...((await appendices[block]?.()) ?? []))
  }
  const closing = fillBlock(template.closing, texts)
  if (closing.length > 0) parts.push(textParagraph('　'), ...closing.map((line) => textParagraph(line, { align: 'right', indent: false })))
  return packDocument(title, parts)
}

async function overviewParts({ classes, endWord, asOf }: Dashboard): Promise<DocumentPart[]> {
  const table = plainTable(
    [26, 11, 11, 13, 13, 11, 22, 17],
    ['类别', '保持', '目标', '完成', '差额', '培育', `${endWord}预计`, '判断'],
    classes.map((item) => [
      item.name,
      String(item.held),
      item.target === null ? '未设' : String(item.target),
      formatCompletion(item.completion),
      formatGap(item.gap),
      String(item.cultivated),
      formatRange(item.forecast),
      STANDING_LABELS[item.standing],
    ]),
  )
  if (!classes.some((item) => item.target)) return [table]
  const words = classes.map((item) => `${item.name}保持 ${item.held}、目标 ${item.target ?? '未设'}`).join('；')
  return [
    table,
    await pictureParagraph((withWords) => classPicture(classes, withWords), `三类人才完成情况：${words}`),
    caption(
      `图：自上而下为${classes.map((item) => item.name).join('、')}；深色为保持，浅色为培育，菱形为${endWord}预计，竖线为目标（截至 ${formatDate(asOf)}）。`,
    ),
  ]
}

function caption(text: string): Paragraph {
  return textParagraph(text, { indent: false })
}

async function trendParts(dashboard: Dashboard): Promise<DocumentPart[]> {
  const { trend, cycle, asOf } = dashboard
  if (trend.history.length === 0) return []
  const range = `${formatDate(cycle.startsOn)}至${formatDate(cycle.endsOn)}`
  return [
    await pictureParagraph((words) => trendPicture(dashboard, words), `${trend.className}走势，${range}`),
    caption(
      `图：${trend.className}保持人数，${range}；实线为实际，虚线和阴影为 ${formatDate(asOf)} 之后的预计及其范围${trend.target === null ? '' : `，横线为目标 ${trend.target} 名`}。`,
    ),
  ]
}

function linesTable({ grid, classes, endWord }: Dashboard): DocumentPart {
  return plainTable(
    [16, ...classes.flatMap(() => [12, 14]), 8],
    ['条线', ...classes.flatMap((item) => [`${item.name.replace('领军人才', '')}保持/目标`, `${endWord}预计`]), '到期'],
    grid.map((row) => [
      row.name,
      ...classes.flatMap((item) => {
        const cell = row.cells[item.code]
        return cell ? [`${cell.held}/${cell.target ?? '—'}`, formatRange(cell.forecast)] : ['—', '—']
      }),
      String(row.expiring),
    ]),
  )
}

function roundsTable({ gains }: Dashboard): DocumentPart {
  return plainTable(
    [26, 14, 9, 9, 20, 28, 16],
    ['在评轮次', '阶段', '在评', '名额', '命名比例', '计入时间', '预计新增'],
    gains.map((gain) => [
      gain.name,
      gain.stageName,
      String(gain.candidateCount),
      gain.places === null ? '不限' : String(gain.places),
      oddsWords(gain.odds),
      gainDay(gain),
      formatRange(gain.gain),
    ]),
  )
}

function unitsTable({ ranking, classes }: Dashboard): DocumentPart {
  return plainTable(
    [28, ...classes.map(() => 14), 12, 12, 12],
    ['单位', ...classes.map((item) => item.name.replace('领军人才', '')), '合计', '在册', '每百人'],
    ranking.map((row) => [
      row.name,
      ...classes.map((item) => String(row.counts[item.code] ?? 0)),
      String(row.total),
      String(row.staff),
      perHundred(row).toFixed(1),
    ]),
  )
}
