'use server'
import { defineAction } from '@/lib/platform/action'
import {
  answerCallUpSchema,
  closeCallUpSchema,
  completeCallUpSchema,
  dispatchCallUpSchema,
  proposePeopleSchema,
  releasePersonSchema,
  requestCallUpSchema,
} from '@/lib/pool/call-up-schema'
import { answerCallUp } from '@/lib/pool/commands/answer-call-up'
import { refuseCallUp, withdrawCallUp } from '@/lib/pool/commands/close-call-up'
import { completeCallUp } from '@/lib/pool/commands/complete-call-up'
import { dispatchCallUp } from '@/lib/pool/commands/dispatch-call-up'
import { proposePeople } from '@/lib/pool/commands/propose-people'
import { releasePerson } from '@/lib/pool/commands/release-person'
import { requestCallUp } from '@/lib/pool/commands/request-call-up'
import { findPoolPeopleSchema } from '@/lib/pool/schema'
import { findTalents } from '@/lib/pool/suggestion-queries'

const revalidate = ['/pool', '/people', '/home']

export const requestCallUpAction = defineAction({
  name: 'callUp.request',
  schema: requestCallUpSchema,
  command: requestCallUp,
  revalidate,
})

export const proposePeopleAction = defineAction({
  name: 'callUp.propose',
  schema: proposePeopleSchema,
  command: proposePeople,
  revalidate,
})

export const findTalentsAction = defineAction({
  name: 'callUp.findTalents',
  schema: findPoolPeopleSchema,
  command: findTalents,
  isActivity: false,
})

export const answerCallUpAction = defineAction({
  name: 'callUp.answer',
  schema: answerCallUpSchema,
  command: answerCallUp,
  revalidate,
})

export const releasePersonAction = defineAction({
  name: 'callUp.release',
  schema: releasePersonSchema,
  command: releasePerson,
  revalidate,
})

export const refuseCallUpAction = defineAction({
  name: 'callUp.refuse',
  schema: closeCallUpSchema,
  command: refuseCallUp,
  revalidate,
})

export const withdrawCallUpAction = defineAction({
  name: 'callUp.withdraw',
  schema: closeCallUpSchema,
  command: withdrawCallUp,
  revalidate,
})

export const dispatchCallUpAction = defineAction({
  name: 'callUp.dispatch',
  schema: dispatchCallUpSchema,
  command: dispatchCallUp,
  revalidate,
})

export const completeCallUpAction = defineAction({
  name: 'callUp.complete',
  schema: completeCallUpSchema,
  command: completeCallUp,
  revalidate,
})
