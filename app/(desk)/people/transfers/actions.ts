'use server'
import { answerTransfer, withdrawTransfer } from '@/lib/org/commands/answer-transfer'
import { requestTransfer } from '@/lib/org/commands/request-transfer'
import { answerTransferSchema, requestTransferSchema, withdrawTransferSchema } from '@/lib/org/schema'
import { defineAction } from '@/lib/platform/action'

export const requestTransferAction = defineAction({
  name: 'transfer.request',
  schema: requestTransferSchema,
  command: requestTransfer,
  revalidate: ['/people'],
})

export const answerTransferAction = defineAction({
  name: 'transfer.answer',
  schema: answerTransferSchema,
  command: answerTransfer,
  revalidate: ['/people'],
})

export const withdrawTransferAction = defineAction({
  name: 'transfer.withdraw',
  schema: withdrawTransferSchema,
  command: withdrawTransfer,
  revalidate: ['/people'],
})
