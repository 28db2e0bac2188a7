import { ROLE_LABELS, type Role } from '@/lib/platform/access/roles'
import { STATE_LABELS as CONTRIBUTION_LABELS } from '@/lib/radiation/labels'
import { nominationEventNames, objectionEventNames, roundEventNames } from '@/lib/rounds/event-names'
import { nominationStateNames } from '@/lib/rounds/nomination-states'
import { roundStageNames } from '@/lib/rounds/round-stages'

/** Words of the record's rows, for the auditor. */
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
  pool: '人才库',
  poolCategory: '人才分类',
  consent: '公开授权',
  activationCode: '激活码',
  clock: '时钟',
  calendar: '工作日历',
  job: '后台任务',
  jobRun: '后台任务',
  storedFile: '文件',
  people: '人员名册',
  figure: '指标数据',
  file: '文件',
  audit: '审计记录',
  ledger: '指标台账',
  reviewer: '评审专家',
  roundReviewer: '评审专家',
  scheme: '评选方案',
  reviewerDraw: '抽取专家',
  reviewerPool: '专家库',
  reviewerPoolMember: '专家库成员',
  panelSession: '评审会议',
  panelTurn: '表决',
  reexamination: '程序复核',
  personRelation: '人员关系',
  recognition: '称号认定',
  assessmentYear: '年度考核',
  holdingAssessment: '年度考核表',
  entitlementRule: '激励保障办法',
  entitlementDue: '激励保障事项',
  trainingCourse: '培训',
  trainingAttendance: '参训记录',
  trainingDemand: '年度学时要求',
  personDocument: '档案材料',
  leaderReport: '领导报告',
  contribution: '辐射贡献',
  setting: '设置',
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
  on: '日期',
  startsOn: '起始日期',
  endsOn: '截止日期',
  asOf: '数据截至',
  year: '年度',
  candidates: '候选对象数',
  reviewers: '评审专家数',
  people: '人数',
  units: '单位数',
  lines: '条线数',
  awards: '命名数',
  heldBack: '暂缓数',
  approved: '通过数',
  present: '到会人数',
  lapsed: '逾期失效数',
  created: '新增',
  updated: '更新',
  skipped: '跳过',
  cells: '指标项数',
  rankingVersion: '排序版本',
  schemeVersion: '方案版本',
  publicityVersion: '公示版本',
  textVersion: '授权书版本',
  isRenewal: '是否续评',
  isSupplementary: '是否补充命名',
  isMaterial: '是否实质更正',
  optimal: '是否最优',
  channel: '渠道',
  status: '状态',
  how: '方式',
  headcount: '申请人数',
  days: '天数',
  agreed: '是否同意',
  isNew: '是否新建',
  hours: '学时',
  attendances: '参训人次',
  isCityWide: '是否全市培训',
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
  self: '本人',
  signedForm: '签字书面',
  left: '调离',
  retired: '退休',
  deceased: '去世',
  ended: '提前结束',
  annulled: '撤销（自始无效）',
  true: '是',
  false: '否',
}

const STATE_WORDS: Record<string, Record<string, string>> = {
  round: roundStageNames,
  nomination: nominationStateNames,
  contribution: Object.fromEntries(Object.entries(CONTRIBUTION_LABELS).map(([state, { word }]) => [state, word])),
}
const EVENT_WORDS: Record<string, Record<string, string>> = {
  round: roundEventNames,
  nomination: nominationEventNames,
  objection: objectionEventNames,
}

/** States and steps are named by the kind of thing that they belong to. */
function lifecycleWord(kind: string, key: string, value: unknown): string | null {
  const words = key === 'event' ? EVENT_WORDS[kind] : key === 'from' || key === 'to' ? STATE_WORDS[kind] : undefined
  return words?.[String(value)] ?? null
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
export function describePayload(payload: unknown, subjectKind = ''): string {
  if (typeof payload !== 'object' || payload === null) return ''
  const parts = Object.entries(payload).flatMap(([key, value]) => {
    const label = PAYLOAD_KEYS[key]
    const word = label ? (lifecycleWord(subjectKind, key, value) ?? wordOf(value)) : null
    return label && word ? [`${label}：${word}`] : []
  })
  return parts.join('；')
}
