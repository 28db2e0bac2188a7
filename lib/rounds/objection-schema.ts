import { z } from 'zod'

const text = (least: number, most: number, short: string) => z.string().trim().min(least, short).max(most, `不超过 ${most} 字。`)

/** What the public form sends. */
export const fileObjectionSchema = z.object({
  publicityId: z.string().min(1).max(64),
  nominationId: z.string().min(1, '请选择异议对象。').max(64),
  name: text(2, 30, '请填写真实姓名。'),
  contact: text(6, 60, '请填写手机号、电话或通信地址，以便书面答复。'),
  ground: text(2, 60, '请填写异议事由。'),
  statement: text(20, 3000, '请写明事实和理由，不少于 20 个字。'),
  evidenceFileId: z.string().max(64).nullable().default(null),
  /** Random, made with the form: equal submits make one objection. */
  submissionKey: z.string().min(8).max(64),
})

/** By which the objector reads the answer. */
export const objectionAnswerSchema = z.object({ number: text(4, 40, '请填写异议编号。'), code: text(4, 40, '请填写查询码。') })
