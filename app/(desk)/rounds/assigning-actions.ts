'use server'
import { defineAction } from '@/lib/platform/action'
import * as schema from '@/lib/rounds/assigning/assigning-schema'
import { acceptBridges } from '@/lib/rounds/assigning/commands/accept-bridges'
import { applyPlan } from '@/lib/rounds/assigning/commands/apply-plan'
import { planAssignment } from '@/lib/rounds/assigning/commands/plan-assignment'
import { revokeWish } from '@/lib/rounds/assigning/commands/revoke-wish'
import { setWish } from '@/lib/rounds/assigning/commands/set-wish'

const revalidate = ['/rounds']

/** Computes and shows; conflicts newly found are kept. */
export const planAssignmentAction = defineAction({ name: 'assignment.plan', schema: schema.planAssignmentSchema, command: planAssignment })
export const applyPlanAction = defineAction({ name: 'assignment.apply', schema: schema.applyPlanSchema, command: applyPlan, revalidate })
export const setWishAction = defineAction({ name: 'assignment.wish', schema: schema.wishSchema, command: setWish, revalidate })
export const revokeWishAction = defineAction({
  name: 'assignment.revokeWish',
  schema: schema.revokeWishSchema,
  command: revokeWish,
  revalidate,
})
export const acceptBridgesAction = defineAction({
  name: 'assignment.bridge',
  schema: schema.bridgeSchema,
  command: acceptBridges,
  revalidate,
})
