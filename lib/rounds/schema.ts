import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'
import { eligibilityRuleSchema } from './eligibility-rules'
import { roundKinds } from './labels'
import { roundEvents } from './round-stages'
import { schemeSchema } from './scheme'

/** Input shapes of the office's and the supervisor's commands, shared by forms and actions. */

const id = z.string().min(1).max(64)
const version = z.number().int().min(1)
const ids = z.array(id).min(1, '请至少选择一项。').max(500, '一次最多处理 500 项。')
export const dateOnlySchema = z.string().refine(isDateOnly, '请填写有效日期。')
const instant = z.iso.datetime({ offset: true, error: '请填写有效的日期和时间。' })
const text = (limit: number) => z.string().trim().max(limit, `不超过 ${limit} 字。`)
/** Reasons go on record: a few words at least. */
export const reasonSchema = z.string().trim().min(4, '请写明理由，不少于 4 个字。').max(500, '理由不超过 500 字。')
const count = z.number({ error: '请填写人数。' }).int('请填写整数。').min(0, '不能小于 0。').max(1000)

export const createRoundSchema = z.object({
  kind: z.enum(roundKinds, '请选择评选类别。'),
  name: text(60).min(4, '请填写评选名称，不少于 4 个字。'),
  year: z.number({ error: '请填写年度。' }).int().min(2000, '年度不正确。').max(2100, '年度不正确。'),
  /** A round of the same kind whose scheme is copied; empty: the ready one of the kind. */
  copyFrom: z.string().max(64).optional(),
  /** One a form: a second click finds the first one's round. */
  requestKey: z.string().min(8).max(64).optional(),
})

export const roundVersionSchema = z.object({ roundId: id, version })
export const saveSchemeDraftSchema = roundVersionSchema.extend({
  name: text(60).min(4, '请填写评选名称，不少于 4 个字。'),
  scheme: schemeSchema,
})
export const reviseSchemeSchema = roundVersionSchema.extend({ scheme: schemeSchema, reason: reasonSchema })

/** The rules as they stand on the screen, saved or not. */
export const previewEligibilitySchema = z.object({
  roundId: id,
  rules: z.array(eligibilityRuleSchema).max(40),
  closesAt: instant.nullable(),
})

/** The scheme as it stands on the screen; numbers left out are estimated. `basis`: a past round whose scores give the spread. */
export const precheckSchema = z.object({
  roundId: id,
  scheme: schemeSchema,
  nominations: z.number().int('请填写整数。').min(1, '至少 1 个。').max(1500, '一次最多预演 1500 个。').nullable().default(null),
  reviewers: z.number().int('请填写整数。').min(1, '至少 1 位。').max(300, '一次最多预演 300 位。').nullable().default(null),
  basis: id.nullable().default(null),
})

/** Which move was meant is part of the input, so that a second click cannot take the next one. */
export const advanceStageSchema = roundVersionSchema.extend({ event: z.enum(roundEvents) })
export const goBackSchema = roundVersionSchema.extend({ event: z.enum(['reopenReview', 'reopenDeliberation']), reason: reasonSchema })
export const cancelRoundSchema = roundVersionSchema.extend({ reason: reasonSchema })

export const qualifySchema = z.object({
  roundId: id,
  ids,
  /** Keys of rules whose evidence has been checked; with `allConfirmed` every rule that waits for evidence. */
  confirmed: z.array(z.string().max(40)).max(40).default([]),
  allConfirmed: z.boolean().default(false),
})
export const returnForCorrectionSchema = z.object({ roundId: id, ids, reason: reasonSchema, correctionDueAt: instant })
export const disqualifySchema = z.object({ roundId: id, ids, reason: reasonSchema })
export const nominationReasonSchema = z.object({ nominationId: id, reason: reasonSchema })

export const addReviewersSchema = z.object({ roundId: id, personIds: ids })
export const excuseReviewerSchema = z.object({ roundId: id, roundReviewerId: id, reason: reasonSchema })
export const recordConflictSchema = z.object({ roundId: id, personId: id, nominationId: id, reason: reasonSchema })
export const roundIdSchema = z.object({ roundId: id })
export const assignReviewersSchema = z.object({ roundId: id, mode: z.enum(['expertise', 'fair', 'even']).default('expertise') })
export const voidAssignmentSchema = z.object({ roundId: id, assignmentId: id, reason: reasonSchema })
export const sheetReasonSchema = z.object({ roundId: id, assignmentId: id, reason: reasonSchema })
export const acknowledgeFindingsSchema = z.object({ roundId: id, ids, reason: reasonSchema })
export const findExpertsSchema = z.object({ query: z.string().max(20) })

export const exportRankingSchema = z.object({ roundId: id, version: version.optional() })

export const panelMemberSchema = z.object({
  name: text(30).min(2, '请填写姓名。'),
  post: text(60).default(''),
  isChair: z.boolean().default(false),
  personId: id.nullable().default(null),
  /** The account of a member who is not on the roster. */
  accountId: id.nullish(),
})
export const setPanelMembersSchema = z.object({ roundId: id, members: z.array(panelMemberSchema).min(3, '领导小组至少三人。').max(60) })

export const panelVoteSchema = z.object({
  nominationId: id,
  /** Members under conflict or who asked to stand aside: they neither vote nor count for this candidate. */
  recusedMemberIds: z.array(id).max(60).default([]),
  agree: count,
  disagree: count,
  defer: count,
})
export const recordPanelMeetingSchema = z.object({
  roundId: id,
  rankingVersion: version,
  heldOn: dateOnlySchema,
  place: text(60).default(''),
  presentMemberIds: z.array(id).min(1, '请勾选到会成员。').max(60),
  votes: z.array(panelVoteSchema).min(1, '请填写表决结果。').max(500),
  note: text(500).default(''),
})

export const correctPublicationSchema = roundVersionSchema.extend({
  reason: reasonSchema,
  /** A material correction starts the period anew. */
  isMaterial: z.boolean(),
})

export const decideObjectionSchema = z.object({
  objectionId: id,
  version,
  event: z.enum(['reject', 'accept', 'uphold', 'dismiss']),
  /** Keys of the scheme's inadmissible grounds that apply. */
  matchedGrounds: z.array(z.string().max(40)).max(20).default([]),
  /** On record, for the office and the supervisor. */
  reason: text(500).default(''),
  /** The written answer to the objector. */
  answer: text(2000).default(''),
})

export const conferSchema = roundVersionSchema.extend({
  documentNumber: text(60).min(4, '请填写文件文号。'),
  conferredOn: dateOnlySchema,
})
