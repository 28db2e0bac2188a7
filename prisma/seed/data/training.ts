import type { DateOnly } from '@/lib/platform/dates'
import type { TrainingManner } from '@/lib/training/labels'

export type SeedCourse = {
  name: string
  manner: TrainingManner
  /** Code of the organiser. */
  unit: string
  isCityWide: boolean
  host: string | null
  startsOn: DateOnly
  endsOn: DateOnly
  hours: number
  place: string | null
  content: string
}

const byOffice = { unit: '1201', isCityWide: true } as const
const school = '中共澜州市委党校'

/** The online academy of a year: what nearly everybody takes part in. */
export const academyCourses: readonly SeedCourse[] = [
  {
    ...byOffice,
    name: '2024年度干部网络学院必修课程',
    manner: 'online',
    host: '澜州市干部网络学院',
    startsOn: '2024-03-01',
    endsOn: '2024-11-30',
    hours: 40,
    place: null,
    content: '理论教育、法治思维、数字素养、应急管理四个模块，按要求完成视频课程和在线测试。',
  },
  {
    ...byOffice,
    name: '2025年度干部网络学院必修课程',
    manner: 'online',
    host: '澜州市干部网络学院',
    startsOn: '2025-03-03',
    endsOn: '2025-08-29',
    hours: 40,
    place: null,
    content: '理论教育、法治思维、数字素养、基层治理四个模块，按要求完成视频课程和在线测试。',
  },
]

/** Rounds of the same training in the hall, each person in one of them. */
export const hallCourses: readonly SeedCourse[] = [
  {
    ...byOffice,
    name: '2024年干部集中轮训班',
    manner: 'classroom',
    host: school,
    startsOn: '2024-05-13',
    endsOn: '2024-05-21',
    hours: 56,
    place: '市委党校学术报告厅',
    content: '专题辅导、分组研讨和现场测试。',
  },
  {
    ...byOffice,
    name: '2025年干部集中轮训第一期',
    manner: 'classroom',
    host: school,
    startsOn: '2025-04-14',
    endsOn: '2025-04-22',
    hours: 56,
    place: '市委党校学术报告厅',
    content: '专题辅导、案例研讨和结业测试。',
  },
  {
    ...byOffice,
    name: '2025年干部集中轮训第二期',
    manner: 'classroom',
    host: school,
    startsOn: '2025-05-19',
    endsOn: '2025-05-27',
    hours: 56,
    place: '市委党校学术报告厅',
    content: '专题辅导、案例研讨和结业测试。',
  },
  {
    ...byOffice,
    name: '2025年干部集中轮训第三期',
    manner: 'classroom',
    host: school,
    startsOn: '2025-06-16',
    endsOn: '2025-06-24',
    hours: 56,
    place: '市委党校学术报告厅',
    content: '专题辅导、案例研讨和结业测试。',
  },
]

/** Announced for later: nobody is on its record yet. */
export const comingCourse: SeedCourse = {
  ...byOffice,
  name: '全市数字化履职能力提升班',
  manner: 'classroom',
  host: '澜州职业技术学院',
  startsOn: '2025-10-20',
  endsOn: '2025-10-24',
  hours: 32,
  place: '澜州职业技术学院实训中心',
  content: '数据共享应用、智能办公工具和网络安全实操。',
}

/** What units teach themselves, by turns. */
export const unitCourses: readonly { suffix: string; manner: TrainingManner; hours: number; days: number; content: string }[] = [
  {
    suffix: '典型案例教学',
    manner: 'caseStudy',
    hours: 16,
    days: 2,
    content: '选取近两年的典型案例，由承办人讲解办理过程，分组讨论得失。',
  },
  { suffix: '现场教学', manner: 'onSite', hours: 12, days: 2, content: '到一线点位观摩做法，现场演示操作流程，当场答疑。' },
  { suffix: '业务培训班', manner: 'classroom', hours: 24, days: 3, content: '新政策新规范解读、实务操作要点和结业测试。' },
]

export const seedDocuments = [
  { kind: 'education', note: '硕士研究生毕业证书', name: '毕业证书.pdf', on: '2023-12-20' },
  { kind: 'professionalTitle', note: '专业技术资格证书', name: '职称证书.pdf', on: '2024-06-18' },
  { kind: 'rewardOrSanction', note: '2024年度嘉奖', name: '嘉奖决定.pdf', on: '2025-02-10' },
] as const
