'use server'
import { defineAction } from '@/lib/platform/action'
import { castNamedVotes } from '@/lib/rounds/commands/cast-named-votes'
import { claimTokens } from '@/lib/rounds/commands/claim-tokens'
import { recuseMyself } from '@/lib/rounds/commands/recuse-member'
import * as schema from '@/lib/rounds/meeting/schema'

export const claimTokensAction = defineAction({ name: 'turn.claim', schema: schema.claimTokensSchema, command: claimTokens })
export const castNamedVotesAction = defineAction({
  name: 'turn.voteByName',
  schema: schema.castNamedVotesSchema,
  command: castNamedVotes,
  revalidate: ['/panel'],
})
export const recuseMyselfAction = defineAction({
  name: 'meeting.recuseMyself',
  schema: schema.ownRecusalSchema,
  command: recuseMyself,
  revalidate: ['/panel'],
})
