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

/** 业务标兵: the head of the highland plan. */
export const pacesetterTemplate: SchemeInput = {
  kind: 'pacesetter',
  titleCode: 'pacesetter',
  purpose:
    '为建设高素质实务型人才队伍，在全市各条线选树一批业务拔尖、实绩突出、示范作用明显的业务标兵，激励广大干部职工立足岗位、精益求精。评选坚持实绩导向、好中选优，实行单位推荐、资格审查、专家评审、领导小组审议、公示、命名的程序。',
  fields: personFields('业务实绩', '着重写明近三年办理业务的数量、质量、效率和社会效果，本人主办的重点难点事项，200 至 2000 字。'),
  allowSelfNomination: false,
  eligibility: [
    { key: 'age', name: '年龄', type: 'maximumAge', years: 50 },
    { key: 'lineYears', name: '从事本条线工作年限', type: 'minimumLineYears', years: 5 },
    { key: 'appraisals', name: '年度考核', type: 'appraisals', lastYears: 3, excellentAtLeast: 1 },
    { key: 'notPacesetter', name: '未任业务标兵', type: 'doesNotHoldTitle', titleCodes: ['pacesetter'], titleNames: ['业务标兵'] },
    noSanctionRule,
    { key: 'evidence', name: '业绩证明材料', type: 'documentRequired', fieldKey: 'evidence', documentName: '业绩证明材料' },
  ],
  quotas: { nominationsPerUnit: 2, total: 40, perLine: 5, perUnit: 2, grassrootsFloor: 8 },
  criteria: [
    criterion('ability', '专业能力', 30, '专业知识运用、文书或者方案质量、处理复杂事项的能力。', [
      '专业判断准确精到，成果被列为范例，能够指导同行处理疑难事项',
      '专业判断准确，能够独立处理复杂事项，质量稳定',
      '能够处理一般事项，复杂事项需要指导',
      '专业能力不足，或者材料不能证明',
    ]),
    criterion('performance', '业务实绩', 25, '近三年办理业务的数量、质量、效率和效果。', [
      '数量、质量均居本条线前列，有省级以上典型案例或者表彰',
      '数量、质量高于本单位平均水平，有重点难点事项的实绩',
      '完成本职任务，质量合格',
      '实绩不足，或者材料不能证明',
    ]),
    criterion('research', '创新与研究', 15, '工作方法创新、课题研究、工作指南及其采用情况。', [
      '创新成果或者研究成果在全市推广',
      '有工作指南或者研究成果，被两个以上单位采用',
      '有创新做法，应用范围限于本部门',
      '无创新与研究成果，或者材料不能证明',
    ]),
    criterion('radiation', '辐射带教', 20, '带教新人、授课交流、经验推广。', [
      '带教成效突出，成果被全市采用，有第三方佐证',
      '带教有制度、有记录、有成效，成果被 2 个以上单位采用',
      '有带教安排，记录或成效不完整',
      '未实际带教，或材料不能证明',
    ]),
    criterion('ethics', '职业品行', 10, '政治品格、职业操守、服务群众的作风。', [
      '品行高尚，受到市级以上表彰或者群众高度评价',
      '品行端正，群众公认',
      '品行合格，无突出表现',
      '存在需要提醒的问题',
    ]),
  ],
  gates: personGates,
  reviewing: { reviewersPerCandidate: 5, minLoad: 0, maxLoad: 30, isBlind: true, pastUnitYears: 3 },
  aggregation: { rule: 'trimmed', trimFrom: 5, tieCriteria: ['performance', 'ability', 'radiation'] },
  panel: ordinaryPanel,
  ballot: 'open',
  publicity: ordinaryPublicity,
  inadmissibleGrounds,
  reexaminationDays: 5,
  schedule: emptySchedule,
}
