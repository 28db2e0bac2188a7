'use server'
import { defineAction } from '@/lib/platform/action'
import { objectionAnswerSchema } from '@/lib/rounds/objection-schema'
import { readObjectionAnswer } from '@/lib/rounds/public-queries'

/** By action, not by address: number and code never stand in a URL. */
export const readAnswer = defineAction({
  name: 'objection.readAnswer',
  schema: objectionAnswerSchema,
  command: (_viewer, input) => readObjectionAnswer(input.number, input.code),
  isPublic: true,
})
