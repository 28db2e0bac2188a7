import { addDays, type DateOnly, startOfDay, wholeYearsBetween } from '@/lib/platform/dates'
import { lastDayInOffice } from '@/lib/titles/retirement'
import { appraisalsOf, careerOf, postFor, sanctionOf, schooling, workStart } from './careers'
import { type OrgPlan, type PlanPerson, SEED_DAY, type Tier } from './city-plan'
import { type PostFamily, seedLines } from './data/lines'
import { type NamedPerson, namedPeople } from './data/people'
import { externalBodies, type SeedUnit, seedUnits } from './data/units'
import { type IdentityMaker, identityMaker } from './identities'
import type { Random } from './random'

/** Everybody in the files: people in office, those who left or retired in the last four years, and experts from outside. */
export const PEOPLE_COUNT = 6000
const EXTERNAL_COUNT = 10

const specialitiesOf = new Map(seedLines.map(({ code, specialities }) => [code, specialities]))

function birthYear(random: Random): number {
  const [from, to] = random.weighted<[number, number]>([
    [[1966, 1970], 12],
    [[1971, 1975], 15],
    [[1976, 1980], 17],
    [[1981, 1985], 18],
    [[1986, 1990], 19],
    [[1991, 1995], 14],
    [[1996, 2001], 8],
  ])
  return random.int(from, to)
}

function birthIn(random: Random, year: number): DateOnly {
  return addDays(`${year}-01-01`, random.int(0, 364))
}

function tierOf(random: Random, workStartDate: DateOnly, staffKind: 'cadre' | 'worker'): Tier {
  if (staffKind === 'worker') return 'worker'
  const years = wholeYearsBetween(workStartDate, SEED_DAY)
  if (years < 7) return 'junior'
  return years >= 15 && random.chance(0.5) ? 'senior' : 'middle'
}

type Ending = { status: PlanPerson['status']; lastDay: DateOnly | null; statusOn: DateOnly | null }
const inService: Ending = { status: 'active', lastDay: null, statusOn: null }

/** Who is no longer in office, and since when; `lastDay` is the last one in office. */
function endingOf(random: Random, statutory: DateOnly | null, workStartDate: DateOnly): Ending | null {
  if (statutory && statutory < SEED_DAY) {
    return statutory < '2021-09-30' ? null : { status: 'retired', lastDay: statutory, statusOn: addDays(statutory, 1) }
  }
  const lastDay = addDays('2021-10-01', random.int(0, 1400))
  if (lastDay <= addDays(workStartDate, 400)) return inService
  if (random.chance(0.012)) return { status: 'left', lastDay, statusOn: addDays(lastDay, 1) }
  if (random.chance(0.0008)) return { status: 'deceased', lastDay, statusOn: addDays(lastDay, 1) }
  return inService
}

type Body = { unit: SeedUnit; lineCode: string; family: PostFamily }

function makePerson(
  random: Random,
  identity: IdentityMaker,
  org: OrgPlan,
  { unit, lineCode, family }: Body,
  named?: NamedPerson,
): PlanPerson | null {
  const womenShare: Partial<Record<PostFamily, number>> = { school: 0.62, hospital: 0.64, police: 0.18, rescue: 0.06 }
  const sex = named?.sex ?? (random.chance(womenShare[family] ?? 0.42) ? 'female' : 'male')
  const birthDate = named?.birthDate ?? birthIn(random, birthYear(random))
  const staffKind = !named && random.chance(family === 'organ' ? 0.04 : 0.06) ? 'worker' : 'cadre'
  const study = schooling(random, Number(birthDate.slice(0, 4)), family, staffKind === 'worker')
  const workStartDate = workStart(random, birthDate, study.age)
  if (workStartDate > '2025-08-31') return null
  const ending = named ? inService : endingOf(random, lastDayInOffice({ sex, birthDate, staffKind, retiresOn: null }), workStartDate)
  if (!ending || (ending.lastDay !== null && ending.lastDay <= unit.openedOn)) return null
  const tier = named?.tier ?? tierOf(random, workStartDate, staffKind)
  const post = named?.post ?? postFor(random, family, tier)
  const ability = random.normal(tier === 'senior' ? 0.35 : 0, 1)
  const spells = careerOf(random, {
    unit,
    lineCode,
    family,
    tier,
    workStartDate,
    lastDay: ending.lastDay,
    endReason: ending.status === 'active' ? null : ending.status,
    post,
    unitIdOf: org.unitIdOf,
    lineIdOf: org.lineIdOf,
  })
  const known = specialitiesOf.get(lineCode) ?? []
  return {
    id: random.uuid(startOfDay('2021-03-01')),
    name: named?.name ?? identity.name(sex, birthDate),
    sex,
    birthDate,
    idNumber: identity.idNumber(sex, birthDate),
    phone: identity.phone(),
    education: named?.education ?? study.education,
    degree: named ? (named.education === '硕士研究生' ? '硕士' : '学士') : study.degree,
    politicalStatus:
      tier === 'leader'
        ? '中共党员'
        : random.weighted([
            ['中共党员', 62],
            ['群众', 30],
            ['民主党派', 5],
            ['共青团员', workStartDate > '2020-01-01' ? 12 : 0],
          ]),
    post,
    workStartDate,
    staffKind,
    affiliation: 'internal',
    specialities: named?.specialities
      ? [...named.specialities]
      : staffKind === 'worker'
        ? []
        : random.sample(
            known,
            random.weighted([
              [1, 5],
              [2, 4],
              [3, 1],
            ]),
          ),
    bio: null,
    status: ending.status,
    statusOn: ending.statusOn,
    unitId: org.unitIdOf(unit.code),
    lineId: org.lineIdOf(lineCode),
    tier,
    ability: named ? Math.max(0.8, ability) : ability,
    spells,
    appraisals: appraisalsOf(random, workStartDate, ending.lastDay, named ? 0.8 : ability),
    sanctions: !named && random.chance(0.006) ? [sanctionOf(random)] : [],
  }
}

/** Experts from outside: on file as reviewers, counted nowhere. Their unit is the office that keeps them. */
function makeExternal(random: Random, identity: IdentityMaker, org: OrgPlan, index: number): PlanPerson {
  const sex = random.chance(0.4) ? 'female' : 'male'
  const birthDate = birthIn(random, random.int(1964, 1978))
  const line = seedLines[index % seedLines.length] ?? random.pick(seedLines)
  const body = externalBodies[index % externalBodies.length] ?? externalBodies[0]
  const post = `${body}${body.endsWith('医院') ? '主任医师' : body.endsWith('大学') ? '教授' : '研究员'}`
  const startsOn = '2021-03-01'
  return {
    id: random.uuid(startOfDay(startsOn)),
    name: identity.name(sex, birthDate),
    sex,
    birthDate,
    idNumber: identity.idNumber(sex, birthDate),
    phone: identity.phone(),
    education: '博士研究生',
    degree: '博士',
    politicalStatus: random.pick(['中共党员', '民主党派', '无党派人士']),
    post,
    workStartDate: `${Number(birthDate.slice(0, 4)) + 29}-07-01`,
    staffKind: 'cadre',
    affiliation: 'external',
    specialities: random.sample(line.specialities, 2),
    bio: null,
    status: 'active',
    statusOn: null,
    unitId: org.unitIdOf('1201'),
    lineId: org.lineIdOf(line.code),
    tier: 'senior',
    ability: 1,
    spells: [
      {
        id: random.uuid(startOfDay(startsOn)),
        unitId: org.unitIdOf('1201'),
        lineId: org.lineIdOf(line.code),
        post,
        lineSince: startsOn,
        startsOn,
        endsOn: null,
        endReason: null,
      },
    ],
    appraisals: [],
    sanctions: [],
  }
}

/** How many people each unit gets, so that all of them are `total`. */
function headcounts(total: number): Map<string, number> {
  const sum = seedUnits.reduce((all, unit) => all + unit.size, 0)
  const counts = new Map(seedUnits.map((unit) => [unit.code, Math.floor((unit.size * total) / sum)]))
  let left = total - [...counts.values()].reduce((all, count) => all + count, 0)
  for (const unit of [...seedUnits].sort((a, b) => b.size - a.size)) {
    if (left-- <= 0) break
    counts.set(unit.code, (counts.get(unit.code) ?? 0) + 1)
  }
  return counts
}

/** The two eldest seniors of a body lead it. */
function promoteLeaders(random: Random, members: PlanPerson[], family: PostFamily): void {
  if (members.some((person) => person.tier === 'leader')) return
  const eldest = members
    .filter((person) => person.tier === 'senior' && person.status === 'active')
    .sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))
  eldest.slice(0, 3).forEach((person, index) => {
    const post = index === 0 ? 'head' : 'deputy'
    person.tier = 'leader'
    person.post = postOfLeader(random, family, post)
    const last = person.spells.at(-1)
    if (last) last.post = person.post
    person.politicalStatus = '中共党员'
  })
}

function postOfLeader(random: Random, family: PostFamily, rank: 'head' | 'deputy'): string {
  for (;;) {
    const post = postFor(random, family, 'leader')
    if (post.includes('副') === (rank === 'deputy')) return post
  }
}

/** 6,000 people; the named ones first in their units. */
export function planPeople(random: Random, org: OrgPlan): { people: PlanPerson[]; named: Map<string, PlanPerson> } {
  const identity = identityMaker(
    random.fork('identities'),
    namedPeople.map(({ name }) => name),
  )
  const people: PlanPerson[] = []
  const named = new Map<string, PlanPerson>()
  for (const [code, count] of headcounts(PEOPLE_COUNT - EXTERNAL_COUNT)) {
    const unit = seedUnits.find((item) => item.code === code)
    if (!unit || count === 0) continue
    const members: PlanPerson[] = []
    const stream = random.fork(`unit ${code}`)
    for (const item of namedPeople.filter((person) => person.unit === code)) {
      const person = makePerson(stream, identity, org, { unit, lineCode: item.line, family: unit.family }, item)
      if (!person) throw new Error(`no career for ${item.key}`)
      named.set(item.key, person)
      members.push(person)
    }
    while (members.length < count) {
      const person = makePerson(stream, identity, org, { unit, lineCode: stream.weighted(unit.lines), family: unit.family })
      if (person) members.push(person)
    }
    promoteLeaders(stream, members, unit.family)
    people.push(...members)
  }
  const outside = random.fork('external')
  for (let index = 0; index < EXTERNAL_COUNT; index++) people.push(makeExternal(outside, identity, org, index))
  return { people, named }
}
