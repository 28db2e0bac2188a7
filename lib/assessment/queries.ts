import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { assessmentPolicy, assessmentYearPolicy } from './policy'
import type { AssessmentGrade, AssessmentState, EffectKind, EffectState } from './states'

/** How far a year is in one unit or in all. */
export type Completion = {
  forms: number
  awaited: number
  submitted: number
  endorsed: number
  confirmed: number
  excellent: number
  unqualified: number
}

const NONE: Completion = { forms: 0, awaited: 0, submitted: 0, endorsed: 0, confirmed: 0, excellent: 0, unqualified: 0 }

/**
 * Per unit (the one a form was sent to; not rolled up) how far the assessment of a year is; empty where that year was never opened.
 * `forms - awaited` were handed in; add the units of a subtree with `addCompletions`.
 */
export async function readCompletion(
  reader: Reader,
  options: { year: number; where?: Prisma.HoldingAssessmentWhereInput },
): Promise<Map<string, Completion>> {
  const groups = await reader.holdingAssessment.groupBy({
    by: ['unitId', 'state', 'grade'],
    where: { AND: [options.where ?? {}, { year: { year: options.year } }] },
    _count: true,
  })
  const units = new Map<string, Completion>()
  for (const { unitId, state, grade, _count } of groups) {
    const unit = units.get(unitId) ?? { ...NONE }
    units.set(unitId, unit)
    unit.forms += _count
    unit[state] += _count
    if (grade === 'excellent' || grade === 'unqualified') unit[grade] += _count
  }
  return units
}

export function addCompletions(a: Completion, b: Completion): Completion {
  return {
    forms: a.forms + b.forms,
    awaited: a.awaited + b.awaited,
    submitted: a.submitted + b.submitted,
    endorsed: a.endorsed + b.endorsed,
    confirmed: a.confirmed + b.confirmed,
    excellent: a.excellent + b.excellent,
    unqualified: a.unqualified + b.unqualified,
  }
}

/** The latest year that was opened; null before the first. */
export async function latestAssessedYear(reader: Reader): Promise<number | null> {
  const row = await reader.assessmentYear.findFirst({ orderBy: { year: 'desc' }, select: { year: true } })
  return row?.year ?? null
}

export type YearRow = {
  id: string
  version: number
  year: number
  openedOn: DateOnly
  dueOn: DateOnly
  excellentCap: number
  note: string | null
  isOpen: boolean
  closedOn: DateOnly | null
  completion: Completion
}

export type YearList = { today: DateOnly; years: YearRow[]; abilities: { manage: boolean } }

/** The years with how far the viewer's units are, the latest first. @throws AppError forbidden */
export async function readYears(viewer: Viewer): Promise<YearList> {
  if (!assessmentYearPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [years, groups] = await Promise.all([
    prisma.assessmentYear.findMany({ orderBy: { year: 'desc' }, take: 20 }),
    prisma.holdingAssessment.groupBy({ by: ['yearId', 'state', 'grade'], where: scopeOf(viewer), _count: true }),
  ])
  const totals = new Map<string, Completion>()
  for (const { yearId, state, grade, _count } of groups) {
    const total = totals.get(yearId) ?? { ...NONE }
    totals.set(yearId, total)
    total.forms += _count
    total[state] += _count
    if (grade === 'excellent' || grade === 'unqualified') total[grade] += _count
  }
  return {
    today,
    abilities: { manage: assessmentYearPolicy.can(viewer, 'manage') },
    years: years.map((row) => ({
      id: row.id,
      version: row.version,
      year: row.year,
      openedOn: toDateOnly(row.openedOn),
      dueOn: toDateOnly(row.dueOn),
      excellentCap: row.excellentCap,
      note: row.note,
      isOpen: row.state === 'open',
      closedOn: toDateOnlyOrNull(row.closedOn),
      completion: totals.get(row.id) ?? { ...NONE },
    })),
  }
}

/** Forms in the viewer's scope. */
export function scopeOf(viewer: Viewer): Prisma.HoldingAssessmentWhereInput {
  return assessmentPolicy.where(viewer, 'read') as Prisma.HoldingAssessmentWhereInput
}

export type FormRow = {
  id: string
  version: number
  personId: string
  personName: string
  unitId: string
  unitName: string
  title: string
  plan: 'summit' | 'highland'
  trainingHours: number | null
  /** Contributions as the form was kept last: the unit's number, or that of the record; null before. */
  contributions: number | null
  proposedGrade: AssessmentGrade | null
  grade: AssessmentGrade | null
  remark: string | null
  state: AssessmentState
  abilities: { fill: boolean; endorse: boolean; confirm: boolean }
}

export type EffectRow = {
  id: string
  version: number
  kind: EffectKind
  reason: string
  state: EffectState
  decision: string | null
  formId: string
  personId: string
  personName: string
  unitName: string
  title: string
}

export type YearPage = {
  today: DateOnly
  year: YearRow
  rows: FormRow[]
  nextAfter: string | null
  byUnit: (Completion & { unitId: string; unitName: string })[]
  effects: EffectRow[]
  units: { id: string; name: string; depth: number }[]
  abilities: { manage: boolean; endorse: boolean; confirm: boolean; fill: boolean }
}

export type FormFilter = { state?: AssessmentState; grade?: AssessmentGrade; unitId?: string; after?: string }

const PAGE = 50

/** One year: forms of the viewer's units by unit and name, how far each unit is, and what the rules propose. @throws AppError forbidden, notFound */
export async function readYear(viewer: Viewer, yearId: string, filter: FormFilter): Promise<YearPage> {
  const list = await readYears(viewer)
  const year = list.years.find(({ id }) => id === yearId)
  if (!year) throw notFound('没有找到这个年度的考核。')
  const { prisma } = await db()
  const tree = await loadOrgTree(prisma, list.today)
  const scope = scopeOf(viewer)
  const known = filter.unitId ? tree.unit(filter.unitId) : null
  const unitIds = known ? tree.descendantsOf(known.id) : null
  const [rows, completion, effects] = await Promise.all([
    prisma.holdingAssessment.findMany({
      where: {
        AND: [
          scope,
          { yearId },
          filter.state ? { state: filter.state } : {},
          filter.grade ? { OR: [{ grade: filter.grade }, { grade: null, proposedGrade: filter.grade }] } : {},
          filter.unitId ? { unitId: { in: unitIds ?? [] } } : {},
        ],
      },
      include: {
        person: { select: { name: true } },
        holding: { select: { title: { select: { name: true, plan: true } } } },
        contributionFigures: { select: { recorded: true, stated: true } },
      },
      orderBy: [{ unitId: 'asc' }, { person: { namePinyin: 'asc' } }, { id: 'asc' }],
      ...(filter.after ? { cursor: { id: filter.after }, skip: 1 } : {}),
      take: PAGE + 1,
    }),
    readCompletion(prisma, { year: year.year, where: scope }),
    list.abilities.manage ? readEffects(prisma, yearId, tree.nameOf) : [],
  ])
  const page = rows.slice(0, PAGE)
  return {
    today: list.today,
    year,
    nextAfter: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    rows: page.map((row) => ({
      id: row.id,
      version: row.version,
      personId: row.personId,
      personName: row.person.name,
      unitId: row.unitId,
      unitName: tree.nameOf(row.unitId),
      title: row.holding.title.name,
      plan: row.holding.title.plan,
      trainingHours: row.trainingHours,
      contributions: row.contributionFigures && (row.contributionFigures.stated ?? row.contributionFigures.recorded),
      proposedGrade: row.proposedGrade,
      grade: row.grade,
      remark: row.remark,
      state: row.state,
      abilities: abilitiesOf(viewer, row, year.isOpen),
    })),
    byUnit: [...completion]
      .map(([unitId, unit]) => ({ unitId, unitName: tree.nameOf(unitId), ...unit }))
      .sort((a, b) => b.awaited - a.awaited || (a.unitName < b.unitName ? -1 : 1)),
    effects,
    units: tree
      .list()
      .filter((unit) => completion.has(unit.id))
      .map((unit) => ({ id: unit.id, name: unit.name, depth: 0 })),
    abilities: {
      manage: list.abilities.manage,
      endorse: year.isOpen && assessmentPolicy.can(viewer, 'endorse'),
      confirm: year.isOpen && assessmentPolicy.can(viewer, 'confirm'),
      fill: year.isOpen && assessmentPolicy.can(viewer, 'fill'),
    },
  }
}

type FormFacts = { personId: string; unitId: string; state: AssessmentState }

/** What can be done with a form of an open year now. */
export function abilitiesOf(viewer: Viewer, form: FormFacts, isOpen: boolean): FormRow['abilities'] {
  return {
    fill: isOpen && form.state === 'awaited' && assessmentPolicy.can(viewer, 'fill', form),
    endorse: isOpen && form.state === 'submitted' && assessmentPolicy.can(viewer, 'endorse', form),
    confirm: isOpen && form.state === 'endorsed' && assessmentPolicy.can(viewer, 'confirm', form),
  }
}

async function readEffects(reader: Reader, yearId: string, nameOf: (unitId: string) => string): Promise<EffectRow[]> {
  const rows = await reader.assessmentEffect.findMany({
    where: { assessment: { yearId } },
    include: {
      assessment: { include: { person: { select: { name: true } }, holding: { select: { title: { select: { name: true } } } } } },
    },
    orderBy: [{ state: 'asc' }, { assessmentId: 'asc' }, { kind: 'desc' }],
    take: 200,
  })
  return rows.map(({ id, version, kind, reason, state, decision, assessment }) => ({
    id,
    version,
    kind,
    reason,
    state,
    decision,
    formId: assessment.id,
    personId: assessment.personId,
    personName: assessment.person.name,
    unitName: nameOf(assessment.unitId),
    title: assessment.holding.title.name,
  }))
}

export type PersonResult = { id: string; year: number; title: string; grade: AssessmentGrade; remark: string | null }

/** One person's confirmed results, the latest first; null where the viewer may not see any. */
export async function readPersonResults(viewer: Viewer, personId: string): Promise<PersonResult[] | null> {
  if (!assessmentPolicy.can(viewer, 'read')) return null
  const { prisma } = await db()
  const rows = await prisma.holdingAssessment.findMany({
    where: { AND: [scopeOf(viewer), { personId, state: 'confirmed' }] },
    select: {
      id: true,
      grade: true,
      remark: true,
      year: { select: { year: true } },
      holding: { select: { title: { select: { name: true } } } },
    },
    orderBy: [{ year: { year: 'desc' } }, { id: 'asc' }],
    take: 30,
  })
  return rows.flatMap(({ id, grade, remark, year, holding }) =>
    grade ? [{ id, year: year.year, title: holding.title.name, grade, remark }] : [],
  )
}
