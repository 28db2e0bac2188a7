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

/** 业务专家: the city's leading specialists, summit plan. */
export const expertTemplate: SchemeInput = {
  kind: 'expert',
  titleCode: 'expert',
  purpose:
    '为加强全市高层次专家型人才队伍建设，在各条线选拔一批理论功底深厚、业务造诣精湛、善于解决重大疑难问题、在本领域有较高公认度的业务专家。评选坚持党管人才、德才兼备、以德为先，坚持公开、公平、公正，实行个人申报与组织推荐相结合、专家评审与组织审定相结合。',
  fields: personFields('主要业绩', '着重写明近五年主持或者牵头解决的重大疑难问题、本人发挥的关键作用和实际效果，200 至 2000 字。'),
  allowSelfNomination: true,
  eligibility: [
    { key: 'age', name: '年龄', type: 'maximumAge', years: 55 },
    { key: 'lineYears', name: '从事本条线工作年限', type: 'minimumLineYears', years: 10 },
    { key: 'education', name: '学历', type: 'minimumEducation', level: 'bachelor' },
    { key: 'appraisals', name: '年度考核', type: 'appraisals', lastYears: 3, excellentAtLeast: 1 },
    {
      key: 'holdsBackbone',
      name: '现任称号',
      type: 'holdsTitle',
      titleCodes: ['backbone', 'pacesetter'],
      titleNames: ['业务骨干', '业务标兵'],
    },
    {
      key: 'notExpert',
      name: '未任同级以上称号',
      type: 'doesNotHoldTitle',
      titleCodes: ['expert', 'municipalLeader', 'nationalLeader'],
      titleNames: ['业务专家', '市级领军人才', '国家级领军人才'],
    },
    noSanctionRule,
    { key: 'evidence', name: '业绩证明材料', type: 'documentRequired', fieldKey: 'evidence', documentName: '业绩证明材料' },
  ],
  quotas: { nominationsPerUnit: 2, total: 30, perLine: 4, perUnit: 2, grassrootsFloor: 3 },
  criteria: [
    criterion('scholarship', '理论与专业造诣', 30, '专业理论功底、对政策法律的把握、在本领域的公认度。', [
      '造诣精深，在省内同领域有公认影响，观点被权威文件或者典型案例采纳',
      '造诣较深，在市内同领域有较高公认度，能够独立指导疑难业务',
      '专业基础扎实，能够胜任较复杂业务，公认度一般',
      '专业积累不足，或者材料不能证明',
    ]),
    criterion('difficult', '解决重大疑难问题', 30, '主持解决的重大、疑难、新类型问题及其实际效果。', [
      '主持解决具有全市以上影响的重大疑难问题，做法被上级推广',
      '牵头解决多个疑难问题，效果明显，有第三方佐证',
      '参与解决疑难问题，本人作用不够突出',
      '未见解决疑难问题的实绩，或者材料不能证明',
    ]),
    criterion('research', '研究与制度成果', 20, '课题、论著、规范指引等成果及转化采用情况。', [
      '主持省级以上课题或者主笔制度规范，已在全市施行',
      '主持市级课题或者主要执笔工作指南，被两个以上单位采用',
      '有研究成果，转化应用不多',
      '无研究成果，或者材料不能证明',
    ]),
    criterion('radiation', '引领与培养', 15, '领衔团队、培养后备人才、参与决策咨询。', [
      '领衔工作室或者攻坚团队，培养对象多人获得称号',
      '带教有制度、有记录、有成效，常态参与决策咨询',
      '有带教或者授课，成效不完整',
      '未实际带教，或者材料不能证明',
    ]),
    criterion('ethics', '职业品行', 5, '政治品格、职业操守、学风作风。', [
      '品行高尚，受到市级以上表彰',
      '品行端正，群众公认',
      '品行合格，无突出表现',
      '存在需要提醒的问题',
    ]),
  ],
  gates: personGates,
  reviewing: { reviewersPerCandidate: 7, minLoad: 0, maxLoad: 20, isBlind: true, pastUnitYears: 3 },
  aggregation: { rule: 'trimmed', trimFrom: 5, tieCriteria: ['difficult', 'scholarship', 'research'] },
  panel: ordinaryPanel,
  ballot: 'secret',
  publicity: ordinaryPublicity,
  inadmissibleGrounds,
  reexaminationDays: 5,
  schedule: emptySchedule,
}
