'use server'
import { defineAction } from '@/lib/platform/action'
import { requestArchiveSchema } from '@/lib/rounds/archive-schema'
import { requestArchive } from '@/lib/rounds/commands/request-archive'

export const requestArchiveAction = defineAction({
  name: 'round.requestArchive',
  schema: requestArchiveSchema,
  command: requestArchive,
  revalidate: ['/rounds'],
})
