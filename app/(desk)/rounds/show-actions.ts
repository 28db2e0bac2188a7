'use server'
import { defineAction } from '@/lib/platform/action'
import { arrangeShow, drawShowOrder } from '@/lib/rounds/show/commands/arrange-show'
import { closeShowCandidate } from '@/lib/rounds/show/commands/close-candidate'
import { openShowCandidate, putBackShowCandidate, reopenShowCandidate } from '@/lib/rounds/show/commands/open-candidate'
import { seatShowJudges } from '@/lib/rounds/show/commands/seat-judges'
import * as schema from '@/lib/rounds/show/show-schema'

const revalidate = ['/rounds']

export const seatShowJudgesAction = defineAction({
  name: 'show.seatJudges',
  schema: schema.showRoundSchema,
  command: seatShowJudges,
  revalidate,
})
export const drawShowOrderAction = defineAction({ name: 'show.draw', schema: schema.showRoundSchema, command: drawShowOrder })
export const arrangeShowAction = defineAction({ name: 'show.arrange', schema: schema.arrangeShowSchema, command: arrangeShow })
export const openShowCandidateAction = defineAction({ name: 'show.open', schema: schema.showItemSchema, command: openShowCandidate })
export const reopenShowCandidateAction = defineAction({
  name: 'show.reopen',
  schema: schema.reopenShowItemSchema,
  command: reopenShowCandidate,
})
export const putBackShowCandidateAction = defineAction({
  name: 'show.putBack',
  schema: schema.reopenShowItemSchema,
  command: putBackShowCandidate,
})
export const closeShowCandidateAction = defineAction({
  name: 'show.close',
  schema: schema.closeShowItemSchema,
  command: closeShowCandidate,
})
