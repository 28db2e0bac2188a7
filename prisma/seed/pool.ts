import type pg from 'pg'
import type { Envelope } from '@/lib/platform/crypto/envelope'
import type { AccountsPlan } from './accounts'
import type { OrgPlan, PlanHolding, PlanPerson } from './city-plan'
import type { Random } from './random'
import { insertRows, type Row } from './write-rows'

export type PoolPlan = {
  categories: Row[]
  members: Row[]
  searches: Row[]
  callUps: Row[]
  callUpPeople: Row[]
  absences: Row[]
  /** `newValue` in the clear: it is sealed when it is written. */
  corrections: (Row & { id: string; newValue: string })[]
}

type Context = {
  random: Random
  org: OrgPlan
  people: readonly PlanPerson[]
  named: Map<string, PlanPerson>
  holdings: readonly PlanHolding[]
  accounts: AccountsPlan
}

/** Holders of the city by what they know, each given away once. */
function talentsOf({ org, people, named, holdings }: Context) {
  const until = new Map<string, string>()
  for (const holding of holdings)
    if (holding.state === 'active' && holding.startsOn <= '2025-06-01') until.set(holding.personId, holding.endsOn)
  const reserved = new Set([...named.values()].map((person) => person.id))
  const free = people.filter(
    (person) =>
      person.status === 'active' &&
      person.affiliation === 'internal' &&
      person.birthDate > '1970-01-01' &&
      !reserved.has(person.id) &&
      (until.get(person.id) ?? '') >= '2025-12-31',
  )
  const parents = new Map(org.units.map((unit) => [unit.id, unit.versions.at(-1)?.parentId ?? null]))
  const isUnder = (unitId: string, top: string) => {
    for (let at: string | null = unitId; at !== null; at = parents.get(at) ?? null) if (at === top) return true
    return false
  }
  return (speciality: string, where: { under?: string; outside: string }): PlanPerson[] => {
    const found = free.find(
      (person) =>
        !reserved.has(person.id) &&
        person.specialities.includes(speciality) &&
        (where.under === undefined || isUnder(person.unitId, where.under)) &&
        !isUnder(person.unitId, where.outside),
    )
    if (found) reserved.add(found.id)
    return found ? [found] : []
  }
}

type Asked = {
  unit: string
  by: string
  line: string | null
  speciality: string
  headcount: number
  from: string
  to: string
  purpose: string
}
type Named = { person: PlanPerson; state: 'proposed' | 'agreed' | 'completed'; days?: number; feedback?: string }

const none = { reason: null, answeredAt: null, dispatchedAt: null, closedAt: null }

/** Categories, kept searches, call-ups in four states, a person away and a correction that waits. */
export function planPool(context: Context): PoolPlan {
  const { random, org, accounts, named } = context
  const talent = talentsOf(context)
  const office = accounts.idOf('office')
  const unit = (code: string) => org.unitIdOf(code)
  const plan: PoolPlan = { categories: [], members: [], searches: [], callUps: [], callUpPeople: [], absences: [], corrections: [] }

  const callUp = (at: string, state: string, asked: Asked, more: Row, people: readonly Named[]) => {
    const id = random.uuid(new Date(at))
    plan.callUps.push({
      ...none,
      id,
      unitId: unit(asked.unit),
      lineId: asked.line ? org.lineIdOf(asked.line) : null,
      speciality: asked.speciality,
      headcount: asked.headcount,
      startsOn: asked.from,
      endsOn: asked.to,
      purpose: asked.purpose,
      place: null,
      state,
      requestedById: accounts.idOf(asked.by),
      requestedAt: at,
      version: people.length > 0 ? 2 : 1,
      ...more,
    })
    for (const { person, state: of, days, feedback } of people)
      plan.callUpPeople.push({
        id: random.uuid(new Date(at)),
        callUpId: id,
        personId: person.id,
        state: of,
        startsOn: asked.from,
        endsOn: asked.to,
        reason: null,
        proposedById: office,
        proposedAt: more.answeredAt ?? at,
        answeredById: of === 'proposed' ? null : office,
        answeredAt: of === 'proposed' ? null : (more.answeredAt ?? at),
        days: days ?? null,
        rating: days ? 5 : null,
        feedback: feedback ?? null,
        version: 1,
      })
  }

  callUp(
    '2025-09-12T10:20:00+08:00',
    'requested',
    {
      unit: '21',
      by: 'hr',
      line: null,
      speciality: '工程造价',
      headcount: 2,
      from: '2025-10-13',
      to: '2025-10-31',
      purpose: '老旧小区改造项目竣工结算审核',
    },
    {},
    [],
  )
  const network = { unit: '0502', by: 'hr-shuju', line: null, speciality: '网络安全防护', headcount: 2 }
  callUp(
    '2025-09-08T09:00:00+08:00',
    'answered',
    { ...network, from: '2025-09-22', to: '2025-09-30', purpose: '政务云平台安全检查' },
    { answeredAt: '2025-09-10T15:30:00+08:00', place: '市政务云机房' },
    [
      ...talent('网络安全防护', { under: unit('21'), outside: unit('0502') }).map((person): Named => ({ person, state: 'proposed' })),
      ...talent('网络安全防护', { outside: unit('0502') }).map((person): Named => ({ person, state: 'agreed' })),
    ],
  )
  const audit = { unit: '0301', by: 'hr-weijian', line: null, speciality: '工程审计', headcount: 2 }
  callUp(
    '2025-08-20T11:00:00+08:00',
    'underway',
    { ...audit, from: '2025-09-01', to: '2025-09-30', purpose: '市第一人民医院新院区建设项目审计' },
    { answeredAt: '2025-08-22T09:40:00+08:00', dispatchedAt: '2025-08-27T16:00:00+08:00', place: '市第一人民医院' },
    [
      ...talent('工程审计', { outside: unit('0301') }).map((person): Named => ({ person, state: 'agreed' })),
      ...talent('工程审计', { outside: unit('0301') }).map((person): Named => ({ person, state: 'agreed' })),
    ],
  )
  const dispute = { unit: '0601', by: 'hr-zhujian', line: 'politicsLaw', speciality: '涉企行政争议化解', headcount: 1 }
  callUp(
    '2025-05-26T09:00:00+08:00',
    'completed',
    { ...dispute, from: '2025-06-09', to: '2025-06-20', purpose: '房屋征收行政争议集中化解' },
    { answeredAt: '2025-05-28T10:00:00+08:00', dispatchedAt: '2025-06-03T10:00:00+08:00', closedAt: '2025-06-23T14:00:00+08:00' },
    talent('涉企行政争议化解', { outside: unit('0601') }).map(
      (person): Named => ({ person, state: 'completed', days: 10, feedback: '政策把握准确，两周内化解积案 7 件，当事人满意。' }),
    ),
  )

  for (const person of talent('工程造价', { outside: unit('21') }))
    plan.absences.push({
      id: random.uuid(new Date('2025-08-25T09:00:00+08:00')),
      personId: person.id,
      kind: 'study',
      note: '省委党校培训',
      startsOn: '2025-09-01',
      endsOn: '2025-12-31',
      recordedById: office,
      createdAt: '2025-08-25T09:00:00+08:00',
    })

  planCategories(plan, context, talent)
  const own = named.get('talent')
  if (own)
    plan.corrections.push({
      id: random.uuid(new Date('2025-09-12T16:00:00+08:00')),
      personId: own.id,
      field: 'specialities',
      newValue: [...own.specialities, '裁判文书说理'].join('、'),
      reason: '2024年起主要从事裁判文书说理指导工作，原登记的专长不全。',
      proofFileId: null,
      state: 'proposed',
      proposedById: accounts.idOf('talent'),
      proposedAt: '2025-09-12T16:00:00+08:00',
      version: 1,
    })
  return plan
}

function planCategories(plan: PoolPlan, { random, org, accounts }: Context, talent: ReturnType<typeof talentsOf>): void {
  const at = '2025-03-03T10:00:00+08:00'
  const office = accounts.idOf('office')
  const category = (sortOrder: number, name: string, description: string | null, rule: Row): string => {
    const id = random.uuid(new Date(at))
    plan.categories.push({
      id,
      name,
      description,
      lineId: null,
      words: [],
      titleCodes: [],
      hasRule: true,
      sortOrder,
      isActive: true,
      version: 1,
      createdById: office,
      createdAt: at,
      ...rule,
    })
    return id
  }
  const works = category(10, '工程建设类', '重点工程的造价、审计和质量把关', { words: ['工程造价', '工程审计', '建筑质量'] })
  category(20, '应急与安全类', '突发事件处置和隐患排查', { words: ['应急', '安全'] })
  category(30, '教育教学骨干', null, { lineId: org.lineIdOf('education'), titleCodes: ['expert', 'backbone'] })
  for (const person of talent('历史建筑保护', { outside: org.unitIdOf('21') }))
    plan.members.push({
      id: random.uuid(new Date(at)),
      categoryId: works,
      personId: person.id,
      membership: 'included',
      reason: '参与历史街区修缮工程全过程管理，可承担工程建设类调用。',
      byId: office,
      at: '2025-04-10T09:30:00+08:00',
    })
  const search = (name: string, query: Record<string, string>): Row => ({
    id: random.uuid(new Date(at)),
    accountId: office,
    name,
    query: new URLSearchParams(query).toString(),
    createdAt: at,
  })
  plan.searches.push(
    search('工程造价，今日可调用', { speciality: '工程造价', free: 'today' }),
    search('政法条线业务标兵', { line: org.lineIdOf('politicsLaw'), title: 'pacesetter' }),
  )
}

/** Stores the plan through one connection, in the caller's transaction. */
export async function writePool(client: pg.ClientBase, plan: PoolPlan, envelope: Envelope): Promise<void> {
  await insertRows(client, 'PoolCategory', plan.categories)
  await insertRows(client, 'PoolCategoryMember', plan.members)
  await insertRows(client, 'PoolSearch', plan.searches)
  await insertRows(client, 'CallUp', plan.callUps)
  await insertRows(client, 'CallUpPerson', plan.callUpPeople)
  await insertRows(client, 'PersonAbsence', plan.absences)
  await insertRows(
    client,
    'PersonCorrection',
    plan.corrections.map(({ newValue, ...row }) => ({
      ...row,
      newValueCipher: envelope.seal(newValue, { table: 'PersonCorrection', row: row.id, column: 'newValue' }),
    })),
  )
}
