import type { ContributionKind } from '@/lib/radiation/contribution-states'

type Words = { title: string; description: string; proof: string; days: readonly [number, number] }

/** What holders give back, by kind; `{s}` stands for a speciality, `{year}` for the year. Cases are the courts' and the police's alone. */
export const seedContributions: Record<ContributionKind, readonly Words[]> = {
  caseLed: [
    {
      title: '牵头办理{s}领域新类型事项',
      description: '{s}领域首次遇到此类事项，本人牵头研究政策依据、会商有关部门，形成处理意见并办结，为同类事项提供了样本。',
      proof: '办结报告.pdf',
      days: [20, 120],
    },
    {
      title: '牵头处置{s}疑难复杂问题',
      description: '历时较长、涉及多个单位的{s}疑难问题，本人负责方案拟定和现场协调，按期办结，经验在全市通报推广。',
      proof: '情况通报.pdf',
      days: [15, 90],
    },
    {
      title: '主办{s}重点督办事项',
      description: '市级重点督办的{s}事项，本人主办，提出分类处置办法，逾期事项全部清零。',
      proof: '督办销号单.pdf',
      days: [20, 100],
    },
  ],
  guide: [
    {
      title: '《{s}工作指引（试行）》',
      description: '梳理{s}近三年的办理情况，编写工作指引，统一办理口径和文书样式，已印发全市执行。',
      proof: '工作指引印发稿.pdf',
      days: [30, 120],
    },
    {
      title: '《{s}常见问题解答》{year}年版',
      description: '收集基层提出的{s}问题，逐项写明依据和做法，供一线查阅。',
      proof: '问题解答文本.pdf',
      days: [20, 80],
    },
    {
      title: '《{s}操作规程》{year}年修订',
      description: '按新的政策要求修订{s}操作规程，细化步骤和时限，已在本系统试行。',
      proof: '操作规程文本.pdf',
      days: [30, 100],
    },
  ],
  research: [
    {
      title: '{s}现状与对策调研',
      description: '走访基层单位，形成{s}调研报告，提出的建议被采纳。',
      proof: '调研报告.pdf',
      days: [60, 160],
    },
    {
      title: '{s}数字化路径课题研究',
      description: '承担市级课题，研究{s}数字化的难点和步骤，按期结题。',
      proof: '结题证书.pdf',
      days: [90, 180],
    },
  ],
  advice: [
    {
      title: '{s}专题会诊',
      description: '应兄弟单位邀请，对{s}中的难点会诊，出具书面意见并被采用。',
      proof: '会诊意见书.pdf',
      days: [0, 4],
    },
    {
      title: '{s}方案论证意见',
      description: '参加{s}方案论证，提出修改意见若干条，多数被采纳。',
      proof: '论证意见.pdf',
      days: [0, 6],
    },
  ],
  teaching: [
    {
      title: '{s}专题授课',
      description: '在全市业务培训班讲授{s}，参训六十余人，课后评价良好。',
      proof: '授课通知和签到表.pdf',
      days: [0, 0],
    },
    {
      title: '{s}现场教学',
      description: '以正在办理的事项为例，现场讲解{s}的关键环节，基层业务人员参加。',
      proof: '签到表.pdf',
      days: [0, 1],
    },
    {
      title: '{s}业务骨干带教',
      description: '结对带教两名年轻干部，从{s}基础业务做起，期满均能独立承办。',
      proof: '带教记录.pdf',
      days: [60, 150],
    },
  ],
}

/** Titles and descriptions of the political and legal line, whose cases are cases. */
export const seedCases: readonly Words[] = [
  {
    title: '主办{s}疑难复杂案件',
    description: '案件当事人众多、争议较大，本人主办，厘清法律适用，办理结果被评为全市典型。',
    proof: '裁判文书封面.pdf',
    days: [30, 150],
  },
  {
    title: '办理全市首例涉{s}新类型案件',
    description: '全市首例同类案件，本人牵头研究法律适用，形成的办理思路被同类案件参照。',
    proof: '典型案例通报.pdf',
    days: [30, 120],
  },
]

export const returnReasons: readonly string[] = [
  '证明材料看不出本人承担的部分，请补充分工说明。',
  '起止日期与通知不一致，请核对后重新提交。',
  '只写了会议名称，请补充本人提出的意见和采纳情况。',
]

export const voidReason = '与本单位另一人登记的为同一事项，经核对由主办人登记。'
