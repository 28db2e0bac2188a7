'use server'
import { markNoticesSchema } from '@/lib/desk/schema'
import { defineAction } from '@/lib/platform/action'
import { markNoticesRead } from '@/lib/platform/notices/queries'

export const markNoticesReadAction = defineAction({
  name: 'notice.markRead',
  schema: markNoticesSchema,
  command: markNoticesRead,
  revalidate: ['/reminders', '/home'],
})
