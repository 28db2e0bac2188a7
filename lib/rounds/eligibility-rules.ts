import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'

/** Eligibility as data: what a scheme may ask of a candidate. `eligibility.ts` evaluates it. */

const base = {
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  name: z.string().trim().min(1).max(60),
  /** On which day ages and years are counted; null: the closing day of the round. */
  asOf: z.string().refine(isDateOnly).nullable().default(null),
}

const years = z.number().min(0).max(60)

/** Ordered from lowest to highest; the order is what "at least" means. */
export const educationLevels = ['juniorCollege', 'bachelor', 'master', 'doctor'] as const
export type EducationLevel = (typeof educationLevels)[number]
export const educationNames: Record<EducationLevel, string> = {
  juniorCollege: '大学专科',
  bachelor: '大学本科',
  master: '硕士研究生',
  doctor: '博士研究生',
}

export const appraisalGrades = ['excellent', 'competent', 'basic', 'incompetent', 'none'] as const
export type AppraisalGrade = (typeof appraisalGrades)[number]
export const appraisalNames: Record<AppraisalGrade, string> = {
  excellent: '优秀',
  competent: '称职（合格）',
  basic: '基本称职（基本合格）',
  incompetent: '不称职（不合格）',
  none: '未定等次',
}

export const eligibilityRuleSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('maximumAge'), years }),
  z.object({ ...base, type: z.literal('minimumAge'), years }),
  z.object({ ...base, type: z.literal('minimumServiceYears'), years }),
  z.object({ ...base, type: z.literal('minimumLineYears'), years }),
  z.object({ ...base, type: z.literal('minimumGrassrootsYears'), years }),
  /** Last n appraisals all at least competent, at least m of them excellent. */
  z.object({
    ...base,
    type: z.literal('appraisals'),
    lastYears: z.number().int().min(1).max(10),
    excellentAtLeast: z.number().int().min(0).max(10),
  }),
  /** Holds one of the titles on the day. */
  z.object({ ...base, type: z.literal('holdsTitle'), titleCodes: z.array(z.string()).min(1), titleNames: z.array(z.string()).min(1) }),
  z.object({
    ...base,
    type: z.literal('doesNotHoldTitle'),
    titleCodes: z.array(z.string()).min(1),
    titleNames: z.array(z.string()).min(1),
  }),
  /** 一票否决: no sanction in force on the day. */
  z.object({ ...base, type: z.literal('noSanction') }),
  z.object({ ...base, type: z.literal('minimumEducation'), level: z.enum(educationLevels) }),
  /** A file in a field of the form; the office confirms what it says. */
  z.object({ ...base, type: z.literal('documentRequired'), fieldKey: z.string(), documentName: z.string() }),
  /** A condition on a project or a person that only a reader can judge; the office confirms it on the evidence. */
  z.object({ ...base, type: z.literal('declared'), statement: z.string().min(1).max(200) }),
])
export type EligibilityRule = z.infer<typeof eligibilityRuleSchema>
export type EligibilityRuleType = EligibilityRule['type']
