import { dateOf } from '@/lib/platform/dates'
import type { NominationEvent, NominationState } from '@/lib/rounds/nomination-states'
import type { Scheme } from '@/lib/rounds/scheme'
import type { PlanHolding, PlanPerson } from '../city-plan'
import { unitOfCode } from '../data/unit-lookup'
import { officeTime } from '../office-time'
import type { Random } from '../random'
import type { Row } from '../write-rows'
import { resultsOf } from './eligible'
import { begunForm, fullForm, type NameOf } from './forms'
import type { Entry } from './round-rows'

/** What makes nominations of one round: who may act for a unit, what units are called, what people held. */
export type EntryContext = {
  random: Random
  roundId: string
  scheme: Scheme
  year: number
  nameOf: NameOf
  codeOfUnit: (unitId: string) => string
  holdingsOf: ReadonlyMap<string, PlanHolding[]>
  /** Account that acts for the unit in a role; null where the demo has none. */
  actorOf: (unitId: string, role: 'unitHr' | 'unitLeader') => string | null
  officeId: string
}

/** How far a nomination has come when it is made. */
export type Progress =
  | 'begun'
  | 'complete'
  | 'submitted'
  | 'returnedByUnit'
  | 'endorsed'
  | 'returned'
  | 'qualified'
  | 'disqualified'
  | 'lapsed'
  | 'withdrawn'

/** Moves an entry on, keeping its history. */
export function move(
  entry: Entry,
  event: NominationEvent,
  to: NominationState,
  at: Date,
  accountId: string | null,
  reason: string | null = null,
): void {
  entry.events.push({ event, from: entry.state, to, at, reason, accountId })
  entry.state = to
  entry.stateReason = reason
}

const returnReasons = [
  '业绩材料未写明本人承担的部分，请补充。',
  '代表性案例与申报条线不符，请调整。',
  '年度考核登记表缺少一个年度，请补齐。',
]
const correctionReasons = ['业绩证明材料第二份不清晰，请重新扫描上传。', '工作简历时间不衔接，请核对后补正。']
const disqualifyReasons = [
  '业绩证明材料不能证明所填业绩，补正后仍不符合要求。',
  '从事本条线工作年限的证明材料不足。',
  '经核实，代表性案例非本人主办或者牵头。',
]

type Times = { opensAt: Date; closesAt: Date; until: Date; decidedAt: Date }

function advance(context: EntryContext, entry: Entry, progress: Progress, times: Times): void {
  const { random, officeId } = context
  const hr = context.actorOf(entry.unitId, 'unitHr')
  const leader = context.actorOf(entry.unitId, 'unitLeader')
  if (progress === 'lapsed') move(entry, 'lapse', 'lapsed', times.decidedAt, null, '截止时尚未完成单位党组审议。')
  if (progress === 'begun' || progress === 'complete' || progress === 'lapsed') return
  const submittedAt = officeTime(random, times.opensAt, new Date(times.until.getTime() - 3 * 86_400_000))
  move(entry, 'submit', 'submitted', submittedAt, hr)
  if (progress === 'submitted') return
  const settledAt = officeTime(random, new Date(submittedAt.getTime() + 3_600_000), times.until)
  if (progress === 'withdrawn') move(entry, 'withdraw', 'withdrawn', settledAt, hr, '本人因工作调整申请撤回。')
  if (progress === 'returnedByUnit') move(entry, 'returnByUnit', 'returnedByUnit', settledAt, leader, random.pick(returnReasons))
  if (progress === 'withdrawn' || progress === 'returnedByUnit') return
  entry.endorsedById = leader
  move(entry, 'endorse', 'endorsed', settledAt, leader)
  const checkedAt = times.decidedAt > settledAt ? officeTime(random, settledAt, times.decidedAt) : settledAt
  if (progress === 'returned') move(entry, 'returnForCorrection', 'returned', checkedAt, officeId, random.pick(correctionReasons))
  if (progress === 'disqualified') move(entry, 'disqualify', 'disqualified', checkedAt, officeId, random.pick(disqualifyReasons))
  if (progress === 'qualified') move(entry, 'qualify', 'qualified', checkedAt, officeId)
}

/** A nomination with its history so far; `entryRow` makes its row when the round has been made. */
export function makeEntry(context: EntryContext, person: PlanPerson, progress: Progress, times: Times): Entry {
  const { random } = context
  const createdAt = officeTime(random, times.opensAt, new Date(Math.min(times.until.getTime(), times.opensAt.getTime() + 6 * 86_400_000)))
  const unitCode = context.codeOfUnit(person.unitId)
  const entry: Entry = {
    id: random.uuid(createdAt),
    personId: person.id,
    name: person.name,
    unitId: person.unitId,
    unitCode,
    lineId: person.lineId,
    isGrassroots: unitOfCode(unitCode).level === 'grassroots',
    ability: person.ability,
    state: 'draft',
    stateReason: null,
    startedById: context.actorOf(person.unitId, 'unitHr'),
    endorsedById: null,
    events: [],
    row: {},
  }
  advance(context, entry, progress, { ...times, opensAt: createdAt })
  const isBegun = progress === 'begun' || progress === 'lapsed'
  const submitted = entry.events.find((event) => event.event === 'submit')
  const isConfirmed = entry.events.some((event) => event.event === 'qualify')
  entry.row = {
    form: (isBegun ? begunForm : fullForm)(random, person, context.nameOf, context.year),
    eligibility: submitted
      ? {
          evaluatedOn: dateOf(submitted.at),
          results: resultsOf(context.scheme, person, context.holdingsOf.get(person.id) ?? [], false),
          confirmed: isConfirmed
            ? context.scheme.eligibility.filter((rule) => rule.type === 'documentRequired').map((rule) => rule.key)
            : [],
        }
      : null,
    correctionDueAt: progress === 'returned' ? new Date('2025-09-18T18:00:00+08:00') : null,
    submittedAt: submitted?.at ?? null,
    endorsedAt: entry.events.find((event) => event.event === 'endorse')?.at ?? null,
    createdAt,
  }
  return entry
}

export function entryRow(roundId: string, entry: Entry, blindCode: string | null): Row {
  return {
    id: entry.id,
    roundId,
    personId: entry.personId,
    projectId: null,
    unitId: entry.unitId,
    lineId: entry.lineId,
    isGrassroots: entry.isGrassroots,
    channel: 'unitHr',
    state: entry.state,
    blindCode,
    stateReason: entry.stateReason,
    startedById: entry.startedById,
    endorsedById: entry.endorsedById,
    version: entry.events.length + 1,
    updatedAt: entry.events.at(-1)?.at ?? entry.row.createdAt,
    ...entry.row,
  }
}
