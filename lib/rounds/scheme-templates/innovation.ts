import type { SchemeInput } from '../scheme'
import {
  criterion,
  emptySchedule,
  field,
  inadmissibleGrounds,
  ordinaryPanel,
  ordinaryPublicity,
  projectFields,
  projectGates,
} from './common'

/** 创新工作成果: work innovations; the shortlist is incubated and then spread. */
export const innovationTemplate: SchemeInput = {
  kind: 'innovation',
  titleCode: null,
  purpose:
    '为激发各单位和广大人才的创新活力，评选一批有针对性、实践性、创新性和推广价值的创新工作成果，建立入围、培育、推广的工作链条，推动好经验好做法在全市落地见效。',
  fields: [
    field({
      key: 'category',
      label: '成果类别',
      type: 'choice',
      step: '项目情况',
      options: ['体制机制', '工作方法', '服务管理', '技术应用'],
    }),
    ...projectFields(
      '问题、做法与创新点',
      '写明针对的问题、主要做法、与以往做法相比的创新之处，300 至 3000 字。',
      '实施效果与推广条件',
      '写明实施范围和时间、前后对比数据、其他单位采用所需的条件，200 至 2000 字。',
    ),
  ],
  allowSelfNomination: false,
  eligibility: [
    { key: 'running', name: '实施六个月以上', type: 'declared', statement: '成果已实际实施六个月以上' },
    { key: 'fresh', name: '未曾入围', type: 'declared', statement: '同一成果未在本市往届创新工作成果评选中入围' },
    { key: 'evidence', name: '证明材料', type: 'documentRequired', fieldKey: 'evidence', documentName: '证明材料' },
  ],
  quotas: { nominationsPerUnit: 3, total: 20, perLine: 3, perUnit: 2, grassrootsFloor: 4 },
  criteria: [
    criterion('relevance', '针对性', 25, '是否抓住工作中的真问题、难问题。', [
      '问题找得准、长期存在且影响面大，对策直指根源',
      '问题明确，对策有针对性',
      '问题较一般，对策与问题的联系不够紧密',
      '问题不明确',
    ]),
    criterion('practice', '实践性', 25, '是否经过实际检验，效果是否可以衡量。', [
      '实施一年以上，前后数据完整，效果显著且经第三方验证',
      '实施六个月以上，有数据支撑，效果明显',
      '已实施，数据不完整',
      '尚停留在方案阶段',
    ]),
    criterion('novelty', '创新性', 25, '与已有做法相比的突破程度。', [
      '在全省属首创，或者对已有做法有根本改进',
      '在全市属首创，或者有明显改进',
      '有局部改进',
      '与已有做法基本相同',
    ]),
    criterion('spread', '推广价值', 25, '其他单位采用的可行性、成本和预期收益。', [
      '条件清楚、成本可控，已有多个单位采用',
      '可在同类单位推广，已有单位采用或者有意采用',
      '推广需要较多条件',
      '只适用于本单位',
    ]),
  ],
  gates: projectGates,
  reviewing: { reviewersPerCandidate: 5, minLoad: 0, maxLoad: 30, isBlind: true, pastUnitYears: 3 },
  aggregation: { rule: 'trimmed', trimFrom: 5, tieCriteria: ['practice', 'novelty', 'spread'] },
  panel: ordinaryPanel,
  ballot: 'open',
  publicity: ordinaryPublicity,
  inadmissibleGrounds,
  reexaminationDays: 5,
  schedule: emptySchedule,
}
