import { addDays, addMonths, addYears, type DateOnly, laterOf, startOfDay, wholeYearsBetween } from '@/lib/platform/dates'
import { type PlanPerson, type PlanSpell, SEED_DAY, type Tier } from './city-plan'
import { type PostFamily, posts } from './data/lines'
import { reorganisations, type SeedUnit, seedUnits } from './data/units'
import type { Random } from './random'

/** The post that fits a tier in a kind of body. */
export function postFor(random: Random, family: PostFamily, tier: Tier): string {
  return random.pick(posts[family][tier])
}

/** Ends of terms of education and what they are followed by. */
export function schooling(
  random: Random,
  birthYear: number,
  family: PostFamily,
  isWorker: boolean,
): { education: string; degree: string; age: number } {
  const isAcademic = family === 'hospital' || family === 'college' || family === 'court' || family === 'procuratorate'
  const share = isAcademic ? 1.7 : 1
  if (isWorker) return random.chance(0.5) ? { education: '大专', degree: '无', age: 21 } : { education: '高中', degree: '无', age: 20 }
  const weights: [string, number][] =
    birthYear < 1975
      ? [
          ['大专', 34],
          ['大学本科', 58],
          ['硕士研究生', 7 * share],
          ['博士研究生', 0.8 * share],
        ]
      : birthYear < 1988
        ? [
            ['大专', 16],
            ['大学本科', 66],
            ['硕士研究生', 16 * share],
            ['博士研究生', 1.8 * share],
          ]
        : [
            ['大专', 7],
            ['大学本科', 63],
            ['硕士研究生', 27 * share],
            ['博士研究生', 2.5 * share],
          ]
  const education = random.weighted(weights)
  const after: Record<string, { degree: string; age: number }> = {
    大专: { degree: '无', age: 21 },
    大学本科: { degree: '学士', age: 22 },
    硕士研究生: { degree: '硕士', age: 25 },
    博士研究生: { degree: '博士', age: 29 },
  }
  return { education, ...(after[education] ?? { degree: '无', age: 22 }) }
}

export function workStart(random: Random, birthDate: DateOnly, age: number): DateOnly {
  const year =
    Number(birthDate.slice(0, 4)) +
    age +
    random.weighted([
      [0, 5],
      [1, 4],
      [2, 1],
    ])
  return `${year}-${random.weighted([
    ['07', 5],
    ['08', 4],
    ['09', 3],
    ['12', 1],
  ])}-01`
}

type CareerInput = {
  unit: SeedUnit
  lineCode: string
  family: PostFamily
  tier: Tier
  workStartDate: DateOnly
  /** Last day in the city's service; null while in it. */
  lastDay: DateOnly | null
  endReason: 'left' | 'retired' | 'deceased' | null
  post: string
  unitIdOf: (code: string) => string
  lineIdOf: (code: string) => string
}

const unitsByLine = new Map<string, SeedUnit[]>()
for (const unit of seedUnits) {
  for (const [line] of unit.size > 0 ? unit.lines : []) unitsByLine.set(line, [...(unitsByLine.get(line) ?? []), unit])
}

/** The unit that a person came from: mostly of the same line, always one that existed then. */
function formerUnitOf(random: Random, unit: SeedUnit, lineCode: string): { unit: SeedUnit; lineCode: string } {
  const sameLine = random.chance(0.8)
  const code = sameLine ? lineCode : random.pick([...unitsByLine.keys()])
  const others = (unitsByLine.get(code) ?? []).filter((other) => other.code !== unit.code && other.openedOn < '2000-01-01')
  const found = others.length > 0 ? random.pick(others) : null
  return found ? { unit: found, lineCode: code } : { unit, lineCode }
}

/** Spells from the first day of work on: half of a life in one body, a transfer for some, a reorganisation for those whom it touched. */
export function careerOf(random: Random, input: CareerInput): PlanSpell[] {
  const { unit, lineCode, family, tier, workStartDate, lastDay, endReason, post, unitIdOf, lineIdOf } = input
  const at = startOfDay(workStartDate < '1990-01-01' ? '1990-01-01' : workStartDate)
  const open: PlanSpell = {
    id: random.uuid(at),
    unitId: unitIdOf(unit.code),
    lineId: lineIdOf(lineCode),
    post,
    lineSince: workStartDate,
    startsOn: laterOf(workStartDate, unit.openedOn),
    endsOn: lastDay,
    endReason,
  }
  const earlier = (from: SeedUnit, fromLine: string, movedOn: DateOnly, why: 'transferred' | 'reorganised'): PlanSpell[] => [
    {
      id: random.uuid(at),
      unitId: unitIdOf(from.code),
      lineId: lineIdOf(fromLine),
      post: postFor(random, from.family, tier === 'worker' ? 'worker' : tier === 'leader' || tier === 'senior' ? 'middle' : 'junior'),
      lineSince: workStartDate,
      startsOn: laterOf(workStartDate, from.openedOn),
      endsOn: addDays(movedOn, -1),
      endReason: why,
    },
    { ...open, startsOn: movedOn, lineSince: fromLine === lineCode ? workStartDate : movedOn },
  ]
  const { merger, founding } = reorganisations
  const end = lastDay ?? SEED_DAY
  if (unit.code === founding.to && workStartDate < '2023-06-01' && end > founding.day) {
    const from = seedUnits.find((item) => item.code === random.pick(founding.from))
    return from ? earlier(from, lineCode, founding.day, 'reorganised') : [open]
  }
  if (unit.code === merger.to && workStartDate < '2022-01-01' && end > '2022-07-01' && random.chance(0.3)) {
    const from = seedUnits.find((item) => item.code === merger.from)
    return from ? earlier(from, lineCode, addDays(merger.lastDay, 1), 'reorganised') : [open]
  }
  const years = wholeYearsBetween(workStartDate, end)
  if (family === 'school' || years < 4 || !random.chance(0.17)) return [open]
  const from = formerUnitOf(random, unit, lineCode)
  if (from.unit.code === unit.code) return [open]
  const movedOn = `${addMonths(workStartDate, random.int(24, years * 12 - 12)).slice(0, 8)}01`
  return movedOn <= unit.openedOn || movedOn <= addYears(workStartDate, 1)
    ? [open]
    : earlier(from.unit, from.lineCode, movedOn, 'transferred')
}

/** Appraisals of the last five whole years in service; better people are excellent more often. */
export function appraisalsOf(random: Random, workStartDate: DateOnly, lastDay: DateOnly | null, ability: number): PlanPerson['appraisals'] {
  const years = [2020, 2021, 2022, 2023, 2024].filter(
    (year) => `${year}-07-02` > workStartDate && (lastDay === null || lastDay >= `${year}-12-31`),
  )
  const excellent = Math.min(0.6, Math.max(0.04, 0.17 + ability * 0.13))
  return years.map((year) => ({
    year,
    grade: random.chance(excellent)
      ? ('excellent' as const)
      : random.weighted([
          ['competent', 985],
          ['basic', 12 - ability * 3],
          ['incompetent', 2],
        ] as const),
  }))
}

const sanctionKinds: readonly (readonly [string, number])[] = [
  ['警告', 6],
  ['记过', 12],
  ['记大过', 18],
  ['降级', 24],
]
const sanctionReasons = [
  '违反工作纪律，履职不到位。',
  '违反中央八项规定精神，违规接受宴请。',
  '违反廉洁纪律，违规兼职取酬。',
  '工作失职，造成不良影响。',
  '违反公务用车管理规定。',
]

/** One sanction in the last four years, with the months that its influence lasts. */
export function sanctionOf(random: Random): PlanPerson['sanctions'][number] {
  const [kind, months] = random.weighted([
    [sanctionKinds[0], 5],
    [sanctionKinds[1], 3],
    [sanctionKinds[2], 1],
    [sanctionKinds[3], 1],
  ]) ?? ['警告', 6]
  const startsOn = addDays('2021-10-01', random.int(0, 1400))
  return {
    id: random.uuid(startOfDay(startsOn)),
    kind,
    reason: random.pick(sanctionReasons),
    startsOn,
    endsOn: addDays(addMonths(startsOn, months), -1),
  }
}
