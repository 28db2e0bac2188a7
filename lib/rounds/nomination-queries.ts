import 'server-only'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf, daysBetween, formatMonth, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import type { EligibilityResult } from './eligibility'
import { nominationEventNames } from './event-names'
import { inKindWords, type Label, nominationLabels } from './labels'
import { loadRound } from './loaded-round'
import { readAccountNames } from './name-queries'
import { handledNominations } from './nomination-access'
import { evaluateNominations } from './nomination-eligibility'
import { type FieldProblem, type FormAnswers, formProblems, parseAnswers, peopleNamed } from './nomination-form'
import { audienceOfEvent } from './nomination-history'
import { filledPlaces } from './nomination-list-queries'
import { allowedNominationEvents, isEditableByUnit, isNominationIn } from './nomination-states'
import { type NominationPolicyFacts, nominationPolicy } from './policy'
import { isStageIn } from './round-stages'
import type { FormField } from './scheme'

export type NominationAbilities = { edit: boolean; submit: boolean; endorse: boolean; withdraw: boolean; print: boolean }

export type NominationFile = { id: string; fieldKey: string; fileId: string; name: string; size: number }

export type NominationDetail = {
  id: string
  version: number
  subject: string
  subjectKind: 'person' | 'project'
  unit: string
  line: string
  channel: 'unitHr' | 'self'
  label: Label
  reason: string | null
  round: { id: string; name: string }
  /** The instant until which unit and candidate may act, and whether the office gave it with a return. */
  deadline: { at: string; daysLeft: number; isOver: boolean; isCorrection: boolean } | null
  /** The letter of result, once it was released. */
  letterId: string | null
  /** The result is known: its procedure may be asked about. */
  hasResult: boolean
  /** Not handed in when the deadline passed: kept, but nothing can be done with it any more. */
  isStranded: boolean
  /** What the roster has about the candidate; empty for projects. */
  onFile: { label: string; value: string }[]
  fields: FormField[]
  answers: FormAnswers
  /** Names of the people that `person` fields hold by id. */
  personNames: Record<string, string>
  unsuitable: { name: string; unitName: string; reason: string }[]
  attachments: NominationFile[]
  selfCheck: EligibilityResult[]
  /** Field in which the document that a rule asks for is uploaded, by rule. */
  documentFields: Record<string, string>
  problems: FieldProblem[]
  unitQuota: { endorsed: number; cap: number | null }
  history: { id: string; title: string; reason: string | null; by: string; at: string }[]
  abilities: NominationAbilities
}

const personOnFile = {
  name: true,
  sex: true,
  birthDate: true,
  politicalStatus: true,
  education: true,
  degree: true,
  post: true,
  workStartDate: true,
} satisfies Prisma.PersonSelect

function describePerson(person: Prisma.PersonGetPayload<{ select: typeof personOnFile }>): { label: string; value: string }[] {
  const month = (date: Date | null): string => (date ? formatMonth(toDateOnly(date)) : '')
  return [
    { label: '性别', value: person.sex ? { male: '男', female: '女' }[person.sex] : '' },
    { label: '出生年月', value: month(person.birthDate) },
    { label: '政治面貌', value: person.politicalStatus ?? '' },
    { label: '学历学位', value: [person.education, person.degree].filter(Boolean).join('、') },
    { label: '职务', value: person.post ?? '' },
    { label: '参加工作时间', value: month(person.workStartDate) },
  ]
}

/** One nomination with its form, self-check and history. @throws AppError notFound for whoever may not handle it */
export async function readNomination(viewer: Viewer, nominationId: string): Promise<NominationDetail> {
  const { prisma } = await db()
  const row = await prisma.nomination.findFirst({
    where: { AND: [{ id: nominationId }, handledNominations(viewer)] },
    include: {
      person: { select: personOnFile },
      project: { select: { name: true } },
      attachments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      events: { orderBy: { at: 'asc' } },
      unsuitableReviewers: true,
      conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } },
    },
  })
  if (!row) throw notFound('没有找到这份推荐，可能已被删除，或不在您的管理范围内。')
  const now = await businessNow(prisma)
  const round = await loadRound(prisma, row.roundId)
  const answers = parseAnswers(row.form)
  const [tree, lines, files, checked, endorsed, accounts, people] = await Promise.all([
    loadOrgTree(prisma, dateOf(now)),
    loadLines(prisma),
    prisma.storedFile.findMany({ where: { id: { in: row.attachments.map((item) => item.fileId) } }, select: { id: true, size: true } }),
    evaluateNominations(prisma, round.scheme, [row], dateOf(now)),
    prisma.nomination.count({ where: filledPlaces(row.roundId, row.unitId, row.id) }),
    readAccountNames(
      prisma,
      row.events.map((event) => event.accountId),
    ),
    prisma.person.findMany({ where: { id: { in: peopleNamed(round.scheme.fields, answers) } }, select: { id: true, name: true } }),
  ])
  const sizes = new Map(files.map((file) => [file.id, file.size]))
  const fileCounts = new Map<string, number>()
  for (const { fieldKey } of row.attachments) fileCounts.set(fieldKey, (fileCounts.get(fieldKey) ?? 0) + 1)
  const letter = await prisma.resultLetter.findFirst({
    where: { subjectId: row.id, audience: 'candidate' },
    orderBy: { rankingVersion: 'desc' },
    select: { id: true },
  })
  const facts: NominationPolicyFacts = {
    roundId: row.roundId,
    unitId: row.unitId,
    personId: row.personId,
    state: row.state,
    conflicts: row.conflicts,
  }
  const closesAt = round.scheme.schedule.closesAt ? new Date(round.scheme.schedule.closesAt) : null
  const dueAt = row.correctionDueAt ?? closesAt
  const isEditable = isEditableByUnit(row.state, round.stage, {
    now,
    correctionDueAt: row.correctionDueAt,
    closesAt: closesAt ?? new Date(0),
  })
  const events = allowedNominationEvents(row.state)
  const acceptsMoves = isStageIn(round.stage, 'acceptingCorrections')
  return {
    id: row.id,
    version: row.version,
    subject: candidateName(row),
    subjectKind: round.subjectKind,
    unit: tree.nameOf(row.unitId),
    line: lines.find((line) => line.id === row.lineId)?.name ?? '',
    channel: row.channel,
    label: inKindWords(round, nominationLabels[row.state][viewer.role === 'talent' ? 'candidate' : 'unit']),
    reason: row.stateReason,
    round: { id: round.id, name: round.name },
    deadline: dueAt && {
      at: dueAt.toISOString(),
      daysLeft: daysBetween(dateOf(now), dateOf(dueAt)),
      isOver: now >= dueAt,
      isCorrection: row.correctionDueAt !== null,
    },
    letterId: letter?.id ?? null,
    hasResult: isNominationIn(row.state, 'decidedByPanel') || row.state === 'removed',
    isStranded: isNominationIn(row.state, 'editableByUnit') && dueAt !== null && now >= dueAt,
    onFile: row.person ? describePerson(row.person) : [],
    fields: round.scheme.fields,
    answers,
    personNames: Object.fromEntries(people.map((person) => [person.id, person.name])),
    unsuitable: row.unsuitableReviewers.map(({ name, unitName, reason }) => ({ name, unitName, reason: reason ?? '' })),
    attachments: row.attachments.map(({ id, fieldKey, fileId, name }) => ({ id, fieldKey, fileId, name, size: sizes.get(fileId) ?? 0 })),
    selfCheck: checked.get(row.id) ?? [],
    documentFields: Object.fromEntries(
      round.scheme.eligibility.flatMap((rule) => (rule.type === 'documentRequired' ? [[rule.key, rule.fieldKey]] : [])),
    ),
    problems: formProblems(round.scheme.fields, answers, fileCounts),
    unitQuota: { endorsed, cap: round.scheme.quotas.nominationsPerUnit },
    history: row.events.flatMap((event) => {
      const audience = audienceOfEvent(event.event)
      if (!audience) return []
      const by = audience.office ?? accounts.get(event.accountId ?? '') ?? '系统'
      return [{ id: event.id, title: nominationEventNames[audience.event], reason: event.reason, by, at: event.at.toISOString() }]
    }),
    abilities: {
      edit: isEditable && nominationPolicy.can(viewer, 'edit', facts),
      submit: isEditable && events.includes('submit') && nominationPolicy.can(viewer, 'submit', facts),
      endorse: acceptsMoves && events.includes('endorse') && nominationPolicy.can(viewer, 'endorse', facts),
      withdraw: events.includes('withdraw') && nominationPolicy.can(viewer, 'withdraw', facts),
      print: true,
    },
  }
}
