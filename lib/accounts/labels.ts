import type { Role } from '@/lib/platform/access/roles'

export const ACCOUNT_STATUS_LABELS = { active: { word: '在用', tone: 'green' }, disabled: { word: '已停用', tone: 'grey' } } as const

export const AUDIT_RESULT_LABELS = {
  done: { word: '完成', tone: 'green' },
  refused: { word: '被拒绝', tone: 'rose' },
  failed: { word: '失败', tone: 'amber' },
} as const

/** What each role may do, in the words of the one who grants it. */
export const ROLE_HINTS: Record<Role, string> = {
  talent: '本人填报、查看自己的称号；须由本人凭激活码激活账号',
  unitHr: '管理所选单位及下属单位的名册、推荐申报',
  unitLeader: '审议所选单位及下属单位的推荐，查看本单位指标',
  reviewer: '只在所选轮次中申报回避、评分',
  panelist: '只在所选轮次中查阅排序、参加审议',
  cityLeader: '查看全市指标',
  cityOffice: '组织全市评选、指标、单位和称号管理',
  supervisor: '只读查看各轮评选全过程，可暂停候选对象',
  partner: '维护本院校的合作项目',
  sysAdmin: '建立、停用账号，重置密码；看不到人员数据',
  securityAdmin: '授予、撤销角色',
  auditor: '查看审计记录、核验审计链；不能改动任何数据',
}
