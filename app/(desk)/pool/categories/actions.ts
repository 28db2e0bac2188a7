'use server'
import { defineAction } from '@/lib/platform/action'
import { findMembers } from '@/lib/pool/category-queries'
import { changeMember } from '@/lib/pool/commands/change-member'
import { saveCategory } from '@/lib/pool/commands/save-category'
import { changeMemberSchema, findPoolPeopleSchema, saveCategorySchema } from '@/lib/pool/schema'

export const saveCategoryAction = defineAction({
  name: 'poolCategory.save',
  schema: saveCategorySchema,
  command: saveCategory,
  revalidate: ['/pool'],
})

export const changeMemberAction = defineAction({
  name: 'poolCategory.changeMember',
  schema: changeMemberSchema,
  command: changeMember,
  revalidate: ['/pool'],
})

export const findMembersAction = defineAction({
  name: 'poolCategory.findMembers',
  schema: findPoolPeopleSchema,
  command: findMembers,
  isActivity: false,
})
