'use server'
import { defineAction } from '@/lib/platform/action'
import { decideObjection } from '@/lib/rounds/commands/decide-objection'
import { decideObjectionSchema } from '@/lib/rounds/schema'

export const decideObjectionAction = defineAction({
  name: 'objection.decide',
  schema: decideObjectionSchema,
  command: decideObjection,
  revalidate: ['/office/objections', '/rounds'],
})
