/** Words and badge colours of people, units and imports. */
export type Tone = 'indigo' | 'green' | 'amber' | 'rose' | 'grey'
export type Label = { text: string; tone: Tone }

export const personStatusLabels: Record<'active' | 'left' | 'retired' | 'deceased', Label> = {
  active: { text: '在职', tone: 'green' },
  left: { text: '已离职', tone: 'grey' },
  retired: { text: '已退休', tone: 'grey' },
  deceased: { text: '已去世', tone: 'grey' },
}

export const sexLabels: Record<'male' | 'female', string> = { male: '男', female: '女' }
export const staffKindLabels: Record<'cadre' | 'worker', string> = { cadre: '干部', worker: '工人' }
export const affiliationLabels: Record<'internal' | 'external', string> = { internal: '本市人员', external: '外部专家' }

export const spellEndLabels: Record<'transferred' | 'left' | 'retired' | 'deceased' | 'reorganised', string> = {
  transferred: '调动',
  left: '离职',
  retired: '退休',
  deceased: '去世',
  reorganised: '机构调整',
}

export const appraisalLabels: Record<'excellent' | 'competent' | 'basic' | 'incompetent', Label> = {
  excellent: { text: '优秀', tone: 'green' },
  competent: { text: '称职', tone: 'indigo' },
  basic: { text: '基本称职', tone: 'amber' },
  incompetent: { text: '不称职', tone: 'rose' },
}

export const transferStateLabels: Record<'requested' | 'agreed' | 'refused' | 'withdrawn', Label> = {
  requested: { text: '待答复', tone: 'amber' },
  agreed: { text: '已同意', tone: 'green' },
  refused: { text: '未同意', tone: 'rose' },
  withdrawn: { text: '已撤回', tone: 'grey' },
}

export const importStateLabels: Record<'reading' | 'ready' | 'importing' | 'imported' | 'cancelled' | 'failed', Label> = {
  reading: { text: '正在读取', tone: 'amber' },
  ready: { text: '待确认', tone: 'amber' },
  importing: { text: '正在导入', tone: 'amber' },
  imported: { text: '已导入', tone: 'green' },
  cancelled: { text: '已取消', tone: 'grey' },
  failed: { text: '未能读取', tone: 'rose' },
}

export const rowActionLabels: Record<'create' | 'update' | 'unchanged' | 'transfer' | 'reject', Label> = {
  create: { text: '将新增', tone: 'indigo' },
  update: { text: '将更新', tone: 'amber' },
  unchanged: { text: '无变化', tone: 'grey' },
  transfer: { text: '请发起调入', tone: 'rose' },
  reject: { text: '有错误', tone: 'rose' },
}

export const unitLevelLabels: Record<'city' | 'district' | 'grassroots', string> = { city: '市级', district: '区县', grassroots: '基层' }

export const unitChangeLabels: Record<'created' | 'renamed' | 'moved' | 'merged' | 'split' | 'closed', string> = {
  created: '设立',
  renamed: '更名',
  moved: '调整隶属',
  merged: '合并',
  split: '拆分',
  closed: '撤销',
}

export const EDUCATIONS = ['博士研究生', '硕士研究生', '大学本科', '大专', '中专', '高中', '初中及以下'] as const
export const DEGREES = ['博士', '硕士', '学士', '无'] as const
export const POLITICAL_STATUSES = ['中共党员', '中共预备党员', '共青团员', '民主党派', '无党派人士', '群众'] as const

/** Words for the fields of a roster, as reasons and comparisons name them. */
export const rosterFieldLabels: Record<string, string> = {
  name: '姓名',
  sex: '性别',
  idNumber: '身份证号',
  birthDate: '出生年月',
  workStartDate: '参加工作时间',
  phone: '手机号码',
  unit: '单位',
  line: '条线',
  post: '职务',
  education: '学历',
  degree: '学位',
  politicalStatus: '政治面貌',
  ethnicity: '民族',
}
