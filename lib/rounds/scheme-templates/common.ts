import type { EligibilityRule } from '../eligibility-rules'
import type { Criterion, FormField, Gate, SchemeInput } from '../scheme'

/** What the six ready schemes share; each template says the rest. */

/** A form field with its defaults; only what differs is given. */
export function field(part: Pick<FormField, 'key' | 'label' | 'type' | 'step'> & Partial<FormField>): FormField {
  return { required: true, min: null, max: null, help: '', hiddenInBlind: false, options: [], columns: [], ...part }
}

/** A criterion on a scale of 0 to 10 in half points, comment required from 9 up and below 5. */
export function criterion(
  key: string,
  name: string,
  weight: number,
  description: string,
  bands: [string, string, string, string],
): Criterion {
  const [best, good, fair, poor] = bands
  return {
    key,
    name,
    weight,
    scaleMax: 10,
    step: 0.5,
    description,
    bands: [
      { from: 9, to: 10, text: best },
      { from: 7, to: 8.5, text: good },
      { from: 5, to: 6.5, text: fair },
      { from: 0, to: 4.5, text: poor },
    ],
    commentAtOrAbove: 9,
    commentBelow: 5,
  }
}

/** At least two thirds of those entitled must be present; two thirds of those present and more than half of those entitled must agree. */
export const ordinaryPanel: SchemeInput['panel'] = {
  quorumBase: 'entitled',
  quorumFraction: [2, 3],
  passBase: 'present',
  passFraction: [2, 3],
  alsoMoreThanHalfOfEntitled: true,
}

export const ordinaryPublicity: SchemeInput['publicity'] = { days: 5, unit: 'working' }

export const inadmissibleGrounds: SchemeInput['inadmissibleGrounds'] = [
  { key: 'anonymous', text: '匿名或者无法核实异议人身份的。' },
  { key: 'noEvidence', text: '没有具体事实，或者没有提供任何证据、线索的。' },
  { key: 'judgement', text: '仅对专家评分高低、评审结论的专业判断有不同看法的。' },
  { key: 'ownResult', text: '仅因本人或者本单位未入选而提出的。' },
  { key: 'decided', text: '就同一事实已有处理结论，又没有新证据的。' },
  { key: 'late', text: '公示期满后提出的（属违纪违法线索的，转纪检监察机关）。' },
]

export const personGates: Gate[] = [
  { key: 'falsehood', name: '弄虚作假', description: '申报材料有伪造、冒用他人业绩、隐瞒重要事实等情形。' },
  { key: 'sanction', name: '处分影响期未满', description: '受党纪政务处分、组织处理，影响期未满或者正在接受审查调查。' },
  { key: 'liability', name: '重大责任', description: '近三年对重大责任事故、重大错案、重大信访事件负有责任。' },
]

export const projectGates: Gate[] = [
  { key: 'falsehood', name: '弄虚作假', description: '成果、数据、证明材料不实，或者侵占他人成果。' },
  { key: 'rights', name: '权属争议', description: '成果或者品牌的归属存在尚未解决的争议。' },
  { key: 'risk', name: '重大风险', description: '实施中发生安全责任事故、重大负面舆情或者违法违规情形。' },
]

export const noSanctionRule: EligibilityRule = { key: 'noSanction', name: '无影响期内处分', type: 'noSanction', asOf: null }

const aboutStep = '基本情况'
const deedsStep = '主要业绩'
const researchStep = '研究成果'
const radiationStep = '辐射带教'
const evidenceStep = '证明材料'

/** The form of a person round (推荐表); `deedsHelp` says what the round looks for. */
export function personFields(deedsLabel: string, deedsHelp: string): FormField[] {
  return [
    field({ key: 'position', label: '现任职务职级', type: 'text', step: aboutStep, max: 60, hiddenInBlind: true }),
    field({
      key: 'speciality',
      label: '业务专长',
      type: 'text',
      step: aboutStep,
      max: 60,
      help: '用一句话概括，例如“涉企行政争议实质化解”。',
    }),
    field({
      key: 'resume',
      label: '工作简历',
      type: 'table',
      step: aboutStep,
      min: 1,
      max: 20,
      hiddenInBlind: true,
      help: '自参加工作起填写，时间前后衔接。',
      columns: [
        { key: 'from', label: '起始年月', type: 'month', options: [], required: true },
        { key: 'to', label: '截止年月', type: 'month', options: [], required: false },
        { key: 'unit', label: '单位及职务', type: 'text', options: [], required: true },
      ],
    }),
    field({ key: 'deeds', label: deedsLabel, type: 'longText', step: deedsStep, min: 200, max: 2000, help: deedsHelp }),
    field({
      key: 'cases',
      label: '代表性案例',
      type: 'table',
      step: deedsStep,
      min: 1,
      max: 5,
      help: '近三年内本人主办或者牵头完成，1 至 5 项。',
      columns: [
        { key: 'title', label: '案例名称', type: 'text', options: [], required: true },
        { key: 'year', label: '完成年份', type: 'number', options: [], required: true },
        { key: 'role', label: '本人作用', type: 'choice', options: ['主办', '牵头', '主要参与'], required: true },
        { key: 'effect', label: '成效', type: 'text', options: [], required: true },
      ],
    }),
    field({
      key: 'research',
      label: '创新与研究成果',
      type: 'longText',
      step: researchStep,
      required: false,
      max: 1500,
      help: '课题、论文、工作指南、制度规范、业务创新等，写明本人承担的部分和采用情况。',
    }),
    field({
      key: 'radiation',
      label: '带教、授课与推广',
      type: 'longText',
      step: radiationStep,
      required: false,
      max: 1500,
      help: '带教对象、期限和成效，授课场次和听课人次，经验被其他单位采用的情况。',
    }),
    field({ key: 'appraisalForms', label: '年度考核登记表', type: 'file', step: evidenceStep, min: 1, max: 5, hiddenInBlind: true }),
    field({
      key: 'evidence',
      label: '业绩证明材料',
      type: 'file',
      step: evidenceStep,
      min: 1,
      max: 10,
      help: '扫描件须清晰完整；请隐去案件当事人等无关人员的个人信息。',
    }),
  ]
}

const projectStep = '项目情况'
const contentStep = '主要内容'

/** The form of a project round (申报书). */
export function projectFields(contentLabel: string, contentHelp: string, effectLabel: string, effectHelp: string): FormField[] {
  return [
    field({ key: 'leader', label: '项目负责人', type: 'person', step: projectStep, hiddenInBlind: true }),
    ...['一', '二', '三'].map((number, index) =>
      field({
        key: `member${index + 1}`,
        label: `主要成员（${number}）`,
        type: 'person',
        step: projectStep,
        required: false,
        hiddenInBlind: true,
        help: index === 0 ? '负责人和成员须在本单位名册中，评审专家与其有回避关系的，不评本项目。' : '',
      }),
    ),
    field({ key: 'startedOn', label: '起始日期', type: 'date', step: projectStep, help: '开始实施或者创建的日期。' }),
    field({
      key: 'summary',
      label: '内容摘要',
      type: 'longText',
      step: projectStep,
      min: 50,
      max: 300,
      help: '用于公示和对外介绍，不超过 300 字。',
    }),
    field({ key: 'content', label: contentLabel, type: 'longText', step: contentStep, min: 300, max: 3000, help: contentHelp }),
    field({ key: 'effect', label: effectLabel, type: 'longText', step: contentStep, min: 200, max: 2000, help: effectHelp }),
    field({
      key: 'figures',
      label: '成效数据',
      type: 'table',
      step: contentStep,
      required: false,
      max: 10,
      columns: [
        { key: 'indicator', label: '指标', type: 'text', options: [], required: true },
        { key: 'before', label: '实施前', type: 'text', options: [], required: true },
        { key: 'after', label: '实施后', type: 'text', options: [], required: true },
      ],
    }),
    field({
      key: 'evidence',
      label: '证明材料',
      type: 'file',
      step: evidenceStep,
      min: 1,
      max: 10,
      help: '制度文件、采用证明、表彰文件、媒体报道等。',
    }),
  ]
}

export const emptySchedule: SchemeInput['schedule'] = {}
