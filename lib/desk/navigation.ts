import type { Role } from '@/lib/platform/access/roles'

export type DeskIcon =
  | 'home'
  | 'gauge'
  | 'users'
  | 'upload'
  | 'send'
  | 'flag'
  | 'file-text'
  | 'scales'
  | 'award'
  | 'star'
  | 'grid'
  | 'layers'
  | 'building'
  | 'target'
  | 'megaphone'
  | 'clock'
  | 'calendar'
  | 'key'
  | 'history'
  | 'user'
  | 'radiate'
  | 'graduation'

export type DeskItem = { href: string; label: string; icon: DeskIcon }
export type DeskGroup = { group?: string; items: DeskItem[] }

type Entry = DeskItem & { group?: string; roles: readonly Role[] | 'all'; isDemoOnly?: boolean }

/** Every page of the rail, in its order, with the roles that may open it. What a role cannot open is absent. */
const ENTRIES: readonly Entry[] = [
  { href: '/home', label: '我的待办', icon: 'home', roles: 'all' },
  { href: '/dashboard', label: '指标驾驶舱', icon: 'gauge', roles: ['cityLeader', 'cityOffice'] },
  { href: '/dashboard/unit', label: '本单位指标', icon: 'gauge', roles: ['unitHr', 'unitLeader'] },
  { href: '/dashboard/reports', label: '领导报告', icon: 'file-text', roles: ['cityLeader', 'cityOffice', 'unitLeader'] },
  { href: '/dashboard/stages', label: '五环节', icon: 'target', roles: ['cityLeader', 'cityOffice', 'unitLeader'] },
  { href: '/dashboard/duties', label: '履职清单', icon: 'flag', roles: ['cityLeader', 'cityOffice', 'unitLeader'] },
  { href: '/me', label: '我的主页', icon: 'user', roles: ['talent'] },
  { group: '评选', href: '/rounds', label: '评选轮次', icon: 'award', roles: ['cityOffice', 'supervisor', 'panelist'] },
  { group: '评选', href: '/nominations', label: '推荐申报', icon: 'flag', roles: ['unitHr', 'unitLeader', 'talent'] },
  { group: '评选', href: '/panel', label: '评审会议', icon: 'scales', roles: ['panelist'] },
  { group: '评选', href: '/reviews', label: '评审工作', icon: 'scales', roles: ['reviewer'] },
  { group: '评选', href: '/letters', label: '结果通知书', icon: 'file-text', roles: ['unitHr', 'unitLeader', 'talent'] },
  { group: '评选', href: '/office/objections', label: '公示与异议', icon: 'megaphone', roles: ['cityOffice', 'supervisor'] },
  { group: '评选', href: '/office/reexaminations', label: '程序复核', icon: 'scales', roles: ['cityOffice', 'supervisor'] },
  { group: '评选', href: '/office/reviewer-pool', label: '专家库', icon: 'users', roles: ['cityOffice', 'supervisor'] },
  {
    group: '人才',
    href: '/people',
    label: '人员名册',
    icon: 'users',
    roles: ['cityOffice', 'cityLeader', 'supervisor', 'unitHr', 'unitLeader'],
  },
  { group: '人才', href: '/people/import', label: '表格导入', icon: 'upload', roles: ['cityOffice', 'unitHr'] },
  { group: '人才', href: '/people/transfers', label: '调动申请', icon: 'send', roles: ['cityOffice', 'unitHr'] },
  { group: '人才', href: '/pool', label: '人才库', icon: 'layers', roles: ['cityOffice', 'cityLeader', 'unitHr', 'unitLeader'] },
  { group: '人才', href: '/titles', label: '任期与称号', icon: 'star', roles: ['cityOffice', 'cityLeader', 'unitHr', 'unitLeader'] },
  {
    group: '人才',
    href: '/titles/recognitions',
    label: '称号认定',
    icon: 'award',
    roles: ['cityOffice', 'unitHr', 'unitLeader', 'talent'],
  },
  {
    group: '人才',
    href: '/contributions',
    label: '辐射贡献',
    icon: 'radiate',
    roles: ['cityOffice', 'cityLeader', 'unitHr', 'unitLeader', 'talent'],
  },
  {
    group: '人才',
    href: '/assessment',
    label: '年度考核',
    icon: 'file-text',
    roles: ['cityOffice', 'cityLeader', 'unitHr', 'unitLeader'],
  },
  { group: '人才', href: '/training', label: '培训记录', icon: 'graduation', roles: ['cityOffice', 'cityLeader', 'unitHr', 'unitLeader'] },
  {
    group: '人才',
    href: '/titles/entitlements',
    label: '激励保障',
    icon: 'grid',
    roles: ['cityOffice', 'cityLeader', 'unitHr', 'unitLeader'],
  },
  { group: '全市设置', href: '/office/cycles', label: '周期与指标', icon: 'target', roles: ['cityOffice'] },
  { group: '全市设置', href: '/office/units', label: '单位', icon: 'building', roles: ['cityOffice'] },
  { group: '全市设置', href: '/office/lines', label: '条线', icon: 'layers', roles: ['cityOffice'] },
  { group: '全市设置', href: '/office/titles', label: '称号', icon: 'award', roles: ['cityOffice'] },
  { group: '全市设置', href: '/office/seal', label: '证书与印章', icon: 'file-text', roles: ['cityOffice'] },
  { group: '全市设置', href: '/office/calendar', label: '工作日历', icon: 'calendar', roles: ['cityOffice'] },
  { group: '全市设置', href: '/office/clock', label: '时钟', icon: 'clock', roles: ['cityOffice'], isDemoOnly: true },
  { group: '平台管理', href: '/accounts', label: '账号管理', icon: 'key', roles: ['sysAdmin'] },
  { group: '平台管理', href: '/accounts', label: '角色授权', icon: 'key', roles: ['securityAdmin'] },
  { group: '平台管理', href: '/audit', label: '审计记录', icon: 'history', roles: ['auditor'] },
]

/** The rail of a role: groups in order, empty ones left out. Whoever has no role has the home page alone. */
export function navigationFor(role: Role | 'visitor', options: { isDemo: boolean }): DeskGroup[] {
  const groups: DeskGroup[] = []
  for (const { group, roles, isDemoOnly, ...item } of ENTRIES) {
    if (isDemoOnly && !options.isDemo) continue
    if (roles !== 'all' && (role === 'visitor' || !roles.includes(role))) continue
    const last = groups.at(-1)
    if (last && last.group === group) last.items.push(item)
    else groups.push({ group, items: [item] })
  }
  return groups
}
