import type { AssessmentGrade } from '@/lib/assessment/states'
import type { EntitlementKind } from '@/lib/titles/entitlement-rules'
import type { TitleCode } from '../city-plan'
import type { Random } from '../random'

type SeedRule = { titleCode: TitleCode; kind: EntitlementKind; name: string; amount: number | null; dueMonth: number; dueDay: number }

const rule = (
  titleCode: TitleCode,
  kind: EntitlementKind,
  name: string,
  amount: number | null,
  dueMonth: number,
  dueDay: number,
): SeedRule => ({
  titleCode,
  kind,
  name,
  amount,
  dueMonth,
  dueDay,
})

/** What each title gives a year. */
export const entitlementRules: readonly SeedRule[] = [
  rule('nationalLeader', 'allowance', '领军人才津贴', 60_000, 6, 30),
  rule('nationalLeader', 'researchFund', '领军人才科研经费', 100_000, 9, 30),
  rule('nationalLeader', 'healthCheck', '年度健康体检', null, 8, 31),
  rule('municipalLeader', 'allowance', '领军人才津贴', 36_000, 6, 30),
  rule('municipalLeader', 'researchFund', '领军人才科研经费', 50_000, 9, 30),
  rule('municipalLeader', 'healthCheck', '年度健康体检', null, 8, 31),
  rule('expert', 'allowance', '业务专家津贴', 12_000, 6, 30),
  rule('expert', 'studyLeave', '学术休假', 10, 12, 31),
  rule('backbone', 'training', '骨干研修', 5, 11, 30),
  rule('pacesetter', 'allowance', '业务标兵津贴', 6_000, 6, 30),
  rule('pacesetter', 'priority', '评先评优优先推荐', null, 12, 15),
  rule('ace', 'training', '能手研修', 3, 10, 31),
]

export const closedYear = { year: 2023, openedOn: '2024-09-02', dueOn: '2024-09-30', excellentCap: 20, note: null as string | null }
export const openYear = {
  year: 2024,
  openedOn: '2025-09-01',
  dueOn: '2025-09-30',
  excellentCap: 20,
  note: '请如实填写 2024 年度承办、带教、授课和课题情况，附件由单位留存备查。' as string | null,
}

export const unitWords: Record<AssessmentGrade, string> = {
  excellent: '发挥作用突出，同意评为优秀。',
  qualified: '较好地履行了职责，同意评为合格。',
  unqualified: '本年度未承担相应任务，培训学时不足，建议评为不合格。',
}

/** What a holder did in a year. */
export function yearlyWork(random: Random, speciality: string, grade: AssessmentGrade): string {
  if (grade === 'unqualified') return `因长期借调，本年度未承担${speciality}方面的重点任务，未参加授课和带教。`
  const cases = grade === 'excellent' ? random.int(14, 30) : random.int(4, 12)
  return `牵头办理${speciality}重点事项 ${cases} 件，带教 ${random.int(1, 4)} 人，授课 ${random.int(2, 12)} 场，编写工作指引 ${random.int(1, 3)} 份。`
}

/** Asked for by the clerk of `login`'s unit, for somebody there without a title. */
export const seedRecognitions = [
  {
    login: 'hr',
    titleCode: 'municipalLeader',
    awardName: '全省基层治理领军人才',
    grantedBy: '省人才工作领导小组',
    grantedOn: '2024-12-18',
    documentNumber: '省人才发〔2024〕31号',
    note: '证书原件由单位人事留存。',
    state: 'submitted',
    answer: null,
  },
  {
    login: 'hr-weijian',
    titleCode: 'nationalLeader',
    awardName: '国家卫生健康突出贡献中青年专家',
    grantedBy: '国家卫生健康主管部门',
    grantedOn: '2023-11-06',
    documentNumber: '国卫人〔2023〕18号',
    note: null,
    state: 'submitted',
    answer: null,
  },
  {
    login: 'hr-jiaoyu',
    titleCode: 'expert',
    awardName: '片区教学能手',
    grantedBy: '片区教研联盟',
    grantedOn: '2024-03-20',
    documentNumber: '教研联〔2024〕5号',
    note: null,
    state: 'refused',
    answer: '授予主体不是市级以上机关，不符合认定范围。',
  },
] as const
