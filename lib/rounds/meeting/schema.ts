import { z } from 'zod'
import { reasonSchema } from '../schema'
import { preparedLength, signatureLength } from './ballot-box'
import { panelChoices } from './papers'

/** Input shapes of meetings on screens. */
const id = z.string().min(1).max(64)
const version = z.number().int().min(1)
const memberIds = z.array(id).max(60)

/** Octets in base64url without padding, of one exact length. */
const octets = (length: number) =>
  z
    .string()
    .length(Math.ceil((length * 4) / 3), '选票凭证不完整，请重新领票。')
    .regex(/^[A-Za-z0-9_-]+$/, '选票凭证不完整，请重新领票。')

export const openMeetingSchema = z.object({
  roundId: id,
  rankingVersion: version,
  place: z.string().trim().max(60, '不超过 60 字。').default(''),
  presentMemberIds: memberIds.min(1, '请勾选到会成员。'),
})
export const sessionVersionSchema = z.object({ sessionId: id, version })
export const setPresenceSchema = sessionVersionSchema.extend({ presentMemberIds: memberIds.min(1, '请勾选到会成员。') })
export const openTurnSchema = sessionVersionSchema.extend({
  kind: z.enum(['decision', 'tieBreak']),
  nominationIds: z.array(id).min(1, '请勾选本轮表决的候选对象。').max(200, '一轮最多表决 200 个候选对象。'),
})
export const sessionReasonSchema = sessionVersionSchema.extend({ reason: reasonSchema })
export const closeMeetingSchema = sessionVersionSchema.extend({ note: z.string().trim().max(500, '不超过 500 字。').default('') })
export const memberRecusalSchema = z.object({ sessionId: id, memberId: id, nominationId: id, reason: reasonSchema })
export const ownRecusalSchema = z.object({ sessionId: id, nominationId: id, reason: reasonSchema })

const choices = z
  .array(z.object({ nominationId: id, choice: z.enum(panelChoices, '请选择同意、不同意或缓议。') }))
  .min(1)
  .max(200)

export const claimTokensSchema = z.object({
  turnId: id,
  papers: z
    .array(z.object({ paperId: id, blinded: octets(signatureLength) }))
    .min(1)
    .max(200),
})
export const castBallotSchema = z.object({ paperId: id, message: octets(preparedLength), signature: octets(signatureLength), choices })
export const castNamedVotesSchema = z.object({ turnId: id, choices })
