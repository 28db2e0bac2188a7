import { startOfDay } from '../../lib/platform/dates'
import { type AccountsPlan, planAccounts } from './accounts'
import { drawFrom } from './candidates'
import type { OrgPlan, PlanConsent, PlanHolding, PlanPerson, PlanTarget, PlanTitle } from './city-plan'
import { planConsents, writeBios } from './consents'
import { seedLines } from './data/lines'
import { lineFigures, seedClasses, seedTitles } from './data/titles'
import { type NamedHoldings, planHoldings } from './holdings'
import { planOrg } from './org'
import { planPeople } from './people'
import { type Random, seededRandom } from './random'

export type CityPlan = {
  org: OrgPlan
  people: PlanPerson[]
  titles: PlanTitle[]
  cycle: { id: string }
  classes: {
    id: string
    versionId: string
    code: string
    name: string
    plan: 'summit' | 'highland'
    titleCodes: readonly string[]
    sortOrder: number
  }[]
  targets: PlanTarget[]
  holdings: PlanHolding[]
  consents: PlanConsent[]
  accounts: AccountsPlan
}

export const DEFAULT_SEED = '澜州-2025'

function planTargets(random: Random, org: OrgPlan): Pick<CityPlan, 'titles' | 'cycle' | 'classes' | 'targets'> {
  const at = startOfDay('2021-01-04')
  const classes = seedClasses.map((item, index) => ({
    ...item,
    id: random.uuid(at),
    versionId: random.uuid(at),
    sortOrder: (index + 1) * 10,
  }))
  const targets = seedLines.flatMap(({ code }) =>
    classes.map((item) => ({
      id: random.uuid(at),
      classCode: item.code,
      lineId: org.lineIdOf(code),
      value: lineFigures[code]?.[item.code][1] ?? 0,
    })),
  )
  return { titles: seedTitles.map((title) => ({ ...title, id: random.uuid(at) })), cycle: { id: random.uuid(at) }, classes, targets }
}

function namedHoldings(named: Map<string, PlanPerson>): NamedHoldings {
  const talent = named.get('talent')
  const double = named.get('double')
  return [
    ...(talent
      ? [{ person: talent, cohort: { title: 'ace', startsOn: '2023-12-15', document: '澜人才发〔2023〕22号', basis: 'history' } as const }]
      : []),
    ...(double
      ? [
          {
            person: double,
            cohort: { title: 'backbone', startsOn: '2024-04-26', document: '澜人才发〔2024〕6号', basis: 'history' } as const,
          },
        ]
      : []),
  ]
}

/** The whole city as plain data: the same seed, the same city. */
export function planCity(seed: string = DEFAULT_SEED): CityPlan {
  const random = seededRandom(seed)
  const org = planOrg(random.fork('org'))
  const { people, named } = planPeople(random.fork('people'), org)
  const draw = drawFrom(random.fork('draw'), people)
  for (const person of named.values()) draw.takePerson(person)
  const holdings = planHoldings(random.fork('holdings'), draw, org, people, namedHoldings(named), [])
  writeBios(random.fork('bios'), people, holdings)
  const talents = [...named.values()].map((person) => person.id)
  return {
    org,
    people,
    ...planTargets(random.fork('targets'), org),
    holdings,
    consents: planConsents(random.fork('consents'), people, holdings, talents),
    accounts: planAccounts(random.fork('accounts'), org, named, [], () => ''),
  }
}
