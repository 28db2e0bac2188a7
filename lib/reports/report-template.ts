import { z } from 'zod'

/** The city's own words of the leaders' report: blocks of text with placeholders in braces, e.g. 截至{截至日期}. */

export const reportBlocks = ['title', 'overview', 'trend', 'lines', 'forecast', 'units', 'attention', 'closing'] as const
export type ReportBlock = (typeof reportBlocks)[number]

export const REPORT_BLOCK_LABELS: Record<ReportBlock, { name: string; follows: string }> = {
  title: { name: '标题', follows: '' },
  overview: { name: '总体情况', follows: '其后为三类人才完成情况表和对比图' },
  trend: { name: '走势与预计', follows: '其后为走势图' },
  lines: { name: '各条线情况', follows: '其后为条线表' },
  forecast: { name: '达标测算', follows: '其后为在评轮次表' },
  units: { name: '各单位情况', follows: '其后为单位表' },
  attention: { name: '需要关注的事项', follows: '' },
  closing: { name: '落款', follows: '' },
}

/** What stands for what; the texts are made from the figures. */
export const PLACEHOLDERS = {
  范围: '全市，或所选的单位和条线',
  周期: '周期的名称',
  周期末: '周期的最后一天',
  截至日期: '数据截至的日期',
  季度: '截至日期所在的季度，如 2025年第三季度',
  总体结论: '各类人才按期、有风险或难以完成的结论',
  各类情况: '各类人才的保持、培育、目标和差额，一类一句',
  走势结论: '走势图所示类别的现有人数和预计',
  条线结论: '哪些条线完成不足九成',
  测算说明: '预计的口径和判断规则',
  达标需要: '未达标条线的差额、到期、可续任和仍需新命名人数，一条线一句',
  在评轮次: '正在进行、计入预计的轮次',
  单位结论: '人才最多和占比最高的单位',
  关注事项: '最需要关注的事项，一项一句',
  制作单位: '平台的主办单位',
  制作日期: '报告制作的日期',
} as const
export type Placeholder = keyof typeof PLACEHOLDERS
export type PlaceholderTexts = Record<Placeholder, string>

export type ReportTemplate = Record<ReportBlock, string>

export const DEFAULT_TEMPLATE: ReportTemplate = {
  title: '{范围}人才工作{季度}报告',
  overview: '截至{截至日期}，{周期}周期{范围}人才指标完成情况如下。{总体结论}\n{各类情况}',
  trend: '{走势结论}。',
  lines: '从条线看，{条线结论}。',
  forecast: '{测算说明}\n{达标需要}\n{在评轮次}',
  units: '从单位看，{单位结论}。',
  attention: '{关注事项}',
  closing: '{制作单位}\n{制作日期}',
}

const MOST_TEXT = 4000
const PATTERN = /\{([^{}\n]*)\}/g

/** Placeholders that do not exist and braces that do not close, in words; empty when the text is fine. */
export function templateProblems(text: string): string[] {
  const unknown = [...text.matchAll(PATTERN)].map((match) => match[1] ?? '').filter((name) => !Object.hasOwn(PLACEHOLDERS, name))
  const problems = [...new Set(unknown)].map((name) =>
    name.trim() === '' ? '有一对花括号是空的，请填写占位符名称或删去。' : `“{${name}}”不是可用的占位符，请从右侧清单中选取，或去掉花括号。`,
  )
  if (/[{}]/.test(text.replace(PATTERN, ''))) problems.push('有花括号没有成对，请补齐或删去。')
  return problems
}

const blockText = (isNeeded: boolean) =>
  z
    .string()
    .max(MOST_TEXT, `每段请控制在 ${MOST_TEXT} 字以内。`)
    .superRefine((text, context) => {
      if (isNeeded && text.trim() === '') context.addIssue({ code: 'custom', message: '标题不能为空。' })
      for (const message of templateProblems(text)) context.addIssue({ code: 'custom', message })
    })

export const reportTemplateSchema = z.object({
  title: blockText(true).refine((text) => !text.includes('\n'), '标题只能有一行。'),
  overview: blockText(false),
  trend: blockText(false),
  lines: blockText(false),
  forecast: blockText(false),
  units: blockText(false),
  attention: blockText(false),
  closing: blockText(false),
})

/** The text with its placeholders filled in, paragraph by paragraph; empty paragraphs are left out. */
export function fillBlock(text: string, texts: PlaceholderTexts): string[] {
  return text
    .replace(PATTERN, (whole, name: string) => (Object.hasOwn(PLACEHOLDERS, name) ? texts[name as Placeholder] : whole))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '。')
}
