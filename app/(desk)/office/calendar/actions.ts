'use server'
import { removeCalendarOverride, setCalendarOverride } from '@/lib/desk/commands/set-calendar-override'
import { calendarOverrideSchema, removeOverrideSchema } from '@/lib/desk/schema'
import { defineAction } from '@/lib/platform/action'

export const setOverrideAction = defineAction({
  name: 'calendar.set',
  schema: calendarOverrideSchema,
  command: setCalendarOverride,
  revalidate: ['/office/calendar'],
})

export const removeOverrideAction = defineAction({
  name: 'calendar.remove',
  schema: removeOverrideSchema,
  command: removeCalendarOverride,
  revalidate: ['/office/calendar'],
})
