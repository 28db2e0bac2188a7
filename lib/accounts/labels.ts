import { ROLE_LABELS, type Role } from '@/lib/platform/access/roles'

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

const SUBJECT_LABELS: Record<string, string> = {
  account: '账号',
  session: '登录会话',
  action: '操作',
  person: '人员',
  unit: '单位',
  line: '条线',
  title: '称号',
  holding: '称号持有',
  certificate: '证书',
  round: '评选轮次',
  nomination: '推荐申报',
  project: '项目',
  sheet: '评分表',
  scoreSheet: '评分表',
  assignment: '评审分配',
  conflict: '回避',
  ranking: '排序',
  panel: '评审领导小组',
  panelMeeting: '评审领导小组会议',
  publicity: '公示',
  objection: '异议',
  conferral: '命名',
  cycle: '周期',
  target: '指标',
  targetClass: '指标类别',
  importBatch: '表格导入',
  transferRequest: '调动申请',
  poolEntry: '人才库条目',
  callUp: '人才调用',
  consent: '公开授权',
  activationCode: '激活码',
  clock: '时钟',
  calendar: '工作日历',
  job: '后台任务',
  file: '文件',
  audit: '审计记录',
  ledger: '指标台账',
  reviewer: '评审专家',
  roundReviewer: '评审专家',
  scheme: '评选方案',
}

export function subjectLabel(kind: string): string {
  return SUBJECT_LABELS[kind] ?? '其他事项'
}

const PAYLOAD_KEYS: Record<string, string> = {
  reason: '原因',
  role: '角色',
  method: '方式',
  from: '原状态',
  to: '新状态',
  event: '动作',
  count: '数量',
  rows: '行数',
  added: '新增',
  changed: '更新',
  fields: '涉及字段数',
  purpose: '用途',
  size: '大小（字节）',
  linked: '已链接',
  unlinked: '待链接',
  faults: '问题',
  bySeconds: '调整秒数',
  date: '日期',
  isWorkingDay: '是否工作日',
  daysValid: '有效天数',
  isFirst: '初次修改',
  accepted: '接受',
  rejected: '退回',
  version: '版本',
}

const PAYLOAD_WORDS: Record<string, string> = {
  password: '密码登录',
  demo: '演示登录',
  logOut: '主动退出',
  revoked: '被终止',
  idle: '长时间未操作',
  expired: '超过时限',
  credentials: '账号或密码不正确',
  locked: '失败过多，暂时锁定',
  disabled: '账号已停用',
  unfit: '激活码不可用',
  true: '是',
  false: '否',
}

function wordOf(value: unknown): string | null {
  if (Array.isArray(value)) return `${value.length} 项`
  if (value === null || typeof value === 'object') return null
  const text = String(value)
  const known = PAYLOAD_WORDS[text] ?? (text in ROLE_LABELS ? ROLE_LABELS[text as Role] : undefined)
  if (known) return known
  // Names of states, fields and ids are for the exported file, not for the screen.
  return /^[A-Za-z]/.test(text) || /^[0-9a-f]{8}-/.test(text) ? null : text
}

/** The details of a row in words, as far as there are words; the export carries the rest. */
export function describePayload(payload: unknown): string {
  if (typeof payload !== 'object' || payload === null) return ''
  const parts = Object.entries(payload).flatMap(([key, value]) => {
    const label = PAYLOAD_KEYS[key]
    const word = label ? wordOf(value) : null
    return label && word ? [`${label}：${word}`] : []
  })
  return parts.join('；')
}
