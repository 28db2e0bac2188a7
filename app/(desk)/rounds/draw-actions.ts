'use server'
import { defineAction } from '@/lib/platform/action'
import { bringDrawnReviewers } from '@/lib/rounds/commands/bring-drawn-reviewers'
import { commitSeed } from '@/lib/rounds/commands/commit-seed'
import { freezePool } from '@/lib/rounds/commands/freeze-pool'
import { openDraw } from '@/lib/rounds/commands/open-draw'
import { replaceNoShow } from '@/lib/rounds/commands/replace-no-show'
import { revealSeed } from '@/lib/rounds/commands/reveal-seed'
import { voidDraw } from '@/lib/rounds/commands/void-draw'
import * as schema from '@/lib/rounds/draw-schema'

const revalidate = ['/rounds']

export const openDrawAction = defineAction({ name: 'draw.open', schema: schema.openDrawSchema, command: openDraw, revalidate })
export const commitSeedAction = defineAction({ name: 'draw.commit', schema: schema.commitSeedSchema, command: commitSeed, revalidate })
export const freezePoolAction = defineAction({ name: 'draw.freeze', schema: schema.drawVersionSchema, command: freezePool, revalidate })
export const revealSeedAction = defineAction({ name: 'draw.reveal', schema: schema.revealSeedSchema, command: revealSeed, revalidate })
export const voidDrawAction = defineAction({ name: 'draw.void', schema: schema.voidDrawSchema, command: voidDraw, revalidate })
export const bringDrawnReviewersAction = defineAction({
  name: 'draw.bring',
  schema: schema.drawIdSchema,
  command: bringDrawnReviewers,
  revalidate,
})
export const replaceNoShowAction = defineAction({
  name: 'draw.replace',
  schema: schema.replaceNoShowSchema,
  command: replaceNoShow,
  revalidate,
})
