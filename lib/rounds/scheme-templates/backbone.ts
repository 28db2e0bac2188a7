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

/** 业务骨干: the base of the summit plan. */
export const backboneTemplate: SchemeInput = {
  kind: 'backbone',
  titleCode: 'backbone',
  purpose:
    '为夯实全市专家型人才梯队基础，在各条线选拔一批专业扎实、勇挑重担、具有发展潜力的业务骨干，纳入业务专家后备力量重点培养。评选面向一线、注重实绩，向基层单位适当倾斜。',
  fields: personFields('主要业绩', '着重写明近三年承担的重点任务、本人发挥的作用和取得的成效，200 至 2000 字。'),
  allowSelfNomination: true,
  eligibility: [
    { key: 'age', name: '年龄', type: 'maximumAge', years: 45 },
    { key: 'lineYears', name: '从事本条线工作年限', type: 'minimumLineYears', years: 5 },
    { key: 'education', name: '学历', type: 'minimumEducation', level: 'bachelor' },
    { key: 'appraisals', name: '年度考核', type: 'appraisals', lastYears: 3, excellentAtLeast: 0 },
    {
      key: 'notHigher',
      name: '未任同级以上称号',
      type: 'doesNotHoldTitle',
      titleCodes: ['backbone', 'expert', 'municipalLeader', 'nationalLeader'],
      titleNames: ['业务骨干', '业务专家', '市级领军人才', '国家级领军人才'],
    },
    noSanctionRule,
    { key: 'evidence', name: '业绩证明材料', type: 'documentRequired', fieldKey: 'evidence', documentName: '业绩证明材料' },
  ],
  quotas: { nominationsPerUnit: 3, total: 60, perLine: 8, perUnit: 3, grassrootsFloor: 12 },
  criteria: [
    criterion('ability', '专业能力', 30, '专业知识、政策水平和独立处理复杂业务的能力。', [
      '能够独立承担本条线最复杂业务，是单位公认的业务标杆',
      '能够独立承担较复杂业务，质量稳定',
      '能够完成本职业务，复杂业务需要指导',
      '业务能力不足，或者材料不能证明',
    ]),
    criterion('performance', '工作实绩', 30, '近三年承担重点任务的数量、质量和效果。', [
      '承担市级以上重点任务，成效突出，受到通报表扬',
      '承担本单位重点任务，成效明显',
      '完成本职任务，成效一般',
      '实绩不足，或者材料不能证明',
    ]),
    criterion('potential', '发展潜力', 20, '学习研究能力、接受新任务的能力和成长轨迹。', [
      '成长迅速，主动承担新类型任务并形成经验',
      '学习研究能力较强，有明确专业方向',
      '有一定学习研究能力，方向不够清晰',
      '潜力不明显，或者材料不能证明',
    ]),
    criterion('teamwork', '协作与传帮带', 10, '参加团队攻坚、带教新人、分享经验。', [
      '是攻坚团队主力，带教成效突出',
      '积极参加团队工作，有带教记录',
      '参加团队工作，带教不多',
      '协作不够，或者材料不能证明',
    ]),
    criterion('ethics', '职业品行', 10, '政治品格、职业操守、工作作风。', [
      '品行高尚，受到表彰',
      '品行端正，群众公认',
      '品行合格，无突出表现',
      '存在需要提醒的问题',
    ]),
  ],
  gates: personGates,
  reviewing: { reviewersPerCandidate: 5, minLoad: 0, maxLoad: 25, isBlind: true, pastUnitYears: 3 },
  aggregation: { rule: 'trimmed', trimFrom: 5, tieCriteria: ['performance', 'ability', 'potential'] },
  panel: ordinaryPanel,
  ballot: 'secret',
  publicity: ordinaryPublicity,
  inadmissibleGrounds,
  reexaminationDays: 5,
  schedule: emptySchedule,
}
