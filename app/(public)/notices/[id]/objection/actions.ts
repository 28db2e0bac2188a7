'use server'
import { defineAction } from '@/lib/platform/action'
import { fileObjection } from '@/lib/rounds/commands/file-objection'
import { fileObjectionSchema } from '@/lib/rounds/objection-schema'

export const sendObjection = defineAction({
  name: 'objection.file',
  schema: fileObjectionSchema,
  command: fileObjection,
  revalidate: ['/office/objections'],
  isPublic: true,
})
