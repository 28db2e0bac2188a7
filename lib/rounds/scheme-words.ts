import { type EligibilityRule, educationNames } from './eligibility-rules'
import type { FieldType, FormField, PanelRule, Scheme } from './scheme'

/** A scheme's settings in words, for the page that shows it, the editor and the list of changes. */

export const fieldTypeNames: Record<FieldType, string> = {
  text: '单行文字',
  longText: '多行文字',
  number: '数字',
  date: '日期',
  choice: '单选',
  table: '表格',
  file: '附件',
  person: '人员',
}

/** What min and max of a field count, by type; types without a bound have none. */
export const boundNames: Partial<Record<FieldType, string>> = {
  text: '字数',
  longText: '字数',
  number: '数值',
  table: '行数',
  file: '份数',
}

export type ColumnType = FormField['columns'][number]['type']
export const columnTypeNames: Record<ColumnType, string> = { text: '文字', number: '数字', date: '日期', month: '年月', choice: '单选' }

/** What a condition demands, e.g. “不超过 50 周岁”. */
export function ruleText(rule: EligibilityRule): string {
  switch (rule.type) {
    case 'maximumAge':
      return `不超过 ${rule.years} 周岁`
    case 'minimumAge':
      return `年满 ${rule.years} 周岁`
    case 'minimumServiceYears':
      return `工作满 ${rule.years} 年`
    case 'minimumLineYears':
      return `从事本条线工作满 ${rule.years} 年`
    case 'minimumGrassrootsYears':
      return `基层工作满 ${rule.years} 年`
    case 'appraisals':
      return `近 ${rule.lastYears} 年年度考核均为称职以上${rule.excellentAtLeast > 0 ? `，其中优秀不少于 ${rule.excellentAtLeast} 次` : ''}`
    case 'holdsTitle':
      return `现任${rule.titleNames.join('或')}`
    case 'doesNotHoldTitle':
      return `未任${rule.titleNames.join('、')}`
    case 'noSanction':
      return '没有影响期内的处分（一票否决）'
    case 'minimumEducation':
      return `${educationNames[rule.level]}以上学历`
    case 'documentRequired':
      return `须上传${rule.documentName}，由市人才办核实`
    case 'declared':
      return rule.statement
  }
}

const baseNames = { entitled: '应到会', appointed: '全体', present: '实到会' } as const

/** The panel's thresholds in one sentence. */
export function panelText(rule: PanelRule, ballot: Scheme['ballot']): string {
  const [quorumTop, quorumBottom] = rule.quorumFraction
  const [passTop, passBottom] = rule.passFraction
  const half = rule.alsoMoreThanHalfOfEntitled ? '，且超过应到会的二分之一' : ''
  const way = ballot === 'secret' ? '无记名投票' : '记名投票'
  return `实到会达到${baseNames[rule.quorumBase]}的 ${quorumTop}/${quorumBottom} 方可表决；同意达到${baseNames[rule.passBase]}的 ${passTop}/${passBottom}${half}为通过；缓议计入分母；${way}。`
}
