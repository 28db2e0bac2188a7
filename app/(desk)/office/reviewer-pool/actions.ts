'use server'
import { defineAction } from '@/lib/platform/action'
import { enlistHolders } from '@/lib/rounds/commands/enlist-holders'
import { importPoolMembers } from '@/lib/rounds/commands/import-pool-members'
import { restorePoolMember, retirePoolMember } from '@/lib/rounds/commands/retire-pool-member'
import { savePoolMember } from '@/lib/rounds/commands/save-pool-member'
import {
  enlistHoldersSchema,
  findPoolPeopleSchema,
  importPoolSchema,
  poolMemberVersionSchema,
  retirePoolMemberSchema,
  savePoolMemberSchema,
} from '@/lib/rounds/draw-schema'
import { findPoolPeople } from '@/lib/rounds/pool-queries'

const revalidate = ['/office/reviewer-pool']

export const savePoolMemberAction = defineAction({
  name: 'reviewerPool.save',
  schema: savePoolMemberSchema,
  command: savePoolMember,
  revalidate,
})
export const retirePoolMemberAction = defineAction({
  name: 'reviewerPool.retire',
  schema: retirePoolMemberSchema,
  command: retirePoolMember,
  revalidate,
})
export const restorePoolMemberAction = defineAction({
  name: 'reviewerPool.restore',
  schema: poolMemberVersionSchema,
  command: restorePoolMember,
  revalidate,
})
export const findPoolPeopleAction = defineAction({ name: 'reviewerPool.find', schema: findPoolPeopleSchema, command: findPoolPeople })
export const enlistHoldersAction = defineAction({
  name: 'reviewerPool.enlist',
  schema: enlistHoldersSchema,
  command: enlistHolders,
  revalidate,
})
export const importPoolMembersAction = defineAction({
  name: 'reviewerPool.import',
  schema: importPoolSchema,
  command: importPoolMembers,
  revalidate,
})
