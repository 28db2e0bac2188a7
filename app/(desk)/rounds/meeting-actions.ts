'use server'
import { defineAction } from '@/lib/platform/action'
import { closeMeeting } from '@/lib/rounds/commands/close-meeting'
import { closeTurn, startVoting, voidTurn } from '@/lib/rounds/commands/close-turn'
import { abandonMeeting, openMeeting, setPresence } from '@/lib/rounds/commands/open-meeting'
import { openTurn } from '@/lib/rounds/commands/open-turn'
import { recuseMember } from '@/lib/rounds/commands/recuse-member'
import * as schema from '@/lib/rounds/meeting/schema'

const revalidate = ['/rounds', '/panel']

export const openMeetingAction = defineAction({ name: 'meeting.open', schema: schema.openMeetingSchema, command: openMeeting, revalidate })
export const setPresenceAction = defineAction({
  name: 'meeting.setPresence',
  schema: schema.setPresenceSchema,
  command: setPresence,
  revalidate,
})
export const recuseMemberAction = defineAction({
  name: 'meeting.recuse',
  schema: schema.memberRecusalSchema,
  command: recuseMember,
  revalidate,
})
export const openTurnAction = defineAction({ name: 'turn.open', schema: schema.openTurnSchema, command: openTurn, revalidate })
export const startVotingAction = defineAction({
  name: 'turn.startVoting',
  schema: schema.sessionVersionSchema,
  command: startVoting,
  revalidate,
})
export const closeTurnAction = defineAction({ name: 'turn.close', schema: schema.sessionVersionSchema, command: closeTurn, revalidate })
export const voidTurnAction = defineAction({ name: 'turn.void', schema: schema.sessionReasonSchema, command: voidTurn, revalidate })
export const closeMeetingAction = defineAction({
  name: 'meeting.close',
  schema: schema.closeMeetingSchema,
  command: closeMeeting,
  revalidate,
})
export const abandonMeetingAction = defineAction({
  name: 'meeting.abandon',
  schema: schema.sessionReasonSchema,
  command: abandonMeeting,
  revalidate,
})
