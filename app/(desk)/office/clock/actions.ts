'use server'
import { moveClock } from '@/lib/desk/commands/move-clock'
import { moveClockSchema } from '@/lib/desk/schema'
import { defineAction } from '@/lib/platform/action'

export const moveClockAction = defineAction({
  name: 'clock.move',
  schema: moveClockSchema,
  command: moveClock,
  revalidate: ['/'],
})
