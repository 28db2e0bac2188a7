import type { Tier } from '../city-plan'

/** People whom the demonstration names: they sign in, or are met on the way. All invented. */
export type NamedPerson = {
  key: string
  name: string
  sex: 'male' | 'female'
  birthDate: string
  unit: string
  line: string
  tier: Tier
  post: string
  education: string
  specialities?: readonly string[]
}

export const namedPeople: readonly NamedPerson[] = [
  {
    key: 'leader',
    name: '陈敬之',
    sex: 'male',
    birthDate: '1970-03-12',
    unit: '1201',
    line: 'governance',
    tier: 'leader',
    post: '部务会成员',
    education: '硕士研究生',
  },
  {
    key: 'office',
    name: '赵庭安',
    sex: 'male',
    birthDate: '1978-06-21',
    unit: '1201',
    line: 'governance',
    tier: 'leader',
    post: '市人才办主任',
    education: '硕士研究生',
  },
  {
    key: 'hr',
    name: '刘砚芳',
    sex: 'female',
    birthDate: '1985-04-09',
    unit: '2101',
    line: 'governance',
    tier: 'middle',
    post: '干部科科长',
    education: '大学本科',
  },
  {
    key: 'unit',
    name: '孟怀远',
    sex: 'male',
    birthDate: '1973-11-02',
    unit: '2101',
    line: 'governance',
    tier: 'leader',
    post: '部长',
    education: '大学本科',
  },
  {
    key: 'talent',
    name: '周明川',
    sex: 'male',
    birthDate: '1988-03-17',
    unit: '2111',
    line: 'politicsLaw',
    tier: 'middle',
    post: '一级法官',
    education: '硕士研究生',
    specialities: ['物业与相邻关系审判', '诉前调解'],
  },
  {
    key: 'panelist',
    name: '林学谦',
    sex: 'male',
    birthDate: '1969-08-30',
    unit: '1204',
    line: 'governance',
    tier: 'leader',
    post: '局长',
    education: '硕士研究生',
  },
  {
    key: 'supervisor',
    name: '高正仪',
    sex: 'female',
    birthDate: '1976-01-25',
    unit: '1201',
    line: 'governance',
    tier: 'senior',
    post: '派驻纪检监察组副组长',
    education: '大学本科',
  },
  {
    key: 'double',
    name: '郭清如',
    sex: 'female',
    birthDate: '1984-09-18',
    unit: '2201',
    line: 'governance',
    tier: 'middle',
    post: '干部科科长',
    education: '硕士研究生',
    specialities: ['就业服务', '社会组织培育'],
  },
]
