import type pg from 'pg'
import { excellentPlaces, proposeEffects } from '@/lib/assessment/assessment-rules'
import type { AssessmentGrade } from '@/lib/assessment/states'
import { addDays, type DateOnly } from '@/lib/platform/dates'
import { type EntitlementRuleFacts, plannedDues } from '@/lib/titles/entitlement-rules'
import { DEFAULT_RULE } from '@/lib/titles/management-rule'
import type { AccountsPlan } from './accounts'
import { type OrgPlan, type PlanHolding, type PlanPerson, type PlanTitle, SEED_DAY, SEED_INSTANT, type TitleCode } from './city-plan'
import { closedYear, entitlementRules, openYear, seedRecognitions, unitWords, yearlyWork } from './data/title-care'
import type { Random } from './random'
import type { PlanFile } from './rounds/files'
import { insertRows, type Row } from './write-rows'

export type TitleCarePlan = { tables: Record<string, Row[]>; files: PlanFile[] }

type Context = {
  random: Random
  org: OrgPlan
  people: readonly PlanPerson[]
  named: ReadonlyMap<string, PlanPerson>
  titles: readonly PlanTitle[]
  holdings: readonly PlanHolding[]
  accounts: AccountsPlan
}

type Held = { holding: PlanHolding; person: PlanPerson; title: PlanTitle }

function heldBy({ people, titles, holdings }: Context): Held[] {
  const personOf = new Map(people.map((person) => [person.id, person]))
  const titleOf = new Map(titles.map((title) => [title.code, title]))
  return holdings.flatMap((holding) => {
    const person = personOf.get(holding.personId)
    const title = titleOf.get(holding.titleCode)
    const isIn = person?.status === 'active' && person.affiliation === 'internal'
    return person && title && isIn ? [{ holding, person, title }] : []
  })
}

function planFile(random: Random, name: string, purpose: 'delivery' | 'recognition', words: string): PlanFile {
  const key = random.uuid(SEED_INSTANT)
  return {
    id: random.uuid(SEED_INSTANT),
    storageKey: `${key.slice(-2)}/${key}`,
    name,
    purpose,
    lines: [words, '本件为演示材料，内容均为虚构。'],
    createdAt: SEED_INSTANT,
  }
}

/** What titles give, this year's list and how far it is delivered: most of what fell due, a few late. */
function planDues(context: Context, held: readonly Held[]): { rules: Row[]; dues: Row[]; files: PlanFile[] } {
  const random = context.random.fork('dues')
  const titleId = new Map(context.titles.map((title) => [title.code, title.id]))
  const rules = entitlementRules.map(
    ({ titleCode, ...rule }): EntitlementRuleFacts => ({ id: random.uuid(SEED_INSTANT), titleId: titleId.get(titleCode) ?? '', ...rule }),
  )
  const proof = planFile(random, '发放回单.pdf', 'delivery', '待遇发放回单')
  const planned = plannedDues(
    Number(SEED_DAY.slice(0, 4)),
    rules,
    held.map(({ holding, person, title }) => ({
      holdingId: holding.id,
      personId: person.id,
      unitId: person.unitId,
      titleId: title.id,
      rank: title.rank,
      startsOn: holding.startsOn,
      endsOn: holding.endsOn,
    })),
  )
  // A unit that is late is late with most of it.
  const lateness = new Map<string, number>()
  const dues = planned.map((due): Row => {
    const late = lateness.get(due.unitId) ?? (random.chance(0.15) ? 0.6 : 0.03)
    lateness.set(due.unitId, late)
    const isDelivered = due.dueOn < SEED_DAY ? !random.chance(late) : random.chance(0.2)
    const deliveredOn = due.dueOn < SEED_DAY ? addDays(due.dueOn, -random.int(0, 25)) : addDays(SEED_DAY, -random.int(1, 30))
    return {
      id: random.uuid(SEED_INSTANT),
      ...due,
      state: isDelivered ? 'delivered' : 'due',
      deliveredOn: isDelivered ? deliveredOn : null,
      proofFileId: isDelivered ? proof.id : null,
      version: 1,
    }
  })
  return { rules: rules.map((rule) => ({ ...rule })), dues, files: [proof] }
}

type Form = { held: Held; grade: AssessmentGrade; row: Row }

/** Holders of a year's forms: the highest running title of each plan. */
function holdersOf(held: readonly Held[], year: { year: number; openedOn: DateOnly }): Held[] {
  const highest = new Map<string, Held>()
  for (const one of held) {
    const { holding, title } = one
    const isRunning = holding.state === 'active' && holding.startsOn <= `${year.year}-12-31` && holding.endsOn >= year.openedOn
    const key = `${holding.personId}|${title.plan}`
    const found = highest.get(key)
    if (isRunning && (!found || title.rank < found.title.rank)) highest.set(key, one)
  }
  return [...highest.values()]
}

/** Units go through the steps together; 优秀 to the ablest within the places, the few of `failing` fail. */
function planForms(
  random: Random,
  yearId: string,
  year: typeof closedYear,
  held: readonly Held[],
  failing: ReadonlySet<string>,
  stateOf: (unitId: string) => 'awaited' | 'submitted' | 'endorsed' | 'confirmed',
): Form[] {
  const holders = holdersOf(held, year)
  const byUnit = new Map<string, Held[]>()
  for (const one of holders) byUnit.set(one.person.unitId, [...(byUnit.get(one.person.unitId) ?? []), one])
  return [...byUnit].flatMap(([unitId, own]) => {
    const state = stateOf(unitId)
    const places = excellentPlaces(own.length, year.excellentCap)
    const best = [...own].sort((a, b) => b.person.ability - a.person.ability).slice(0, places)
    return own.map((one): Form => {
      const grade = failing.has(one.holding.id) ? 'unqualified' : best.includes(one) ? 'excellent' : 'qualified'
      const isFilled = state !== 'awaited'
      const at = `${addDays(year.openedOn, random.int(3, 10))}T15:00:00+08:00`
      return {
        held: one,
        grade,
        row: {
          id: random.uuid(new Date(`${year.openedOn}T09:00:00+08:00`)),
          yearId,
          holdingId: one.holding.id,
          personId: one.person.id,
          unitId,
          contributions: isFilled ? yearlyWork(random, one.person.specialities[0] ?? '本职工作', grade) : '',
          trainingHours: isFilled ? (grade === 'unqualified' ? random.int(0, 16) : random.int(40, 96)) : null,
          unitWord: isFilled ? unitWords[grade] : '',
          proposedGrade: isFilled ? grade : null,
          grade: state === 'confirmed' ? grade : null,
          state,
          submittedAt: isFilled ? at : null,
          endorsedAt: state === 'endorsed' || state === 'confirmed' ? at : null,
          confirmedAt: state === 'confirmed' ? at : null,
          version: 1,
        },
      }
    })
  })
}

/** A year that is over and one under way: one holder failed both, two the later one. */
function planAssessment(
  context: Context,
  held: readonly Held[],
): Record<'AssessmentYear' | 'HoldingAssessment' | 'AssessmentEffect', Row[]> {
  const random = context.random.fork('assessment')
  const spared = new Set([...context.named.values()].map((person) => person.id))
  const inBoth = holdersOf(held, closedYear).filter(
    ({ holding, person }) => holding.endsOn >= addDays(SEED_DAY, 30) && !spared.has(person.id),
  )
  const [twice, ...once] = random.fork('failing').shuffled(inBoth).slice(0, 3)
  const failedTwice = new Set(twice ? [twice.holding.id] : [])
  const failing = new Set([...failedTwice, ...once.map(({ holding }) => holding.id)])
  const failingUnits = new Set([twice, ...once].flatMap((one) => (one ? [one.person.unitId] : [])))
  const yearRow = (year: typeof closedYear | typeof openYear, more: Row): Row => ({
    id: random.uuid(new Date(`${year.openedOn}T09:00:00+08:00`)),
    ...year,
    openedById: context.accounts.idOf('office'),
    ...more,
  })
  const past = yearRow(closedYear, { state: 'closed', closedOn: '2024-11-15' })
  const current = yearRow(openYear, { state: 'open', closedOn: null })
  const steps = new Map<string, 'awaited' | 'submitted' | 'endorsed' | 'confirmed'>()
  const stateOf = (unitId: string) => {
    const step = failingUnits.has(unitId)
      ? 'confirmed'
      : (steps.get(unitId) ?? random.pick(['awaited', 'awaited', 'submitted', 'endorsed', 'confirmed', 'confirmed'] as const))
    steps.set(unitId, step)
    return step
  }
  const pastForms = planForms(random, String(past.id), closedYear, held, failedTwice, () => 'confirmed')
  const forms = planForms(random, String(current.id), openYear, held, failing, stateOf)
  const earlier = new Map(pastForms.map((form) => [form.held.holding.id, form.grade]))
  const effects = forms.flatMap(({ held: { holding, title }, grade, row }) => {
    if (row.state !== 'confirmed') return []
    const before = earlier.get(holding.id)
    const results = [...(before ? [{ year: closedYear.year, grade: before }] : []), { year: openYear.year, grade }]
    return proposeEffects({ year: openYear.year, results, rule: DEFAULT_RULE, titleName: title.name, hasTermEnd: true }).map(
      (effect): Row => ({ id: random.uuid(SEED_INSTANT), assessmentId: row.id, ...effect, state: 'staged', version: 1 }),
    )
  })
  return {
    AssessmentYear: [past, current],
    HoldingAssessment: [...pastForms, ...forms].map(({ row }) => row),
    AssessmentEffect: effects,
  }
}

/** Titles granted elsewhere, asked for by units: two wait, one was refused. */
function planRecognitions(context: Context): { rows: Row[]; files: PlanFile[] } {
  const random = context.random.fork('recognitions')
  const titleId = new Map(context.titles.map((title) => [title.code, title.id]))
  const holders = new Set(context.holdings.map(({ personId }) => personId))
  const files: PlanFile[] = []
  const rows = seedRecognitions.flatMap(({ login, titleCode, ...recognition }, index): Row[] => {
    const accountId = context.accounts.idOf(login)
    const own = context.accounts.accounts.find((account) => account.id === accountId)?.personId
    const unitId = context.accounts.grants.find((grant) => grant.accountId === accountId && grant.role === 'unitHr')?.unitId
    const units = new Set([unitId, ...context.org.units.filter((unit) => unit.versions.at(-1)?.parentId === unitId).map((unit) => unit.id)])
    const candidates = context.people.filter(
      (person) =>
        units.has(person.unitId) &&
        person.status === 'active' &&
        person.affiliation === 'internal' &&
        !holders.has(person.id) &&
        person.id !== own,
    )
    const person = candidates[index]
    if (!person) return []
    const proof = planFile(random, '荣誉证书.pdf', 'recognition', recognition.awardName)
    files.push(proof)
    const isAnswered = recognition.state !== 'submitted'
    return [
      {
        id: random.uuid(SEED_INSTANT),
        personId: person.id,
        titleId: titleId.get(titleCode as TitleCode),
        proofFileId: proof.id,
        requestedById: accountId,
        requestedAt: `${addDays(SEED_DAY, -12 + index)}T10:20:00+08:00`,
        answeredById: isAnswered ? context.accounts.idOf('office') : null,
        answeredAt: isAnswered ? `${addDays(SEED_DAY, -4)}T16:00:00+08:00` : null,
        version: isAnswered ? 2 : 1,
        ...recognition,
      },
    ]
  })
  return { rows, files }
}

export function planTitleCare(context: Context): TitleCarePlan {
  const held = heldBy(context)
  const { rules, dues, files } = planDues(context, held)
  const recognitions = planRecognitions(context)
  return {
    tables: { EntitlementRule: rules, EntitlementDue: dues, ...planAssessment(context, held), Recognition: recognitions.rows },
    files: [...files, ...recognitions.files],
  }
}

/** In the order of their references. */
export async function writeTitleCare(client: pg.ClientBase, { tables }: TitleCarePlan): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) await insertRows(client, table, rows)
}
