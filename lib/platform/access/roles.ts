/** Role codes of domain.md. `visitor` is whoever has not signed in. */
export const ROLES = [
  'talent',
  'unitHr',
  'unitLeader',
  'reviewer',
  'panelist',
  'cityLeader',
  'cityOffice',
  'supervisor',
  'partner',
  'sysAdmin',
  'securityAdmin',
  'auditor',
] as const

export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  talent: '人才',
  unitHr: '单位人事',
  unitLeader: '单位党组',
  reviewer: '评审专家',
  panelist: '评审领导小组成员',
  cityLeader: '市级党组',
  cityOffice: '市人才办',
  supervisor: '纪检监督',
  partner: '院校联系人',
  sysAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditor: '审计员',
}

/** 三员: no account holds two of these. */
export const ADMINISTRATOR_ROLES: readonly Role[] = ['sysAdmin', 'securityAdmin', 'auditor']

/** What a grant of the role must name; a role without its scope grants nothing. */
export const ROLE_SCOPES: Record<Role, 'none' | 'self' | 'unit' | 'round'> = {
  talent: 'self',
  unitHr: 'unit',
  unitLeader: 'unit',
  reviewer: 'round',
  panelist: 'round',
  cityLeader: 'none',
  cityOffice: 'none',
  supervisor: 'none',
  partner: 'none',
  sysAdmin: 'none',
  securityAdmin: 'none',
  auditor: 'none',
}
