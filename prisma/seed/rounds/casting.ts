import type { ExtraAccount } from '../accounts'
import { apportion, type Draw, staysOn } from '../candidates'
import type { OrgPlan, PlanPerson } from '../city-plan'
import { panelOnScreen, type SeedGrant } from '../data/accounts'
import { seedLines } from '../data/lines'
import { lineFigures } from '../data/titles'
import { unitOfCode } from '../data/unit-lookup'
import type { Random } from '../random'
import type { Progress } from './entries'

/** First day of the expert's title that the city's own reviewers hold. */
export const REVIEWER_TITLE_DAY = '2023-04-28'
const REVIEWERS = 24
const EXTERNAL_REVIEWERS = 6

/** The reviewer pool: experts of every line, and some from outside; the first one signs in as `reviewer`. */
export function castReviewers(random: Random, draw: Draw, org: OrgPlan, people: readonly PlanPerson[]): PlanPerson[] {
  const shares = apportion(
    REVIEWERS - EXTERNAL_REVIEWERS,
    seedLines.map(() => 1),
  )
  const own = seedLines.flatMap(({ code }, index) => draw.take(org.lineIdOf(code), 'expert', REVIEWER_TITLE_DAY, shares[index] ?? 0))
  const outside = people.filter((person) => person.affiliation === 'external').slice(0, EXTERNAL_REVIEWERS)
  const [first, ...rest] = own
  return first ? [first, ...random.shuffled([...rest, ...outside])] : []
}

/** Which of the pool judge in which round: different groups that overlap. */
export const reviewersOf = {
  closed: (pool: readonly PlanPerson[]) => pool.slice(0, 18),
  publicity: (pool: readonly PlanPerson[]) => pool.slice(6, 24),
  reviewing: (pool: readonly PlanPerson[]) => pool.slice(0, 15),
  nominating: () => [],
  brand: (pool: readonly PlanPerson[]) => pool.slice(0, 3),
  innovation: () => [],
} as const

export function reviewerLogin(index: number): string {
  return index === 0 ? 'reviewer' : `reviewer${String(index).padStart(2, '0')}`
}

/** Accounts of the reviewers with a grant for each of their rounds, of the panel's chair and of the members who meet on screens. */
export function castAccounts(
  pool: readonly PlanPerson[],
  chair: PlanPerson | undefined,
  unitNameOf: (unitId: string) => string,
): ExtraAccount[] {
  const rounds = ['reviewing', 'publicity', 'closed', 'brand'] as const
  const accounts = pool.map((person, index): ExtraAccount => {
    const judged = rounds
      .filter((round) => reviewersOf[round](pool).includes(person))
      .map((round): SeedGrant => ({ role: 'reviewer', round }))
    const account = {
      login: reviewerLogin(index),
      name: person.name,
      personId: person.id,
      grants: person.affiliation === 'internal' ? [...judged, { role: 'talent' } as SeedGrant] : judged,
    }
    return index === 0 ? { ...account, card: { unitName: unitNameOf(person.unitId), blurb: '匿名评阅、打分、封存', order: 5 } } : account
  })
  const panelist: ExtraAccount = {
    login: 'panelist',
    name: chair?.name ?? '',
    ...(chair ? { personId: chair.id } : {}),
    grants: (['publicity', 'reviewing', 'closed', 'brand'] as const).map((round) => ({ role: 'panelist', round })),
    card: { unitName: '评审领导小组', blurb: '审阅排名与评分，查看表决', order: 6 },
  }
  const members = panelOnScreen
    .filter(({ login }) => login !== 'panelist')
    .map(
      ({ login, name }): ExtraAccount => ({
        login,
        name,
        grants: (['reviewing', 'brand'] as const).map((round) => ({ role: 'panelist', round })),
      }),
    )
  return [...accounts, panelist, ...members]
}

/** Picks candidates over the lines by their size, the better ones and the grassroots more readily, never more of a unit than it may nominate. */
export function castCandidates(
  random: Random,
  org: OrgPlan,
  eligible: readonly PlanPerson[],
  count: number,
  perUnit: number,
): PlanPerson[] {
  const codes = new Map(org.units.map((unit) => [unit.id, unit.code]))
  const isGrassroots = (person: PlanPerson) => unitOfCode(codes.get(person.unitId) ?? '').level === 'grassroots'
  const ordered = eligible
    .filter((person) => person.specialities.length > 0 && staysOn(person, '2026-02-28'))
    .map((person) => ({ person, worth: person.ability * 0.7 + random.normal(0, 0.7) + (isGrassroots(person) ? 0.9 : 0) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ person }) => person)
  const wanted = apportion(
    count,
    seedLines.map(({ code }) => lineFigures[code]?.practitioner[1] ?? 1),
  )
  const ofUnit = new Map<string, number>()
  const chosen: PlanPerson[] = []
  const take = (people: readonly PlanPerson[], most: number) => {
    let left = most
    for (const person of people) {
      if (left === 0) return
      const taken = ofUnit.get(person.unitId) ?? 0
      if (taken >= perUnit || chosen.includes(person)) continue
      ofUnit.set(person.unitId, taken + 1)
      chosen.push(person)
      left -= 1
    }
  }
  seedLines.forEach(({ code }, index) => {
    const lineId = org.lineIdOf(code)
    take(
      ordered.filter((person) => person.lineId === lineId),
      wanted[index] ?? 0,
    )
  })
  take(ordered, count - chosen.length)
  return chosen
}

export type Cast = { person: PlanPerson; progress: Progress }

/** Gives the last ones of a list the lots named, and everybody else the first. */
export function withLots(random: Random, people: readonly PlanPerson[], usual: Progress, lots: Partial<Record<Progress, number>>): Cast[] {
  const others = Object.entries(lots).flatMap(([progress, count]) => Array.from({ length: count }, () => progress as Progress))
  const shuffled = random.shuffled(people)
  return shuffled.map((person, index) => ({ person, progress: others[index] ?? usual }))
}
