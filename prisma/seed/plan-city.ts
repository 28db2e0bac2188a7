import { startOfDay } from '@/lib/platform/dates'
import { type AccountsPlan, planAccounts } from './accounts'
import { drawFrom } from './candidates'
import { type PlanCertificate, planCertificates } from './certificates'
import type { OrgPlan, PlanConsent, PlanHolding, PlanPerson, PlanTarget, PlanTitle } from './city-plan'
import { planConsents, writeBios } from './consents'
import { type ContributionPlan, planContributions } from './contributions'
import { seedLines } from './data/lines'
import { lineFigures, seedClasses, seedTitles } from './data/titles'
import { type NamedHoldings, planHoldings } from './holdings'
import { planNotices } from './notices'
import { planOrg } from './org'
import { planPeople } from './people'
import { type PoolPlan, planPool } from './pool'
import { type Random, seededRandom } from './random'
import { castAccounts, castReviewers, REVIEWER_TITLE_DAY } from './rounds/casting'
import { type PlanFile, planFiles } from './rounds/files'
import { planObjections } from './rounds/objections'
import { planProjectRounds } from './rounds/plan-project-rounds'
import type { RoundPlan } from './rounds/plan-round'
import { planClosedRound, planRunningRounds } from './rounds/plan-rounds'
import { planReexaminations } from './rounds/reexaminations'
import { planReviewerPool } from './rounds/reviewer-pool'
import type { PlanAudit, PlanObjection } from './rounds/round-rows'
import { type RoundKey, roundSpecs } from './rounds/round-specs'
import { planTitleCare, type TitleCarePlan } from './title-care'
import { planTraining, statedHours, type TrainingPlan } from './training'
import type { Row } from './write-rows'

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
  certificates: PlanCertificate[]
  accounts: AccountsPlan
  rounds: RoundPlan[]
  files: PlanFile[]
  objections: PlanObjection[]
  audits: PlanAudit[]
  reexaminations: Row[]
  notices: Row[]
  reviewerPool: Row[]
  pool: PoolPlan
  titleCare: TitleCarePlan
  training: TrainingPlan
  contributions: ContributionPlan
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

const EVERY_ROUND: readonly RoundKey[] = ['closed', 'publicity', 'reviewing', 'nominating', 'brand', 'innovation']

/** Titles of the reviewers, who are experts, and of the people whom the demonstration names. */
function fixedHoldings(pool: readonly PlanPerson[], named: Map<string, PlanPerson>): NamedHoldings {
  const cohort = { title: 'expert', startsOn: REVIEWER_TITLE_DAY, document: '澜人才发〔2023〕7号', basis: 'history' } as const
  return [...pool.filter((person) => person.affiliation === 'internal').map((person) => ({ person, cohort })), ...namedHoldings(named)]
}

/** The whole city as plain data: the same seed, the same city. */
export function planCity(seed: string = DEFAULT_SEED): CityPlan {
  const random = seededRandom(seed)
  const org = planOrg(random.fork('org'))
  const { people, named } = planPeople(random.fork('people'), org)
  const draw = drawFrom(random.fork('draw'), people)
  for (const person of named.values()) draw.takePerson(person)
  const pool = castReviewers(random.fork('reviewers'), draw, org, people)
  const ids = new Map(EVERY_ROUND.map((key) => [key, random.uuid(new Date(roundSpecs[key].createdAt))]))
  const roundIdOf = (key: RoundKey) => ids.get(key) ?? ''
  const nameOf = (unitId: string) => org.units.find((unit) => unit.id === unitId)?.versions.at(-1)?.name ?? ''
  const accounts = planAccounts(random.fork('accounts'), org, named, castAccounts(pool, named.get('panelist'), nameOf), roundIdOf)
  const context = { random: random.fork('rounds'), org, people, named, draw, pool, accounts, roundIdOf }
  const closed = planClosedRound(context)
  const before = planHoldings(random.fork('holdings'), draw, org, people, fixedHoldings(pool, named), closed.winners)
  const holdings = [...before, ...(closed.conferred?.holdings ?? [])]
  const rounds = [closed, ...planRunningRounds(context, closed, holdings), ...planProjectRounds(context)]
  writeBios(random.fork('bios'), people, holdings)
  const files = rounds.flatMap((round) => planFiles(random.fork(`files ${round.spec.key}`), round, org.lineIdOf))
  const [publicity = closed] = rounds.filter((round) => round.spec.key === 'publicity')
  const programme = planTargets(random.fork('targets'), org)
  const titleCare = planTitleCare({ random: random.fork('title care'), org, people, named, titles: programme.titles, holdings, accounts })
  const contributions = planContributions({ random: random.fork('contributions'), org, people, named, holdings, accounts })
  const stated = statedHours(titleCare.tables)
  const training = planTraining({ random: random.fork('training'), org, people, named, accounts, stated })
  const { objections, audits } = planObjections(random.fork('objections'), publicity, closed, accounts.idOf('office'))
  const reexaminations = planReexaminations(random.fork('reexaminations'), closed, accounts.idOf('office'))
  return {
    org,
    people,
    ...programme,
    holdings,
    certificates: planCertificates(random.fork('certificates'), holdings, closed.conferred?.awardOf ?? new Map()),
    consents: planConsents(
      random.fork('consents'),
      people,
      holdings,
      [...named.values()].map((person) => person.id),
    ),
    accounts,
    rounds,
    files: [...files, ...titleCare.files, ...training.files, ...contributions.files],
    titleCare,
    training,
    contributions,
    objections,
    reexaminations: reexaminations.rows,
    notices: planNotices(random.fork('notices'), accounts, rounds),
    reviewerPool: planReviewerPool(random.fork('reviewer pool'), pool, accounts.idOf('office')),
    pool: planPool({ random: random.fork('talent pool'), org, people, named, holdings, accounts }),
    audits: [...rounds.flatMap((round) => round.audits), ...audits, ...reexaminations.audits].sort(
      (a, b) => a.at.getTime() - b.at.getTime(),
    ),
  }
}
