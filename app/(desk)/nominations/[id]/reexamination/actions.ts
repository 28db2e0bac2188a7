'use server'
import { defineAction } from '@/lib/platform/action'
import { requestReexamination } from '@/lib/rounds/commands/request-reexamination'
import { requestReexaminationSchema } from '@/lib/rounds/reexamination/schema'

export const requestReexaminationAction = defineAction({
  name: 'reexamination.request',
  schema: requestReexaminationSchema,
  command: requestReexamination,
  revalidate: ['/nominations', '/office/reexaminations'],
})
