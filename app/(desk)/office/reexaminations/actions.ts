'use server'
import { defineAction } from '@/lib/platform/action'
import { decideReexamination } from '@/lib/rounds/commands/decide-reexamination'
import { decideReexaminationSchema } from '@/lib/rounds/reexamination/schema'

export const decideReexaminationAction = defineAction({
  name: 'reexamination.decide',
  schema: decideReexaminationSchema,
  command: decideReexamination,
  revalidate: ['/office/reexaminations', '/nominations', '/rounds'],
})
