'use server'
import { defineAction } from '@/lib/platform/action'
import { saveTitle } from '@/lib/titles/commands/save-title'
import { saveTitleSchema } from '@/lib/titles/schema'

export const saveTitleAction = defineAction({
  name: 'title.save',
  schema: saveTitleSchema,
  command: saveTitle,
  revalidate: ['/office/titles', '/titles', '/dashboard'],
})
