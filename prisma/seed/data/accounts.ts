import type { Role } from '@/lib/platform/access/roles'

/** One password for every account of the demo. It opens nothing outside it. */
export const DEMO_PASSWORD = 'Lanzhou-Demo-2025'

export type SeedGrant = { role: Role; unit?: string; round?: 'closed' | 'publicity' | 'reviewing' | 'nominating' | 'brand' }

export type SeedAccount = {
  login: string
  name: string
  /** Key of a named person. */
  person?: string
  grants: readonly SeedGrant[]
  /** Shown as a card on the log-in page. */
  card?: { unitName: string; blurb: string; order: number }
}

/** Accounts by role; reviewers, further talents and panel members are added from the city's people. */
export const seedAccounts: readonly SeedAccount[] = [
  {
    login: 'leader',
    name: '陈敬之',
    grants: [{ role: 'cityLeader' }],
    card: { unitName: '中共澜州市委', blurb: '全市指标、趋势与到期预警', order: 1 },
  },
  {
    login: 'office',
    name: '赵庭安',
    grants: [{ role: 'cityOffice' }],
    card: { unitName: '市人才办', blurb: '周期、评选、公示、命名全程', order: 2 },
  },
  {
    login: 'hr',
    name: '刘砚芳',
    person: 'hr',
    grants: [{ role: 'unitHr', unit: '21' }],
    card: { unitName: '云溪区', blurb: '名册、推荐申报、材料与导入', order: 3 },
  },
  {
    login: 'unit',
    name: '孟怀远',
    person: 'unit',
    grants: [{ role: 'unitLeader', unit: '21' }],
    card: { unitName: '云溪区', blurb: '审议推荐，看本单位短板', order: 4 },
  },
  {
    login: 'talent',
    name: '周明川',
    person: 'talent',
    grants: [{ role: 'talent' }],
    card: { unitName: '云溪区人民法院', blurb: '我的称号、证书与公开意愿', order: 7 },
  },
  {
    login: 'supervisor',
    name: '高正仪',
    grants: [{ role: 'supervisor' }],
    card: { unitName: '派驻纪检监察组', blurb: '回避、评分、异议全程监督，只读', order: 8 },
  },
  {
    login: 'partner',
    name: '许知味',
    grants: [{ role: 'partner' }],
    card: { unitName: '澜州大学', blurb: '合作项目、实习学生、报告', order: 9 },
  },
  {
    login: 'sysadmin',
    name: '系统管理员',
    grants: [{ role: 'sysAdmin' }],
    card: { unitName: '三员之一', blurb: '账号与系统运行', order: 10 },
  },
  {
    login: 'secadmin',
    name: '安全管理员',
    grants: [{ role: 'securityAdmin' }],
    card: { unitName: '三员之一', blurb: '角色授权与安全策略', order: 11 },
  },
  {
    login: 'auditor',
    name: '审计员',
    grants: [{ role: 'auditor' }],
    card: { unitName: '三员之一', blurb: '操作记录与记录链核验', order: 12 },
  },
  { login: 'double', name: '郭清如', person: 'double', grants: [{ role: 'unitHr', unit: '22' }, { role: 'talent' }] },
  { login: 'office2', name: '沈知行', grants: [{ role: 'cityOffice' }] },
  { login: 'hr-fayuan', name: '何静宜', grants: [{ role: 'unitHr', unit: '0102' }] },
  { login: 'leader-fayuan', name: '宋廷岳', grants: [{ role: 'unitLeader', unit: '0102' }] },
  { login: 'hr-jiaoyu', name: '程婉仪', grants: [{ role: 'unitHr', unit: '0201' }] },
  { login: 'leader-jiaoyu', name: '郑怀谦', grants: [{ role: 'unitLeader', unit: '0201' }] },
  { login: 'hr-weijian', name: '丁书瑶', grants: [{ role: 'unitHr', unit: '0301' }] },
  { login: 'leader-weijian', name: '潘济川', grants: [{ role: 'unitLeader', unit: '0301' }] },
  { login: 'hr-zhujian', name: '邱若兰', grants: [{ role: 'unitHr', unit: '0601' }] },
  { login: 'hr-shuju', name: '白亦舟', grants: [{ role: 'unitHr', unit: '0502' }] },
  { login: 'hr-anping', name: '方以宁', grants: [{ role: 'unitHr', unit: '26' }] },
  { login: 'leader-anping', name: '魏长河', grants: [{ role: 'unitLeader', unit: '26' }] },
]

/** Appointed members of the leading group for this year's rounds, the chair first. */
export const panelMembers: readonly { name: string; post: string; person?: string; login?: string }[] = [
  { name: '林学谦', post: '市人力资源和社会保障局局长', person: 'panelist', login: 'panelist' },
  { name: '陆承礼', post: '市委组织部副部长', login: 'panelist01' },
  { name: '顾维中', post: '市委政法委副书记', login: 'panelist02' },
  { name: '秦若水', post: '市教育局副局长', login: 'panelist03' },
  { name: '贺明远', post: '市卫生健康委员会副主任', login: 'panelist04' },
  { name: '汪亦农', post: '市农业农村局副局长' },
  { name: '施文清', post: '市科学技术局副局长' },
  { name: '葛绍光', post: '市财政局副局长' },
  { name: '严思齐', post: '市住房和城乡建设局副局长' },
  { name: '文景和', post: '市总工会副主席' },
  { name: '陶行健', post: '市应急管理局副局长' },
]

/** Members with an account of their own: the panel of the rounds that have yet to meet, on screens. */
export const panelOnScreen = panelMembers.flatMap((member) => (member.login ? [{ ...member, login: member.login }] : []))
