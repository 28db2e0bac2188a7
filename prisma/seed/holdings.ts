import { addDays, earlierOf, startOfDay } from '@/lib/platform/dates'
import { termEnd } from '@/lib/titles/terms'
import { apportion, type Draw, hasSanctionAfter, lineSinceOf } from './candidates'
import type { OrgPlan, PlanHolding, PlanPerson } from './city-plan'
import { seedLines } from './data/lines'
import {
  type Cohort,
  dueCohorts,
  dueLeaderCohorts,
  lapsedCohorts,
  leaderCohorts,
  lineFigures,
  practitionerCohorts,
  seedTitles,
  specialistCohorts,
} from './data/titles'
import type { Random } from './random'

const termYears = new Map(seedTitles.map(({ code, termYears: years }) => [code, years]))

type HoldingInput = { startsOn: string; document: string; isRenewal?: boolean; endsOn?: string; endReason?: string; state?: 'revoked' }

export function makeHolding(random: Random, person: PlanPerson, cohort: Pick<Cohort, 'title' | 'basis'>, input: HoldingInput): PlanHolding {
  const end = termEnd(input.startsOn, termYears.get(cohort.title) ?? 3)
  if (end === null) throw new Error('every title of the city has a term')
  return {
    id: random.uuid(startOfDay(input.startsOn)),
    personId: person.id,
    titleCode: cohort.title,
    startsOn: input.startsOn,
    endsOn: input.endsOn ?? end,
    termEndsOn: end,
    state: input.state ?? 'active',
    isRenewal: input.isRenewal ?? false,
    basis: cohort.basis,
    documentNumber: input.document,
    conferralId: null,
    endReason: input.endReason ?? null,
  }
}

function grant(random: Random, person: PlanPerson, cohort: Cohort): PlanHolding[] {
  const own = { startsOn: cohort.startsOn, document: cohort.document, isRenewal: cohort.before !== undefined }
  return [...(cohort.before ? [makeHolding(random, person, cohort, cohort.before)] : []), makeHolding(random, person, cohort, own)]
}

/** Grants spread over the cohorts by their shares: people of one line, who will be in office beyond this year. */
function grantOver(
  random: Random,
  draw: Draw,
  lineId: string,
  cohorts: readonly (readonly [Cohort, number])[],
  count: number,
): PlanHolding[] {
  const shares = apportion(
    count,
    cohorts.map(([, share]) => share),
  )
  const holdings: PlanHolding[] = []
  cohorts.forEach(([cohort], index) => {
    const people = draw.take(lineId, cohort.title, cohort.before?.startsOn ?? cohort.startsOn, shares[index] ?? 0)
    holdings.push(...people.flatMap((person) => grant(random, person, cohort)))
  })
  return holdings
}

function leadersOf(random: Random, draw: Draw, org: OrgPlan): PlanHolding[] {
  return (['nationalLeader', 'municipalLeader'] as const).flatMap((title) => {
    const { count, cohort } = dueLeaderCohorts[title]
    const dueLines = seedLines.filter(({ code }) => (lineFigures[code]?.[title][0] ?? 0) >= 2).slice(0, count)
    return seedLines.flatMap(({ code }) => {
      const held = lineFigures[code]?.[title][0] ?? 0
      const lineId = org.lineIdOf(code)
      const due = dueLines.some((line) => line.code === code)
        ? draw.take(lineId, title, cohort.startsOn, 1).flatMap((person) => grant(random, person, cohort))
        : []
      return [...due, ...grantOver(random, draw, lineId, random.shuffled(leaderCohorts[title]), held - due.length)]
    })
  })
}

/** Which of the days of the year's end each line's expiring terms fall on. */
function dueByLine(random: Random): Map<string, Cohort[]> {
  const slots = random.shuffled(dueCohorts.flatMap((cohort) => Array.from({ length: cohort.count }, () => cohort)))
  return new Map(seedLines.map(({ code }) => [code, slots.splice(0, lineFigures[code]?.due ?? 0)]))
}

/**
 * Practitioners of every line: those named by the closed round, those fixed by name, those due this year, and the rest over the other cohorts,
 * so that each line holds exactly its figure.
 */
function practitionersOf(random: Random, draw: Draw, org: OrgPlan, alreadyHeld: Map<string, number>): PlanHolding[] {
  const due = dueByLine(random)
  return seedLines.flatMap(({ code }) => {
    const lineId = org.lineIdOf(code)
    const slots = due.get(code) ?? []
    const expiring = slots.flatMap((cohort) =>
      draw.take(lineId, cohort.title, cohort.startsOn, 1).flatMap((person) => grant(random, person, cohort)),
    )
    const rest = (lineFigures[code]?.practitioner[0] ?? 0) - slots.length - (alreadyHeld.get(lineId) ?? 0)
    const holders = grantOver(random, draw, lineId, practitionerCohorts, Math.max(0, rest))
    // Pacesetters were aces before, most of them.
    const formerly = holders
      .filter((holding) => holding.titleCode === 'pacesetter' && random.chance(0.5))
      .map((holding) => ({
        ...holding,
        id: random.uuid(startOfDay('2021-11-20')),
        titleCode: 'ace' as const,
        startsOn: '2021-11-20',
        endsOn: '2024-11-19',
        termEndsOn: '2024-11-19',
        documentNumber: '澜人才发〔2021〕11号',
      }))
    return [...expiring, ...holders, ...formerly]
  })
}

/** Experts and backbones; a quarter of them practitioners as well. */
function specialistsOf(random: Random, draw: Draw, org: OrgPlan, practitioners: readonly PlanPerson[]): PlanHolding[] {
  const shares = seedLines.map(({ code }) => lineFigures[code]?.practitioner[1] ?? 0)
  const both = random.shuffled(practitioners)
  return specialistCohorts.flatMap(([cohort, total]) => {
    const perLine = apportion(total, shares)
    return seedLines.flatMap(({ code }, index) => {
      const count = perLine[index] ?? 0
      const lineId = org.lineIdOf(code)
      const doubles =
        cohort.title === 'backbone'
          ? both
              .filter((person) => person.lineId === lineId && person.tier !== 'worker' && lineSinceOf(person) <= '2017-01-01')
              .slice(0, Math.round(count * 0.3))
          : []
      for (const person of doubles) both.splice(both.indexOf(person), 1)
      return [...doubles, ...draw.take(lineId, cohort.title, cohort.startsOn, count - doubles.length)].flatMap((person) =>
        grant(random, person, cohort),
      )
    })
  })
}

function lapsedOf(random: Random, draw: Draw, org: OrgPlan): PlanHolding[] {
  const holdings = lapsedCohorts.flatMap(([cohort, total]) => {
    const perLine = apportion(
      total,
      seedLines.map(({ code }) => lineFigures[code]?.practitioner[1] ?? 0),
    )
    return seedLines.flatMap(({ code }, index) =>
      draw.take(org.lineIdOf(code), cohort.title, cohort.startsOn, perLine[index] ?? 0).flatMap((person) => grant(random, person, cohort)),
    )
  })
  return holdings
}

/** Titles of people who have left or retired since: the holding ends with their last day. */
function formerHoldersOf(random: Random, people: readonly PlanPerson[]): PlanHolding[] {
  const cohorts: readonly (readonly [Cohort, number])[] = [
    [{ title: 'nationalLeader', startsOn: '2021-05-20', document: '人才函〔2021〕8号', basis: 'recognition' }, 3],
    [{ title: 'municipalLeader', startsOn: '2021-06-18', document: '澜委人才〔2021〕4号', basis: 'history' }, 15],
    [{ title: 'ace', startsOn: '2021-11-20', document: '澜人才发〔2021〕11号', basis: 'history' }, 18],
  ]
  const gone = random.shuffled(
    people.filter((person) => person.status !== 'active' && (person.statusOn ?? '') > '2022-03-01' && person.staffKind === 'cadre'),
  )
  return cohorts.flatMap(([cohort, count]) => {
    const fit = gone
      .filter((person) => lineSinceOf(person) <= '2015-01-01' || (cohort.title === 'ace' && lineSinceOf(person) <= '2018-01-01'))
      .slice(0, count)
    for (const person of fit) gone.splice(gone.indexOf(person), 1)
    return fit.map((person) => {
      const lastDay = addDays(person.statusOn ?? '2022-03-02', -1)
      const end = termEnd(cohort.startsOn, termYears.get(cohort.title) ?? 3) ?? lastDay
      const endsOn = earlierOf(end, lastDay)
      const why = { retired: '退休', left: '调离本市', deceased: '去世', active: '' }[person.status]
      return makeHolding(random, person, cohort, {
        startsOn: cohort.startsOn,
        document: cohort.document,
        endsOn,
        ...(endsOn < end ? { endReason: why } : {}),
      })
    })
  })
}

/** Two titles taken away for cause; the sanction is on file. */
function revokedOf(random: Random, draw: Draw, org: OrgPlan): PlanHolding[] {
  return ['construction', 'finance'].flatMap((code, index) => {
    const cohort: Cohort = { title: 'ace', startsOn: '2022-04-20', document: '澜人才发〔2022〕5号', basis: 'history' }
    return draw.take(org.lineIdOf(code), 'ace', cohort.startsOn, 1).map((person) => {
      const day = index === 0 ? '2023-08-15' : '2024-03-20'
      person.sanctions.push({
        id: random.uuid(startOfDay(day)),
        kind: '记过',
        reason: '违反廉洁纪律，违规兼职取酬。',
        startsOn: day,
        endsOn: addDays(day, 364),
      })
      return makeHolding(random, person, cohort, {
        startsOn: cohort.startsOn,
        document: cohort.document,
        endsOn: addDays(day, -1),
        state: 'revoked',
        endReason: '受处分，撤销称号',
      })
    })
  })
}

export type NamedHoldings = readonly { person: PlanPerson; cohort: Cohort }[]

/**
 * All titles ever held, apart from those that the rounds of the demo grant.
 * @param winners people whom the closed round named 业务能手: their lines hold so many fewer by other cohorts
 */
export function planHoldings(
  random: Random,
  draw: Draw,
  org: OrgPlan,
  people: readonly PlanPerson[],
  named: NamedHoldings,
  winners: readonly PlanPerson[],
): PlanHolding[] {
  const fixed = named.flatMap(({ person, cohort }) => {
    draw.takePerson(person)
    return grant(random, person, cohort)
  })
  const held = new Map<string, number>()
  const inClass = [
    ...named.filter(({ cohort }) => cohort.title === 'ace' || cohort.title === 'pacesetter').map(({ person }) => person),
    ...winners,
  ]
  for (const person of inClass) held.set(person.lineId, (held.get(person.lineId) ?? 0) + 1)
  const leaders = leadersOf(random, draw, org)
  const practitioners = practitionersOf(random, draw, org, held)
  const byId = new Map(people.map((person) => [person.id, person]))
  const aces = practitioners.flatMap(({ personId }) => byId.get(personId) ?? [])
  const specialists = specialistsOf(
    random,
    draw,
    org,
    [...new Set(aces)].filter((person) => !hasSanctionAfter(person, '2023-01-01')),
  )
  return [
    ...fixed,
    ...leaders,
    ...practitioners,
    ...specialists,
    ...lapsedOf(random, draw, org),
    ...formerHoldersOf(random, people),
    ...revokedOf(random, draw, org),
  ]
}
