'use server'
import { defineAction } from '@/lib/platform/action'
import { returnContribution, verifyContributions, voidContribution } from '@/lib/radiation/commands/answer-contributions'
import { saveContribution } from '@/lib/radiation/commands/save-contribution'
import { withdrawContribution } from '@/lib/radiation/commands/withdraw-contribution'
import { findHolders } from '@/lib/radiation/person-queries'
import {
  findHoldersSchema,
  returnContributionSchema,
  saveContributionSchema,
  verifyContributionsSchema,
  voidContributionSchema,
  withdrawContributionSchema,
} from '@/lib/radiation/schema'

const revalidate = ['/contributions', '/home', '/me', '/people', '/dashboard/stages']

export const saveContributionAction = defineAction({
  name: 'contribution.save',
  schema: saveContributionSchema,
  command: saveContribution,
  revalidate,
})
export const verifyContributionsAction = defineAction({
  name: 'contribution.verify',
  schema: verifyContributionsSchema,
  command: verifyContributions,
  revalidate,
})
export const returnContributionAction = defineAction({
  name: 'contribution.return',
  schema: returnContributionSchema,
  command: returnContribution,
  revalidate,
})
export const withdrawContributionAction = defineAction({
  name: 'contribution.withdraw',
  schema: withdrawContributionSchema,
  command: withdrawContribution,
  revalidate,
})
export const voidContributionAction = defineAction({
  name: 'contribution.void',
  schema: voidContributionSchema,
  command: voidContribution,
  revalidate,
})
export const findHoldersAction = defineAction({
  name: 'contribution.findHolders',
  schema: findHoldersSchema,
  command: findHolders,
  isActivity: false,
})
