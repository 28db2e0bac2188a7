import { dateOf } from '@/lib/platform/dates'
import { likenessTokens } from '@/lib/rounds/duplicates'
import { evaluateEligibility, noFacts } from '@/lib/rounds/eligibility'
import type { FormAnswers } from '@/lib/rounds/nomination-form'
import type { PlanPerson } from '../city-plan'
import type { SeedProject } from '../data/brands'
import { unitOfCode } from '../data/unit-lookup'
import { officeTime } from '../office-time'
import { type EntryContext, entryRow, move, type Progress } from './entries'
import type { Entry } from './round-rows'

export type ProjectEntry = { entry: Entry; projectId: string; project: SeedProject; leader: PlanPerson }

const tail = '形成方案、清单、台账三项制度，由专人负责，按月调度、按季评估、按年总结，群众和服务对象参与评价。'

/** The whole form of a project round; long enough for every field's least length. */
function fullForm(project: SeedProject, leader: PlanPerson): FormAnswers {
  return {
    category: project.category,
    ...(project.slogan ? { slogan: project.slogan } : {}),
    leader: leader.id,
    startedOn: '2022-03-01',
    summary: `${project.summary}项目自二〇二二年起持续实施，参与人数逐年增加，得到群众和服务对象的普遍认可。`,
    content: `${project.content}${tail.repeat(7)}`,
    effect: `${project.effect}${tail.repeat(5)}`,
    figures: [{ indicator: '年度参与人数', before: '120 人', after: '640 人' }],
  }
}

/** A project's nomination with its history; `qualified` ones have passed the office's check of everything that their papers must prove. */
export function makeProjectEntry(
  context: EntryContext,
  of: { project: SeedProject; unitId: string; lineId: string; leader: PlanPerson },
  progress: Extract<Progress, 'submitted' | 'endorsed' | 'qualified'>,
  times: { opensAt: Date; until: Date; decidedAt: Date },
): ProjectEntry {
  const { random, scheme } = context
  const { project, unitId, lineId, leader } = of
  const createdAt = officeTime(random, times.opensAt, new Date(times.opensAt.getTime() + 3 * 86_400_000))
  const hr = context.actorOf(unitId, 'unitHr')
  const party = context.actorOf(unitId, 'unitLeader')
  const entry: Entry = {
    id: random.uuid(createdAt),
    personId: leader.id,
    name: project.name,
    unitId,
    unitCode: project.unit,
    lineId,
    isGrassroots: unitOfCode(project.unit).level === 'grassroots',
    ability: leader.ability,
    state: 'draft',
    stateReason: null,
    startedById: hr,
    endorsedById: null,
    events: [],
    row: {},
  }
  const submittedAt = officeTime(random, createdAt, times.until)
  move(entry, 'submit', 'submitted', submittedAt, hr)
  const endorsedAt = officeTime(random, submittedAt, times.until)
  if (progress !== 'submitted') {
    entry.endorsedById = party
    move(entry, 'endorse', 'endorsed', endorsedAt, party)
  }
  if (progress === 'qualified') move(entry, 'qualify', 'qualified', times.decidedAt, context.officeId)
  const answers = fullForm(project, leader)
  const confirmed = progress === 'qualified' ? scheme.eligibility.map((rule) => rule.key) : []
  entry.row = {
    form: answers,
    eligibility: {
      evaluatedOn: dateOf(submittedAt),
      results: evaluateEligibility(scheme.eligibility, { ...noFacts, documents: ['evidence'] }, dateOf(submittedAt)),
      confirmed,
    },
    submittedAt,
    endorsedAt: entry.events.some((event) => event.event === 'endorse') ? endorsedAt : null,
    createdAt,
  }
  return { entry, projectId: random.uuid(createdAt), project, leader }
}

/** The rows of a project, its leader as its member, and its nomination. */
export function projectRows(roundId: string, kind: string, { entry, projectId, project, leader }: ProjectEntry) {
  const form = entry.row.form as FormAnswers
  const summary = String(form.summary)
  return {
    project: {
      id: projectId,
      kind,
      name: project.name,
      unitId: entry.unitId,
      lineId: entry.lineId,
      category: project.category,
      summary,
      likeness: likenessTokens(project.name, summary),
      createdAt: entry.row.createdAt,
    },
    member: { projectId, personId: leader.id },
    nomination: { ...entryRow(roundId, entry, null), personId: null, projectId },
  }
}
