import type { PlanTitle, TitleCode } from '../city-plan'

export const seedTitles: readonly Omit<PlanTitle, 'id'>[] = [
  { code: 'nationalLeader', name: '国家级领军人才', plan: 'summit', rank: 1, termYears: 5 },
  { code: 'municipalLeader', name: '市级领军人才', plan: 'summit', rank: 2, termYears: 5 },
  { code: 'expert', name: '业务专家', plan: 'summit', rank: 3, termYears: 3 },
  { code: 'backbone', name: '业务骨干', plan: 'summit', rank: 4, termYears: 3 },
  { code: 'pacesetter', name: '业务标兵', plan: 'highland', rank: 1, termYears: 3 },
  { code: 'ace', name: '业务能手', plan: 'highland', rank: 2, termYears: 3 },
]

export const seedClasses = [
  { code: 'nationalLeader', name: '国家级领军人才', plan: 'summit', titleCodes: ['nationalLeader'] },
  { code: 'municipalLeader', name: '市级领军人才', plan: 'summit', titleCodes: ['municipalLeader'] },
  { code: 'practitioner', name: '业务人才', plan: 'highland', titleCodes: ['pacesetter', 'ace'] },
] as const

export const seedCycle = { name: '2021–2025', startsOn: '2021-01-01', endsOn: '2025-12-31' } as const

/** Per line and class: what is held when the city is seeded and what is to be reached; and practitioners whose term ends this year. */
export type LineFigures = {
  nationalLeader: readonly [held: number, target: number]
  municipalLeader: readonly [held: number, target: number]
  practitioner: readonly [held: number, target: number]
  due: number
}

const row = (national: [number, number], municipal: [number, number], practitioner: [number, number], due: number): LineFigures => ({
  nationalLeader: national,
  municipalLeader: municipal,
  practitioner,
  due,
})

export const lineFigures: Record<string, LineFigures> = {
  politicsLaw: row([4, 4], [16, 16], [70, 72], 5),
  education: row([3, 3], [11, 12], [50, 56], 9),
  health: row([2, 2], [8, 8], [38, 40], 2),
  industry: row([2, 3], [7, 9], [33, 44], 5),
  technology: row([0, 1], [4, 6], [26, 36], 3),
  construction: row([2, 2], [7, 7], [32, 32], 2),
  agriculture: row([1, 1], [6, 7], [29, 36], 3),
  finance: row([1, 1], [6, 6], [35, 36], 1),
  culture: row([2, 2], [6, 7], [33, 40], 3),
  emergency: row([3, 3], [9, 8], [28, 28], 2),
  ecology: row([2, 1], [6, 5], [29, 28], 1),
  governance: row([1, 1], [5, 5], [28, 32], 2),
}

/** A group of holders named on one day; `before` is the term that it renews. */
export type Cohort = {
  title: TitleCode
  startsOn: string
  document: string
  basis: 'conferral' | 'recognition' | 'history'
  before?: { startsOn: string; document: string }
}

/** The days on which terms of practitioners end before the year does, with how many of the 38 end on each. */
export const dueCohorts: readonly (Cohort & { count: number })[] = [
  { title: 'ace', startsOn: '2022-10-01', document: '澜人才发〔2022〕15号', basis: 'history', count: 6 },
  { title: 'ace', startsOn: '2022-11-01', document: '澜人才发〔2022〕17号', basis: 'history', count: 8 },
  { title: 'pacesetter', startsOn: '2022-12-01', document: '澜人才发〔2022〕21号', basis: 'history', count: 9 },
  { title: 'ace', startsOn: '2022-12-26', document: '澜人才发〔2022〕26号', basis: 'history', count: 15 },
]

/** Cohorts of practitioners in office beyond this year, with their shares. */
export const practitionerCohorts: readonly (readonly [Cohort, number])[] = [
  [{ title: 'ace', startsOn: '2023-12-15', document: '澜人才发〔2023〕22号', basis: 'history' }, 34],
  [
    {
      title: 'ace',
      startsOn: '2024-11-20',
      document: '澜人才发〔2024〕19号',
      basis: 'history',
      before: { startsOn: '2021-11-20', document: '澜人才发〔2021〕11号' },
    },
    14,
  ],
  [
    {
      title: 'ace',
      startsOn: '2025-04-20',
      document: '澜人才发〔2025〕6号',
      basis: 'history',
      before: { startsOn: '2022-04-20', document: '澜人才发〔2022〕5号' },
    },
    10,
  ],
  [{ title: 'ace', startsOn: '2024-06-28', document: '澜人才发〔2024〕9号', basis: 'history' }, 15],
  [{ title: 'pacesetter', startsOn: '2023-10-26', document: '澜人才发〔2023〕18号', basis: 'history' }, 15],
  [{ title: 'pacesetter', startsOn: '2024-10-25', document: '澜人才发〔2024〕16号', basis: 'history' }, 16],
]

export const leaderCohorts: Record<'nationalLeader' | 'municipalLeader', readonly (readonly [Cohort, number])[]> = {
  nationalLeader: [
    [{ title: 'nationalLeader', startsOn: '2021-05-20', document: '人才函〔2021〕8号', basis: 'recognition' }, 4],
    [{ title: 'nationalLeader', startsOn: '2022-06-15', document: '人才函〔2022〕11号', basis: 'recognition' }, 6],
    [{ title: 'nationalLeader', startsOn: '2023-05-30', document: '人才函〔2023〕9号', basis: 'recognition' }, 7],
    [{ title: 'nationalLeader', startsOn: '2024-06-10', document: '人才函〔2024〕12号', basis: 'recognition' }, 5],
  ],
  municipalLeader: [
    [{ title: 'municipalLeader', startsOn: '2021-06-18', document: '澜委人才〔2021〕4号', basis: 'history' }, 20],
    [{ title: 'municipalLeader', startsOn: '2022-07-01', document: '澜委人才〔2022〕6号', basis: 'history' }, 22],
    [{ title: 'municipalLeader', startsOn: '2023-06-30', document: '澜委人才〔2023〕5号', basis: 'history' }, 24],
    [{ title: 'municipalLeader', startsOn: '2024-07-05', document: '澜委人才〔2024〕7号', basis: 'history' }, 22],
  ],
}

/** Leaders whose term ends this year. */
export const dueLeaderCohorts = {
  nationalLeader: {
    count: 1,
    cohort: { title: 'nationalLeader', startsOn: '2020-12-25', document: '人才函〔2020〕19号', basis: 'recognition' },
  },
  municipalLeader: {
    count: 3,
    cohort: { title: 'municipalLeader', startsOn: '2020-12-01', document: '澜委人才〔2020〕11号', basis: 'history' },
  },
} as const satisfies Record<string, { count: number; cohort: Cohort }>

export const specialistCohorts: readonly (readonly [Cohort, number])[] = [
  [{ title: 'expert', startsOn: '2023-04-28', document: '澜人才发〔2023〕7号', basis: 'history' }, 14],
  [{ title: 'expert', startsOn: '2024-04-26', document: '澜人才发〔2024〕5号', basis: 'history' }, 24],
  [{ title: 'backbone', startsOn: '2023-04-28', document: '澜人才发〔2023〕8号', basis: 'history' }, 46],
  [{ title: 'backbone', startsOn: '2024-04-26', document: '澜人才发〔2024〕6号', basis: 'history' }, 44],
]

/** Terms that are over: who held them stays in the books. */
export const lapsedCohorts: readonly (readonly [Cohort, number])[] = [
  [{ title: 'ace', startsOn: '2021-11-20', document: '澜人才发〔2021〕11号', basis: 'history' }, 30],
  [{ title: 'ace', startsOn: '2022-04-20', document: '澜人才发〔2022〕5号', basis: 'history' }, 18],
  [{ title: 'expert', startsOn: '2021-04-30', document: '澜人才发〔2021〕3号', basis: 'history' }, 12],
  [{ title: 'backbone', startsOn: '2021-04-30', document: '澜人才发〔2021〕4号', basis: 'history' }, 20],
]
