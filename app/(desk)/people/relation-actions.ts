'use server'
import { declareRelation } from '@/lib/org/commands/declare-relation'
import { withdrawRelation } from '@/lib/org/commands/withdraw-relation'
import { declareRelationSchema, withdrawRelationSchema } from '@/lib/org/relation-schema'
import { defineAction } from '@/lib/platform/action'

const revalidate = ['/people', '/me']

export const declareRelationAction = defineAction({
  name: 'relation.declare',
  schema: declareRelationSchema,
  command: declareRelation,
  revalidate,
})
export const withdrawRelationAction = defineAction({
  name: 'relation.withdraw',
  schema: withdrawRelationSchema,
  command: withdrawRelation,
  revalidate,
})
