import type { AccountsPlan } from '../accounts'
import type { Draw } from '../candidates'
import type { OrgPlan, PlanHolding, PlanPerson } from '../city-plan'
import { panelMembers, panelOnScreen } from '../data/accounts'
import { unitAndAbove } from '../data/unit-lookup'
import type { Random } from '../random'
import { type Cast, castCandidates, reviewerLogin, reviewersOf, withLots } from './casting'
import { eligiblePeople } from './eligible'
import type { Judge } from './judging'
import { RoundBuilder, type RoundInput, type RoundPlan } from './plan-round'
import type { Pace } from './review'
import { type RoundKey, roundSpecs, schemeOf } from './round-specs'

export type RoundsContext = {
  random: Random
  org: OrgPlan
  people: readonly PlanPerson[]
  named: ReadonlyMap<string, PlanPerson>
  draw: Draw
  pool: readonly PlanPerson[]
  accounts: AccountsPlan
  roundIdOf: (key: RoundKey) => string
}

const unitCodes = (org: OrgPlan) => new Map(org.units.map((unit) => [unit.id, unit.code]))

function makeRound(
  context: RoundsContext,
  key: RoundKey,
  candidates: readonly Cast[],
  holdings: readonly PlanHolding[],
  more: Partial<RoundInput>,
): RoundPlan {
  const { org, accounts, named, pool, roundIdOf } = context
  const spec = roundSpecs[key]
  const codes = unitCodes(org)
  const codeOfUnit = (unitId: string) => codes.get(unitId) ?? ''
  const names = new Map(org.units.map((unit) => [unit.id, unit.versions.at(-1)?.name ?? '']))
  const lines = new Map(org.lines.map((line) => [line.id, line.name]))
  const holdingsOf = new Map<string, PlanHolding[]>()
  for (const holding of holdings) holdingsOf.set(holding.personId, [...(holdingsOf.get(holding.personId) ?? []), holding])
  const chair = named.get('panelist')
  const judges = reviewersOf[key](pool)
  return new RoundBuilder({
    random: context.random.fork(key),
    roundId: roundIdOf(key),
    spec,
    people: new Map(context.people.map((person) => [person.id, person])),
    holdingsOf,
    nameOf: (unitId) => names.get(unitId) ?? '',
    lineName: (lineId) => lines.get(lineId) ?? '',
    codeOfUnit,
    actorOf: (unitId, role) => {
      const above = unitAndAbove(codeOfUnit(unitId)).map(org.unitIdOf)
      return (
        accounts.grants.find((grant) => grant.role === role && grant.unitId !== null && above.includes(grant.unitId))?.accountId ?? null
      )
    },
    officeId: accounts.idOf('office'),
    candidates,
    reviewers: judges.map((person) => ({ person, accountId: accounts.idOf(reviewerLogin(pool.indexOf(person))) })),
    members: (key === 'reviewing' ? panelOnScreen : panelMembers).map(({ name, post, person, login }, index) => ({
      name,
      post,
      isChair: index === 0,
      personId: person === 'panelist' ? (chair?.id ?? null) : null,
      accountId: login && (person === 'panelist' || key === 'reviewing') ? accounts.idOf(login) : null,
    })),
    paceOf: () => 'sealed',
    documentNumber: null,
    putOff: null,
    ...more,
  }).build()
}

const isOrdinary = (person: PlanPerson) => person.status === 'active' && person.affiliation === 'internal' && person.tier !== 'leader'

/** Last year's 业务能手: from nomination to certificates. Its candidates are drawn before anybody else holds a title. */
export function planClosedRound(context: RoundsContext): RoundPlan {
  const { random, org, people, draw } = context
  const spec = roundSpecs.closed
  const free = people.filter((person) => isOrdinary(person) && person.tier !== 'senior' && !draw.isTaken(person))
  const eligible = eligiblePeople(schemeOf(spec), free, new Map())
  const chosen = castCandidates(random.fork('cast closed'), org, eligible, spec.candidates + 11, spec.quotas.nominationsPerUnit ?? 3)
  for (const person of chosen) draw.takePerson(person)
  const cast = withLots(random.fork('lots closed'), chosen, 'qualified', { disqualified: 5, lapsed: 4, withdrawn: 2 })
  return makeRound(context, 'closed', cast, [], { documentNumber: '澜人才发〔2024〕20号', putOff: 20 })
}

/** Seven of the fifteen reviewers of the round under review are still at work; the one who signs in for the demo is in the middle. */
function paceOfReviewing(random: Random): (judge: Judge, index: number) => Pace {
  return (_judge, index) => {
    if (index === 0) return { complete: 5, begun: 1 }
    return index <= 8 ? 'sealed' : { complete: random.int(0, 7), begun: random.int(0, 1) }
  }
}

function castNominating(context: RoundsContext, eligible: readonly PlanPerson[]): Cast[] {
  const { random, org, named } = context
  const codes = unitCodes(org)
  const isYunxi = (person: PlanPerson) => (codes.get(person.unitId) ?? '').startsWith('21')
  const talent = named.get('talent')
  const stream = random.fork('cast nominating')
  const perUnit = roundSpecs.nominating.quotas.nominationsPerUnit ?? 2
  const local = castCandidates(
    stream,
    org,
    eligible.filter((person) => isYunxi(person) && person !== talent),
    5,
    1,
  )
  const others = castCandidates(
    stream,
    org,
    eligible.filter((person) => !isYunxi(person)),
    38,
    perUnit - 1,
  )
  const localLots = ['submitted', 'submitted', 'endorsed', 'returnedByUnit', 'complete'] as const
  return [
    ...(talent ? [{ person: talent, progress: 'begun' as const }] : []),
    ...local.map((person, index) => ({ person, progress: localLots[index] ?? ('submitted' as const) })),
    ...withLots(stream, others, 'endorsed', {
      begun: 8,
      complete: 3,
      submitted: 8,
      returnedByUnit: 2,
      qualified: 2,
      returned: 1,
      withdrawn: 1,
    }),
  ]
}

/** This year's rounds: 业务骨干 in public, 业务专家 under review, 业务标兵 open for nomination. */
export function planRunningRounds(context: RoundsContext, closed: RoundPlan, holdings: readonly PlanHolding[]): RoundPlan[] {
  const { random, org, people, pool } = context
  const holdingsOf = new Map<string, PlanHolding[]>()
  for (const holding of holdings) holdingsOf.set(holding.personId, [...(holdingsOf.get(holding.personId) ?? []), holding])
  const busy = new Set([
    ...pool.map((person) => person.id),
    ...[...context.named.values()].map((person) => person.id),
    ...closed.entries.map((entry) => entry.personId),
  ])
  const free = () => people.filter((person) => isOrdinary(person) && person.tier !== 'worker' && !busy.has(person.id))
  const occupy = (chosen: readonly PlanPerson[]) => {
    for (const person of chosen) busy.add(person.id)
    return chosen
  }

  const expert = roundSpecs.reviewing
  const experts = occupy(
    castCandidates(
      random.fork('cast reviewing'),
      org,
      eligiblePeople(schemeOf(expert), free(), holdingsOf),
      expert.candidates + 4,
      expert.quotas.nominationsPerUnit ?? 3,
    ),
  )
  const backbone = roundSpecs.publicity
  const eligibleBackbones = eligiblePeople(schemeOf(backbone), free(), holdingsOf).filter(
    (person) => !holdingsOf.has(person.id) || person.ability > 0.2,
  )
  const backbones = occupy(
    castCandidates(random.fork('cast publicity'), org, eligibleBackbones, backbone.candidates + 6, backbone.quotas.nominationsPerUnit ?? 3),
  )
  const talent = context.named.get('talent')
  const pacesetters = eligiblePeople(schemeOf(roundSpecs.nominating), [...free(), ...(talent ? [talent] : [])], holdingsOf)
  return [
    makeRound(
      context,
      'publicity',
      withLots(random.fork('lots publicity'), backbones, 'qualified', { disqualified: 3, lapsed: 2, withdrawn: 1 }),
      holdings,
      { putOff: 11 },
    ),
    makeRound(
      context,
      'reviewing',
      withLots(random.fork('lots reviewing'), experts, 'qualified', { disqualified: 2, lapsed: 1, withdrawn: 1 }),
      holdings,
      {
        paceOf: paceOfReviewing(random.fork('pace')),
      },
    ),
    makeRound(context, 'nominating', castNominating(context, pacesetters), holdings, {}),
  ]
}
