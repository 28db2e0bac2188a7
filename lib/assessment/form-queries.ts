import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { DEFAULT_RULE, type ManagementRuleFacts } from '@/lib/titles/management-rule'
import { trainingHoursOf } from '@/lib/training/hours-queries'
import { type ContributionRecord, readContributionRecord } from './contribution-record'
import { assessmentPolicy, assessmentYearPolicy } from './policy'
import { abilitiesOf, type FormRow } from './queries'
import type { AssessmentGrade, AssessmentState } from './states'

export type FormView = {
  id: string
  version: number
  yearId: string
  year: number
  dueOn: DateOnly
  note: string | null
  isLate: boolean
  personId: string
  personName: string
  unitName: string
  title: string
  plan: 'summit' | 'highland'
  startsOn: DateOnly
  endsOn: DateOnly | null
  contributions: string
  contributionRecord: ContributionRecord
  trainingHours: number | null
  neededHours: number
  /** From the training records: as of now while the form is filled in, as of handing in afterwards; null for one handed in before they were kept. */
  recordedHours: number | null
  hoursNote: string | null
  unitWord: string
  proposedGrade: AssessmentGrade | null
  grade: AssessmentGrade | null
  remark: string | null
  state: AssessmentState
  earlier: { year: number; grade: AssessmentGrade }[]
  abilities: FormRow['abilities'] & { sendBack: boolean }
}

/** One form in full; another unit's is not found. @throws AppError notFound */
export async function readForm(viewer: Viewer, formId: string): Promise<FormView> {
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const form = await prisma.holdingAssessment.findUnique({
    where: { id: formId },
    include: {
      year: true,
      person: { select: { name: true } },
      holding: {
        include: {
          title: { include: { managementRule: { select: { trainingHours: true } } } },
          assessments: { where: { state: 'confirmed' }, select: { id: true, grade: true, year: { select: { year: true } } } },
        },
      },
    },
  })
  if (!form || !assessmentPolicy.can(viewer, 'read', form)) throw notFound('没有找到这份考核表。')
  const [tree, recorded] = await Promise.all([loadOrgTree(prisma, today), trainingHoursOf(prisma, [form.personId], form.year.year)])
  const isOpen = form.year.state === 'open'
  const abilities = abilitiesOf(viewer, form, isOpen)
  const dueOn = toDateOnly(form.year.dueOn)
  return {
    id: form.id,
    version: form.version,
    yearId: form.yearId,
    year: form.year.year,
    dueOn,
    note: form.year.note,
    isLate: today > dueOn,
    personId: form.personId,
    personName: form.person.name,
    unitName: tree.nameOf(form.unitId),
    title: form.holding.title.name,
    plan: form.holding.title.plan,
    startsOn: toDateOnly(form.holding.startsOn),
    endsOn: toDateOnlyOrNull(form.holding.endsOn),
    contributions: form.contributions,
    contributionRecord: await readContributionRecord(prisma, form),
    trainingHours: form.trainingHours,
    neededHours: form.holding.title.managementRule?.trainingHours ?? DEFAULT_RULE.trainingHours,
    recordedHours: form.state === 'awaited' ? (recorded.get(form.personId) ?? 0) : form.recordedHours,
    hoursNote: form.hoursNote,
    unitWord: form.unitWord,
    proposedGrade: form.proposedGrade,
    grade: form.grade,
    remark: form.remark,
    state: form.state,
    earlier: form.holding.assessments
      .flatMap(({ id, grade, year }) => (grade && id !== form.id ? [{ year: year.year, grade }] : []))
      .sort((a, b) => b.year - a.year),
    abilities: { ...abilities, sendBack: abilities.endorse || abilities.confirm },
  }
}

export type TitleRule = ManagementRuleFacts & {
  titleId: string
  title: string
  plan: 'summit' | 'highland' /** Null while the defaults apply. */
  version: number | null
}

export type TitleRules = { rules: TitleRule[]; abilities: { manage: boolean } }

/** How every title is managed, the defaults where nothing was set. @throws AppError forbidden */
export async function readManagementRules(viewer: Viewer): Promise<TitleRules> {
  if (!assessmentYearPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const titles = await prisma.title.findMany({ orderBy: [{ plan: 'asc' }, { rank: 'asc' }], include: { managementRule: true } })
  return {
    abilities: { manage: assessmentYearPolicy.can(viewer, 'manage') },
    rules: titles.map(({ id, name, plan, managementRule }) => {
      const rule = managementRule ?? DEFAULT_RULE
      return {
        titleId: id,
        title: name,
        plan,
        version: managementRule?.version ?? null,
        failedYearsToRevoke: rule.failedYearsToRevoke,
        renewalNeeds: rule.renewalNeeds,
        trainingHours: rule.trainingHours,
        noticeDays: rule.noticeDays,
        barYearsAfterSanction: rule.barYearsAfterSanction,
        barYearsAfterAssessment: rule.barYearsAfterAssessment,
      }
    }),
  }
}
