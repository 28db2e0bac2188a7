import type { SchemeInput } from '../scheme'
import {
  criterion,
  emptySchedule,
  inadmissibleGrounds,
  noSanctionRule,
  ordinaryPanel,
  ordinaryPublicity,
  personFields,
  personGates,
} from './common'

/** 业务能手: the broad base of the highland plan. */
export const aceTemplate: SchemeInput = {
  kind: 'ace',
  titleCode: 'ace',
  purpose:
    '为壮大全市实务型人才队伍，在一线岗位选树一批业务熟练、技能过硬、群众认可的业务能手。评选面向基层、面向一线，重点看岗位技能和日常实绩，为业务标兵选拔储备力量。',
  fields: personFields('岗位实绩', '着重写明近两年岗位工作的数量、质量和服务对象评价，200 至 2000 字。'),
  allowSelfNomination: true,
  eligibility: [
    { key: 'lineYears', name: '从事本条线工作年限', type: 'minimumLineYears', years: 3 },
    { key: 'appraisals', name: '年度考核', type: 'appraisals', lastYears: 2, excellentAtLeast: 0 },
    {
      key: 'notHigher',
      name: '未任同级以上称号',
      type: 'doesNotHoldTitle',
      titleCodes: ['ace', 'pacesetter'],
      titleNames: ['业务能手', '业务标兵'],
    },
    noSanctionRule,
    { key: 'evidence', name: '业绩证明材料', type: 'documentRequired', fieldKey: 'evidence', documentName: '业绩证明材料' },
  ],
  quotas: { nominationsPerUnit: 4, total: 100, perLine: 12, perUnit: 4, grassrootsFloor: 40 },
  criteria: [
    criterion('skill', '岗位技能', 40, '岗位操作、业务知识和解决实际问题的能力，参考岗位练兵成绩。', [
      '技能精湛，岗位练兵或者业务竞赛居全市前列',
      '技能熟练，能够独立解决岗位常见难题',
      '技能合格，能够完成日常工作',
      '技能不足，或者材料不能证明',
    ]),
    criterion('performance', '工作实绩', 30, '近两年工作数量、质量、效率。', [
      '数量、质量居本单位前列',
      '数量、质量高于本部门平均水平',
      '完成岗位任务',
      '实绩不足，或者材料不能证明',
    ]),
    criterion('service', '服务效果', 15, '服务对象评价、投诉和差错情况。', [
      '服务对象高度评价，无差错、无投诉',
      '服务对象评价良好，无责任投诉',
      '服务效果一般',
      '有责任投诉或者差错',
    ]),
    criterion('sharing', '经验分享', 5, '参与带教、交流、编写操作指引。', [
      '经验在本条线推广',
      '在本单位分享并被采用',
      '偶有分享',
      '未分享',
    ]),
    criterion('ethics', '职业品行', 10, '政治品格、职业操守、工作作风。', [
      '品行高尚，受到表彰',
      '品行端正，群众公认',
      '品行合格，无突出表现',
      '存在需要提醒的问题',
    ]),
  ],
  gates: personGates,
  reviewing: { reviewersPerCandidate: 3, minLoad: 0, maxLoad: 40, isBlind: true, pastUnitYears: 3 },
  aggregation: { rule: 'mean', trimFrom: 5, tieCriteria: ['skill', 'performance'] },
  panel: ordinaryPanel,
  ballot: 'open',
  publicity: ordinaryPublicity,
  inadmissibleGrounds,
  reexaminationDays: 5,
  schedule: emptySchedule,
}
