import { z } from 'zod'
import { saltLength, secretLength } from './draw-commitment'
import { reasonSchema } from './schema'

/** Input shapes of the reviewer pool and of draws, shared by forms and actions. */

const id = z.string().min(1).max(64)
const version = z.number().int().min(1)
const words = z.array(z.string().trim().min(1).max(30, '每项专长不超过 30 字。')).max(20, '专长最多 20 项。')

export const savePoolMemberSchema = z.object({
  personId: id,
  specialities: words,
  lineIds: z.array(id).max(40),
  note: z.string().trim().max(200, '不超过 200 字。').default(''),
})
export const retirePoolMemberSchema = z.object({ memberId: id, version, reason: reasonSchema })
export const poolMemberVersionSchema = z.object({ memberId: id, version })
const count = z.number().int().min(0)
export const importPoolSchema = z.object({
  fileId: id,
  /** Import the rows without a fault and leave the others. */
  skipFaults: z.boolean(),
  /** What the preview came to. */
  expected: z.object({ added: count, changed: count, fault: count }),
})
export const enlistHoldersSchema = z.object({ titleCodes: z.array(z.string().min(1).max(40)).min(1, '请至少选择一个称号。').max(20) })
export const findPoolPeopleSchema = z.object({ query: z.string().max(20) })

const seats = (least: number) =>
  z.number({ error: '请填写人数。' }).int('请填写整数。').min(least, `不少于 ${least} 人。`).max(200, '不超过 200 人。')

export const drawGroupSchema = z.object({
  name: z.string().trim().min(1, '请填写组名。').max(30, '组名不超过 30 字。'),
  lineIds: z.array(id).max(40).default([]),
  specialities: words.default([]),
  count: seats(1),
  alternates: seats(0),
})
export const openDrawSchema = z
  .object({ roundId: id, groups: z.array(drawGroupSchema).min(1, '请至少设一组。').max(20, '最多 20 组。') })
  .refine(({ groups }) => new Set(groups.map((group) => group.name)).size === groups.length, {
    message: '各组名称不能相同。',
    path: ['groups'],
  })

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`), '保管码不完整，请核对。')
export const commitSeedSchema = z.object({ drawId: id, commitment: hex(64) })
export const revealSeedSchema = z.object({ drawId: id, secret: hex(secretLength), salt: hex(saltLength) })
export const drawVersionSchema = z.object({ drawId: id, version })
export const voidDrawSchema = z.object({ drawId: id, version, reason: reasonSchema })
export const drawIdSchema = z.object({ drawId: id })
export const replaceNoShowSchema = z.object({ seatId: id, version, reason: reasonSchema })
