/** What a roster says about a person. Names as the importing command reports them. */
export type RosterField =
  | 'name'
  | 'sex'
  | 'idNumber'
  | 'birthDate'
  | 'unit'
  | 'line'
  | 'post'
  | 'education'
  | 'degree'
  | 'politicalStatus'
  | 'workStartDate'
  | 'phone'
  | 'specialities'
  | 'staffKind'

export const ROSTER_FIELDS: readonly RosterField[] = [
  'name',
  'sex',
  'idNumber',
  'birthDate',
  'unit',
  'line',
  'post',
  'education',
  'degree',
  'politicalStatus',
  'workStartDate',
  'phone',
  'specialities',
  'staffKind',
]

export const ROSTER_FIELD_LABELS: Readonly<Record<RosterField, string>> = {
  name: '姓名',
  sex: '性别',
  idNumber: '身份证号',
  birthDate: '出生年月',
  unit: '单位',
  line: '条线',
  post: '职务',
  education: '学历',
  degree: '学位',
  politicalStatus: '政治面貌',
  workStartDate: '参加工作时间',
  phone: '手机号',
  specialities: '专业特长',
  staffKind: '干部/工人身份',
}

/** Columns that are no field of a person here but show that a row is a heading. */
export type HeadingMeaning = RosterField | 'sequence' | 'other'

export interface HeadingMatch {
  meaning: HeadingMeaning
  /** Of several columns for one field the lowest rank wins, then the leftmost. */
  rank: number
  /** The cell may hold more than the unit's name after it, e.g. the post. */
  isUnitWithPost?: boolean
}

const SYNONYMS: readonly (readonly [pattern: RegExp, match: HeadingMatch])[] = [
  [/^(姓名|名字)$/, { meaning: 'name', rank: 0 }],
  [
    /^(人员|干部|职工|员工|教师|学员|本人|干警|民警|警员|同志|工作人员|人才|人选|对象|推荐人选|中文)(姓名|名字|名称)$/,
    { meaning: 'name', rank: 1 },
  ],
  [/^性别$/, { meaning: 'sex', rank: 0 }],
  [/^(居民|公民|本人|第?二代|有效)*身份(证件?|号)(号码|号|编号|信息|码)?$/, { meaning: 'idNumber', rank: 0 }],
  [/^(有效)?证件号码?$/, { meaning: 'idNumber', rank: 1 }],
  [/^出生(年月日?|年、?月(、?日)?|日期|时间|年月份)?$|^生日$|^出生日$/, { meaning: 'birthDate', rank: 0 }],
  [
    /^(何时|何年何月)?(首次|初次|开始|始)?参加(革命)?工作的?(时间|年月日?|日期)?$|^参工(时间|年月|日期)$/,
    { meaning: 'workStartDate', rank: 0 },
  ],
  [/^(开始|首次|初次)?(工作|就业)(时间|年月|日期)$/, { meaning: 'workStartDate', rank: 1 }],
  [/^(本人|联系|个人)?(手机|移动电话)(号码|号|电话|电话号码)?$/, { meaning: 'phone', rank: 0 }],
  [/^(本人|个人)?(联系|联络)?(电话|方式|号码)(号码|号)?$/, { meaning: 'phone', rank: 1 }],
  [
    /^(现|现在|目前)?(所在|工作|所属|任职|就职|服务|供职|用人|所在工作|人事关系所在)?(单位|机构)(名称|全称)?$/,
    { meaning: 'unit', rank: 0 },
  ],
  [/^填报单位(名称)?$/, { meaning: 'unit', rank: 2 }],
  [
    /^(现)?(工作|所在|任职)?单位(及|和|与|、|\/)?(现任|现)?(职务|职位|岗位|部门)(职级)?$/,
    { meaning: 'unit', rank: 1, isUnitWithPost: true },
  ],
  [/^(所在|工作|所属)?部门((及|和|与|、|\/)?单位)?(名称)?$/, { meaning: 'unit', rank: 3, isUnitWithPost: true }],
  [/^(所属|所在|业务|工作|专业|分管|归口|从事|条线)*(条线|条口|业务线|线条)(名称|类别)?$/, { meaning: 'line', rank: 0 }],
  [/^(现任|担任|行政|现|主要|党内外|党政)*(职务|职位)(名称)?$/, { meaning: 'post', rank: 0 }],
  [/^(工作|现|所在|现任)?岗位(名称)?$|^职务(及|和|、|\/)?(职级|岗位|职称)$/, { meaning: 'post', rank: 1 }],
  [/^(现|现任)?职级$/, { meaning: 'post', rank: 2 }],
  [/^(最高|现有?|第一)?(学历|文化程度|受教育程度|教育程度)(层次)?$/, { meaning: 'education', rank: 0 }],
  [/^(全日制|在职)(学历|教育)$|^学历(及|和|、|\/)?学位$/, { meaning: 'education', rank: 1 }],
  [/^(最高|现有?)?学位$/, { meaning: 'degree', rank: 0 }],
  [/^(政治面貌|政治身份|党派)$/, { meaning: 'politicalStatus', rank: 0 }],
  [
    /^(业务|专业|个人|技术)?(特长|专长)(领域|方向)?$|^擅长(领域|专业|业务|方向)$|^(研究|业务|专业)(方向|领域)$/,
    { meaning: 'specialities', rank: 0 },
  ],
  [/^干部(\/|或|、)?工人(身份)?$|^(干部|人员|编制|职工|用工)?身份(类别|类型|性质)?$/, { meaning: 'staffKind', rank: 0 }],
  [/^人员(类别|类型|性质)$/, { meaning: 'staffKind', rank: 1 }],
  [/^(序号?|编号|行号|no\.?)$/i, { meaning: 'sequence', rank: 0 }],
  [
    /^(民族|籍贯|出生地|年龄|备注|附注|照片|职称|专业技术(职务|职称|资格)|毕业(院校|学校)(及专业)?|(所学)?专业|入党时间|健康状况|婚姻状况|任现职(务|级)?时间|家庭(住址|地址)|电子邮箱|邮箱|单位(性质|类别|编码|代码))$/,
    { meaning: 'other', rank: 0 },
  ],
]

/** Words over a column that speak of somebody else than the person of the row. */
export const ABOUT_OTHERS = /配偶|子女|家庭|父亲|母亲|家属|亲属|紧急|联系人|介绍人|推荐人|审核人|填表人|负责人/

const known = new Map<string, HeadingMatch | null>()

function matchCore(core: string): HeadingMatch | null {
  for (const [pattern, match] of SYNONYMS) if (pattern.test(core)) return match
  return null
}

function match(text: string): HeadingMatch | null {
  const bare = text.normalize('NFKC').replace(/[\s*※★☆:、，。.]+$|^[\s*※★☆]+|\s+/g, '')
  const core = bare.replace(/[(【[][^)】\]]*[)】\]]/g, '').replace(/[*※★☆:]/g, '')
  if (core === '' || core.length > 14) return null
  const direct = matchCore(core)
  if (direct) return direct
  const parts = core.split(/[/、|]/).filter((part) => part !== '')
  return parts.length > 1 ? (parts.map(matchCore).find((found) => found !== null) ?? null) : null
}

/** What a heading means, whatever its blanks, brackets, marks and width; null for a text that is no known heading. */
export function matchHeading(text: string): HeadingMatch | null {
  if (text.length > 40) return null
  const cached = known.get(text)
  if (cached !== undefined) return cached
  if (known.size > 5000) known.clear()
  const found = match(text)
  known.set(text, found)
  return found
}
