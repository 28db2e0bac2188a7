import { randomUUID } from 'node:crypto'
import { businessNow } from '@/lib/platform/clock'
import type { Reader } from '@/lib/platform/db/client'
import { scanBlindFiles } from '@/lib/rounds/jobs/scan-blind-files'
import type { NominationState } from '@/lib/rounds/nomination-states'
import type { RoundStage } from '@/lib/rounds/round-stages'
import type { Scheme } from '@/lib/rounds/scheme'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import { createAccountRow } from './accounts'
import { createPerson, type PersonOptions } from './org'

/** Sets business time to an instant; it runs on from there. */
export async function setBusinessClock(reader: Reader, instant: string): Promise<void> {
  const offset = Math.round((new Date(instant).getTime() - Date.now()) / 1000)
  await reader.businessClock.upsert({ where: { id: 1 }, create: { id: 1, offset }, update: { offset } })
}

/** The pacesetter scheme with dates, three reviewers a candidate and the mean; rules that need nothing on file. */
export function simpleScheme(overrides: Partial<Scheme> = {}): Scheme {
  const template = schemeTemplate('pacesetter')
  return {
    ...template,
    fields: template.fields.filter((field) => field.key === 'deeds'),
    eligibility: [{ key: 'noSanction', name: '无影响期内处分', type: 'noSanction', asOf: null }],
    quotas: { nominationsPerUnit: null, total: 2, perLine: null, perUnit: null, grassrootsFloor: 0 },
    gates: [],
    reviewing: { ...template.reviewing, reviewersPerCandidate: 3, minLoad: 0, maxLoad: 10 },
    aggregation: { rule: 'mean', trimFrom: 5, tieCriteria: [] },
    schedule: {
      opensAt: '2025-09-01T09:00:00+08:00',
      closesAt: '2025-09-10T18:00:00+08:00',
      qualificationEndsOn: '2025-09-12',
      reviewClosesAt: '2025-09-19T18:00:00+08:00',
      panelOn: '2025-09-22',
      publicityStartsOn: '2025-09-23',
      conferralOn: '2025-10-15',
    },
    ...overrides,
  }
}

export type RoundOptions = { name?: string; stage?: RoundStage; scheme?: Scheme }

/** A pacesetter round, announced unless told otherwise. */
export async function createRoundRow(reader: Reader, options: RoundOptions = {}) {
  const stage = options.stage ?? 'announced'
  const scheme = options.scheme ?? simpleScheme()
  return reader.round.create({
    data: {
      kind: 'pacesetter',
      subjectKind: 'person',
      name: options.name ?? `评选${randomUUID().slice(0, 8)}`,
      year: 2025,
      titleCode: scheme.titleCode,
      stage,
      schemes: { create: { version: 1, content: scheme, frozenAt: stage === 'draft' ? null : new Date('2025-08-20T01:00:00Z') } },
    },
  })
}

/** A person with an account. */
export async function createExpert(reader: Reader, options: PersonOptions = {}) {
  const person = await createPerson(reader, options)
  const account = await createAccountRow(reader, { personId: person.id, name: person.name })
  return { person, account }
}

/**
 * The check of a blind round's materials, as the worker does it: of the scan that was asked for, or of one for candidates who were
 * qualified without a decision.
 */
export async function finishBlindScan(reader: Reader, roundId: string): Promise<void> {
  const asked = await reader.blindScan.findMany({ where: { roundId, finishedAt: null }, select: { id: true } })
  const scans = asked.length > 0 ? asked : [await reader.blindScan.create({ data: { roundId, startedAt: await businessNow(reader) } })]
  for (const { id: scanId } of scans)
    await scanBlindFiles({ roundId, scanId }, { jobRunId: scanId, accountId: null, report: async () => {} })
}

export type NominationOptions = { roundId: string; state?: NominationState; person?: PersonOptions; isGrassroots?: boolean }

/** A nomination of a new person of a unit of their own. */
export async function createNomination(reader: Reader, options: NominationOptions) {
  const person = await createPerson(reader, options.person)
  return reader.nomination.create({
    data: {
      roundId: options.roundId,
      personId: person.id,
      unitId: person.unitId,
      lineId: person.lineId,
      isGrassroots: options.isGrassroots ?? false,
      state: options.state ?? 'endorsed',
      form: { deeds: '主持解决多起疑难问题。' },
    },
    include: { person: true },
  })
}

/** Seals a sheet with the same score on every criterion. */
export async function sealSheetRow(reader: Reader, assignmentId: string, scheme: Scheme, score: number) {
  return reader.scoreSheet.create({
    data: {
      assignmentId,
      state: 'sealed',
      scores: scheme.criteria.map((criterion) => ({ criterionKey: criterion.key, score, comment: '' })),
      gates: [],
      note: '',
      totalHundredths: score * 1000,
      digest: randomUUID(),
      sealedAt: new Date(),
    },
  })
}

/** A brand round for a live show: judged by everybody, no gates, comments not asked for. */
export function showScheme(overrides: Partial<Scheme> = {}): Scheme {
  const template = schemeTemplate('brand')
  const ordinary = simpleScheme()
  return {
    ...template,
    eligibility: [{ key: 'running', name: '持续建设一年以上', type: 'declared', statement: '品牌持续建设一年以上', asOf: null }],
    quotas: { nominationsPerUnit: null, total: 2, perLine: null, perUnit: null, grassrootsFloor: 0 },
    criteria: template.criteria.map((criterion) => ({ ...criterion, commentAtOrAbove: null, commentBelow: null })),
    gates: [],
    reviewing: { ...template.reviewing, reviewersPerCandidate: 3, show: true },
    aggregation: { rule: 'trimmed', trimFrom: 3, tieCriteria: [] },
    schedule: ordinary.schedule,
    ...overrides,
  }
}

/** A brand round; under review unless told otherwise. */
export async function createBrandRound(reader: Reader, options: RoundOptions = {}) {
  const row = await createRoundRow(reader, { stage: 'reviewing', ...options, scheme: options.scheme ?? showScheme() })
  return reader.round.update({ where: { id: row.id }, data: { kind: 'brand', subjectKind: 'project', titleCode: null } })
}

export type ProjectNominationOptions = {
  roundId: string
  name: string
  unitId: string
  lineId: string
  state?: NominationState
  summary?: string
  memberIds?: string[]
}

/** A project of a unit, nominated. */
export async function createProjectNomination(reader: Reader, options: ProjectNominationOptions) {
  const { roundId, name, unitId, lineId, memberIds = [] } = options
  const project = await reader.project.create({
    data: {
      kind: 'brand',
      name,
      unitId,
      lineId,
      summary: options.summary ?? null,
      members: { create: memberIds.map((personId) => ({ personId })) },
    },
  })
  return reader.nomination.create({
    data: {
      roundId,
      projectId: project.id,
      unitId,
      lineId,
      state: options.state ?? 'qualified',
      form: { category: '政治文化', summary: options.summary ?? `${name}的内容摘要。` },
    },
    include: { project: true },
  })
}
