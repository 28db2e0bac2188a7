import type pg from 'pg'
import { addDays, type DateOnly, daysBetween, earlierOf, laterOf } from '@/lib/platform/dates'
import { CONTRIBUTION_KINDS, type ContributionKind, type ContributionState, yearOf } from '@/lib/radiation/contribution-states'
import type { AccountsPlan } from './accounts'
import { type OrgPlan, type PlanHolding, type PlanPerson, SEED_DAY, SEED_INSTANT } from './city-plan'
import { returnReasons, seedCases, seedContributions, voidReason } from './data/contributions'
import type { Random } from './random'
import type { PlanFile } from './rounds/files'
import { insertRows, type Row } from './write-rows'

export type ContributionPlan = { contributions: Row[]; proofs: Row[]; files: PlanFile[] }

type Context = {
  random: Random
  org: OrgPlan
  people: readonly PlanPerson[]
  named: ReadonlyMap<string, PlanPerson>
  holdings: readonly PlanHolding[]
  accounts: AccountsPlan
}
type Held = { person: PlanPerson; from: DateOnly; to: DateOnly }
type Entry = { held: Held; kind: ContributionKind; year: number; state: ContributionState; channel: 'self' | 'unit' }

/** Everybody in office who holds a title, with the days of holding any. */
function holdersOf({ people, holdings }: Context): Held[] {
  const personOf = new Map(people.map((person) => [person.id, person]))
  const spans = new Map<string, Held>()
  for (const { personId, startsOn, endsOn, state } of holdings) {
    const person = personOf.get(personId)
    if (state !== 'active' || endsOn < SEED_DAY || person?.status !== 'active' || person.affiliation !== 'internal') continue
    const found = spans.get(personId)
    spans.set(personId, {
      person,
      from: found ? earlierOf(found.from, startsOn) : startsOn,
      to: found ? laterOf(found.to, endsOn) : endsOn,
    })
  }
  return [...spans.values()].sort((a, b) => (a.person.id < b.person.id ? -1 : 1))
}

/** Units differ in how much their people give back; the abler give more. */
function planEntries(random: Random, holders: readonly Held[], spared: ReadonlySet<string>): Entry[] {
  const zeal = new Map<string, number>()
  return holders.flatMap((held): Entry[] => {
    const { unitId, ability, id } = held.person
    const unit = zeal.get(unitId) ?? random.pick([0.05, 0.12, 0.25, 0.4, 0.6])
    zeal.set(unitId, unit)
    const isKeen = random.chance(Math.min(0.95, unit + Math.max(0, ability) * 0.06))
    const channel = () => (random.chance(0.6) ? 'self' : 'unit')
    const kind = () => random.pick(CONTRIBUTION_KINDS)
    if (spared.has(id) || !isKeen) return []
    const entries: Entry[] = []
    if (held.from <= '2024-10-01' && random.chance(0.6))
      entries.push({ held, kind: kind(), year: 2024, state: random.chance(0.98) ? 'verified' : 'voided', channel: channel() })
    for (let count = random.chance(0.4) ? 2 : 1; held.from <= '2025-06-01' && count > 0; count -= 1) {
      const state = random.weighted<ContributionState>([
        ['verified', 84],
        ['submitted', 9],
        ['returned', 4],
        ['draft', 3],
      ])
      entries.push({ held, kind: kind(), year: 2025, state, channel: channel() })
    }
    return entries
  })
}

/** The demonstration's talent: a year that counts, one that waits and one that came back. */
function namedEntries(holders: readonly Held[], talentId: string | undefined): Entry[] {
  const held = holders.find(({ person }) => person.id === talentId)
  if (!held) return []
  return [
    { held, kind: 'teaching', year: 2024, state: 'verified', channel: 'self' },
    { held, kind: 'guide', year: 2024, state: 'verified', channel: 'unit' },
    { held, kind: 'caseLed', year: 2025, state: 'verified', channel: 'self' },
    { held, kind: 'teaching', year: 2025, state: 'verified', channel: 'self' },
    { held, kind: 'advice', year: 2025, state: 'returned', channel: 'self' },
    { held, kind: 'research', year: 2025, state: 'submitted', channel: 'self' },
    { held, kind: 'guide', year: 2025, state: 'submitted', channel: 'unit' },
  ]
}

/** Who enters and who answers for a unit: the nearest account of the role, or one nobody signs in with where the demo has none. */
function accountsBy({ org, accounts, random }: Context) {
  const parents = new Map(org.units.map((unit) => [unit.id, unit.versions.at(-1)?.parentId ?? null]))
  const known = new Map(accounts.grants.filter((grant) => grant.unitId).map((grant) => [`${grant.role}:${grant.unitId}`, grant.accountId]))
  const owners = new Map(accounts.accounts.flatMap((account) => (account.personId ? [[account.personId, account.id] as const] : [])))
  const nobody = { unitHr: random.uuid(SEED_INSTANT), unitLeader: random.uuid(SEED_INSTANT), talent: random.uuid(SEED_INSTANT) }
  return {
    ofUnit: (role: 'unitHr' | 'unitLeader', unitId: string): string => {
      for (let at: string | null = unitId; at !== null; at = parents.get(at) ?? null) {
        const account = known.get(`${role}:${at}`)
        if (account) return account
      }
      return nobody[role]
    },
    ofPerson: (personId: string) => owners.get(personId) ?? nobody.talent,
  }
}

function daysOf(
  random: Random,
  { held, year }: Entry,
  [shortest, longest]: readonly [number, number],
): { startsOn: DateOnly; endsOn: DateOnly } {
  const first = laterOf(held.from, `${year}-01-10`)
  const last = earlierOf(held.to, earlierOf(`${year}-12-25`, addDays(SEED_DAY, -7)))
  const endsOn = addDays(first, random.int(0, Math.max(0, daysBetween(first, last))))
  return { startsOn: laterOf(held.from, addDays(endsOn, -random.int(shortest, longest))), endsOn }
}

/** Some hundreds of contributions of two years in every state, each with its proof. */
export function planContributions(context: Context): ContributionPlan {
  const { random } = context
  const holders = holdersOf(context)
  const account = accountsBy(context)
  const justice = context.org.lineIdOf('politicsLaw')
  const spared = new Set([...context.named.values()].map((person) => person.id))
  const plan: ContributionPlan = { contributions: [], proofs: [], files: [] }
  const taken = new Set<string>()
  for (const entry of [...namedEntries(holders, context.named.get('talent')?.id), ...planEntries(random, holders, spared)]) {
    const { held, kind, state, channel, year } = entry
    const { person } = held
    const words = random.pick(kind === 'caseLed' && person.lineId === justice ? seedCases : seedContributions[kind])
    const fill = (text: string) => text.replaceAll('{s}', person.specialities[0] ?? '本职业务').replaceAll('{year}', String(year))
    const title = fill(words.title)
    if (taken.has(`${person.id}${title}`)) continue
    taken.add(`${person.id}${title}`)
    const { startsOn, endsOn } = daysOf(random, entry, words.days)
    const isAnswered = state !== 'draft' && state !== 'submitted'
    const at = (days: number) => new Date(`${addDays(endsOn, days)}T10:30:00+08:00`)
    const enteredById = channel === 'self' ? account.ofPerson(person.id) : account.ofUnit('unitHr', person.unitId)
    const answerer = account.ofUnit(channel === 'self' ? 'unitHr' : 'unitLeader', person.unitId)
    const id = random.uuid(at(1))
    plan.contributions.push({
      id,
      personId: person.id,
      unitId: person.unitId,
      kind,
      role: random.chance(0.65) ? 'lead' : 'member',
      title,
      description: fill(words.description),
      startsOn,
      endsOn,
      year: yearOf(endsOn),
      isPublic: random.chance(kind === 'caseLed' || kind === 'advice' ? 0.15 : 0.5),
      channel,
      state,
      enteredById,
      enteredAt: at(1),
      submittedAt: state === 'draft' ? null : at(2),
      answeredById: isAnswered ? (state === 'voided' ? context.accounts.idOf('office') : answerer) : null,
      answeredAt: isAnswered ? at(5) : null,
      reason: state === 'returned' ? random.pick(returnReasons) : state === 'voided' ? voidReason : null,
      version: isAnswered ? 2 : 1,
    })
    const key = random.uuid(SEED_INSTANT)
    const fileId = random.uuid(SEED_INSTANT)
    plan.files.push({
      id: fileId,
      storageKey: `${key.slice(-2)}/${key}`,
      name: words.proof,
      purpose: 'contribution',
      lines: [words.proof.replace('.pdf', ''), `${person.name}：${title}`, '本件为演示材料，内容均为虚构。'],
      createdAt: at(1),
    })
    plan.proofs.push({ fileId, contributionId: id, position: 0 })
  }
  return plan
}

export async function writeContributions(client: pg.ClientBase, plan: ContributionPlan): Promise<void> {
  await insertRows(client, 'Contribution', plan.contributions)
  await insertRows(client, 'ContributionProof', plan.proofs)
}
