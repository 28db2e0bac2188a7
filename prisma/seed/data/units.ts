import type { PostFamily } from './lines'

/** A body of the city: its lines with their share of its people, and roughly how many it has. */
export type SeedUnit = {
  code: string
  name: string
  shortName: string
  parent: string | null
  level: 'city' | 'district' | 'grassroots'
  isLegalBody: boolean
  family: PostFamily
  lines: readonly (readonly [string, number])[]
  size: number
  openedOn: string
}

const FOUNDED = '1984-05-01'

export const cityRoot: SeedUnit = {
  code: '00',
  name: '澜州市',
  shortName: '澜州市',
  parent: null,
  level: 'city',
  isLegalBody: false,
  family: 'organ',
  lines: [],
  size: 0,
  openedOn: FOUNDED,
}

type CityRow = readonly [
  code: string,
  name: string,
  shortName: string,
  family: PostFamily,
  line: string,
  size: number,
  openedOn?: string,
  parent?: string,
]

/** City bureaus and their institutions. An institution under a bureau is a legal body of its own. */
const cityRows: readonly CityRow[] = [
  ['0101', '中共澜州市委政法委员会', '市委政法委', 'organ', 'politicsLaw', 34],
  ['0102', '澜州市中级人民法院', '市中院', 'court', 'politicsLaw', 150],
  ['0103', '澜州市人民检察院', '市检察院', 'procuratorate', 'politicsLaw', 130],
  ['0104', '澜州市公安局', '市公安局', 'police', 'politicsLaw', 260],
  ['0105', '澜州市司法局', '市司法局', 'organ', 'politicsLaw', 70],
  ['0201', '澜州市教育局', '市教育局', 'organ', 'education', 62],
  ['0202', '澜州市第一中学', '市一中', 'school', 'education', 165, undefined, '0201'],
  ['0203', '澜州职业技术学院', '澜州职院', 'college', 'education', 190, '2003-09-01', '0201'],
  ['0301', '澜州市卫生健康委员会', '市卫健委', 'organ', 'health', 58],
  ['0302', '澜州市第一人民医院', '市一医院', 'hospital', 'health', 320, undefined, '0301'],
  ['0303', '澜州市中医医院', '市中医院', 'hospital', 'health', 170, undefined, '0301'],
  ['0304', '澜州市疾病预防控制中心', '市疾控中心', 'institute', 'health', 95, '2001-06-01', '0301'],
  ['0401', '澜州市工业和信息化局', '市工信局', 'organ', 'industry', 85],
  ['0402', '澜州市市场监督管理局', '市市场监管局', 'organ', 'industry', 120],
  ['0404', '澜州经济技术开发区管理委员会', '澜州经开区', 'organ', 'industry', 110, '1996-03-01'],
  ['0501', '澜州市科学技术局', '市科技局', 'organ', 'technology', 84],
  ['0502', '澜州市数据局', '市数据局', 'organ', 'technology', 118, '2017-11-01'],
  ['0601', '澜州市住房和城乡建设局', '市住建局', 'organ', 'construction', 108],
  ['0602', '澜州市自然资源和规划局', '市资源规划局', 'organ', 'construction', 116],
  ['0603', '澜州市交通运输局', '市交通局', 'organ', 'construction', 112],
  ['0701', '澜州市农业农村局', '市农业农村局', 'organ', 'agriculture', 92],
  ['0702', '澜州市水利局', '市水利局', 'organ', 'agriculture', 84],
  ['0703', '澜州市农业科学研究院', '市农科院', 'institute', 'agriculture', 118, undefined, '0701'],
  ['0801', '澜州市财政局', '市财政局', 'organ', 'finance', 102],
  ['0802', '澜州市审计局', '市审计局', 'organ', 'finance', 72],
  ['0901', '澜州市文化广电和旅游局', '市文旅局', 'organ', 'culture', 88],
  ['0902', '澜州市博物馆', '市博物馆', 'institute', 'culture', 74, undefined, '0901'],
  ['0903', '澜州市图书馆', '市图书馆', 'institute', 'culture', 66, undefined, '0901'],
  ['1001', '澜州市应急管理局', '市应急局', 'organ', 'emergency', 90, '2019-01-12'],
  ['1002', '澜州市消防救援支队', '市消防支队', 'rescue', 'emergency', 160],
  ['1101', '澜州市生态环境局', '市生态环境局', 'organ', 'ecology', 128],
  ['1102', '澜州市林业局', '市林业局', 'organ', 'ecology', 66],
  ['1201', '中共澜州市委组织部', '市委组织部', 'organ', 'governance', 56],
  ['1202', '中共澜州市委社会工作部', '市委社工部', 'organ', 'governance', 44, '2023-12-01'],
  ['1203', '澜州市民政局', '市民政局', 'organ', 'governance', 72],
  ['1204', '澜州市人力资源和社会保障局', '市人社局', 'organ', 'governance', 98],
]

type DistrictRow = readonly [code: string, name: string, bureaus: readonly DistrictBody[], grassroots: readonly DistrictBody[]]
type DistrictBody = readonly [
  suffix: string,
  shortSuffix: string,
  family: PostFamily,
  lines: readonly (readonly [string, number])[],
  size: number,
]

const court: DistrictBody = ['人民法院', '法院', 'court', [['politicsLaw', 1]], 62]
const police: DistrictBody = ['公安分局', '公安分局', 'police', [['politicsLaw', 1]], 88]
const justice: DistrictBody = ['人民检察院', '检察院', 'procuratorate', [['politicsLaw', 1]], 54]
const education: DistrictBody = ['教育局', '教育局', 'organ', [['education', 1]], 52]
const health: DistrictBody = ['卫生健康局', '卫健局', 'organ', [['health', 1]], 46]
const building: DistrictBody = [
  '住房和城乡建设局',
  '住建局',
  'organ',
  [
    ['construction', 0.8],
    ['ecology', 0.2],
  ],
  54,
]
const farming: DistrictBody = [
  '农业农村局',
  '农业农村局',
  'organ',
  [
    ['agriculture', 0.85],
    ['ecology', 0.15],
  ],
  66,
]
const economy: DistrictBody = [
  '发展和经济信息局',
  '经信局',
  'organ',
  [
    ['industry', 0.5],
    ['finance', 0.25],
    ['technology', 0.25],
  ],
  56,
]
const culture: DistrictBody = [
  '文化和旅游局',
  '文旅局',
  'organ',
  [
    ['culture', 0.85],
    ['technology', 0.15],
  ],
  44,
]
const safety: DistrictBody = [
  '应急管理局',
  '应急局',
  'organ',
  [
    ['emergency', 0.85],
    ['ecology', 0.15],
  ],
  46,
]
const money: DistrictBody = ['财政局', '财政局', 'organ', [['finance', 1]], 44]

function street(name: string): DistrictBody {
  return [
    `${name}街道办事处`,
    `${name}街道`,
    'street',
    [
      ['governance', 0.62],
      ['emergency', 0.14],
      ['construction', 0.14],
      ['culture', 0.1],
    ],
    52,
  ]
}
function town(name: string): DistrictBody {
  return [
    `${name}镇人民政府`,
    `${name}镇`,
    'street',
    [
      ['governance', 0.4],
      ['agriculture', 0.36],
      ['emergency', 0.12],
      ['finance', 0.12],
    ],
    50,
  ]
}
const school = (name: string): DistrictBody => [name, name, 'school', [['education', 1]], 78]
const hospital = (name: string): DistrictBody => [name, name, 'hospital', [['health', 1]], 92]

const districtRows: readonly DistrictRow[] = [
  ['21', '云溪区', [court, education, economy], [street('望江'), school('实验学校')]],
  ['22', '鹤湖区', [police, health, culture], [street('鹤鸣'), hospital('人民医院')]],
  ['23', '临港区', [justice, economy, safety], [street('潮音')]],
  ['24', '石埠区', [education, building], [street('石桥'), hospital('中心医院')]],
  ['25', '东岭区', [police, money], [street('松涛')]],
  ['26', '安平县', [court, farming], [town('清渡')]],
  ['27', '青坞县', [education, culture], [town('竹溪')]],
  ['28', '苇塘县', [farming, safety], [town('荻港')]],
  ['29', '桐川县', [health, building], [town('云岭')]],
]

function cityUnit([code, name, shortName, family, line, size, openedOn, parent]: CityRow): SeedUnit {
  return {
    code,
    name,
    shortName,
    parent: parent ?? cityRoot.code,
    level: 'city',
    isLegalBody: true,
    family,
    lines: [[line, 1]],
    size,
    openedOn: openedOn ?? FOUNDED,
  }
}

function districtUnits([code, name, bureaus, grassroots]: DistrictRow): SeedUnit[] {
  const body =
    (level: 'district' | 'grassroots', first: number) =>
    (part: DistrictBody, index: number): SeedUnit => {
      const [suffix, shortSuffix, family, lines, size] = part
      const isOwnName = level === 'grassroots' && family === 'street'
      return {
        code: `${code}${String(first + index).padStart(2, '0')}`,
        // A street or a town is known by its own name; a bureau by that of its district.
        name: `${name}${suffix}`,
        shortName: isOwnName ? shortSuffix : `${name.slice(0, 2)}${shortSuffix}`,
        parent: code,
        level,
        isLegalBody: true,
        family,
        lines,
        size,
        openedOn: FOUNDED,
      }
    }
  const seat: SeedUnit = {
    code,
    name,
    shortName: name,
    parent: cityRoot.code,
    level: 'district',
    isLegalBody: false,
    family: 'organ',
    lines: [],
    size: 0,
    openedOn: FOUNDED,
  }
  const organs: DistrictBody = ['委组织部', '委组织部', 'organ', [['governance', 1]], 30]
  const head = body('district', 1)(organs, 0)
  return [
    seat,
    { ...head, name: `中共${name}委组织部`, shortName: `${name}委组织部` },
    ...bureaus.map(body('district', 11)),
    ...grassroots.map(body('grassroots', 51)),
  ]
}

/** Bodies of the past: merged into others or renamed, with the day on which it happened. */
export const formerUnit: SeedUnit = {
  code: '0904',
  name: '澜州市文物局',
  shortName: '市文物局',
  parent: cityRoot.code,
  level: 'city',
  isLegalBody: true,
  family: 'organ',
  lines: [['culture', 1]],
  size: 0,
  openedOn: '1998-07-01',
}

export const reorganisations = {
  /** 市文物局 → 市文旅局 */
  merger: {
    from: '0904',
    to: '0901',
    lastDay: '2022-06-30',
    reason: '市级机构改革：市文物局职责并入市文化广电和旅游局，不再保留市文物局。',
  },
  /** 市大数据管理局 → 市数据局 */
  renaming: {
    unit: '0502',
    formerName: '澜州市大数据管理局',
    formerShortName: '市大数据局',
    lastDay: '2024-01-31',
    reason: '市级机构改革：市大数据管理局更名为市数据局。',
  },
  /** 市委社会工作部, made from people of 市民政局 and 市委组织部 */
  founding: { to: '1202', from: ['1203', '1201'], day: '2023-12-01', reason: '组建市委社会工作部，划入市民政局、市委组织部相关职责。' },
} as const

export const seedUnits: readonly SeedUnit[] = [cityRoot, ...cityRows.map(cityUnit), formerUnit, ...districtRows.flatMap(districtUnits)]

/** External bodies that experts come from. */
export const externalBodies = ['澜州大学', '省社会科学院', '省产业技术研究院', '东南政法大学', '省人民医院'] as const
