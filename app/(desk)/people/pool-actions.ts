'use server'
import { defineAction } from '@/lib/platform/action'
import { recordAbsenceSchema, removeAbsenceSchema } from '@/lib/pool/call-up-schema'
import { answerCorrection } from '@/lib/pool/commands/answer-correction'
import { proposeCorrection, withdrawCorrection } from '@/lib/pool/commands/propose-correction'
import { recordAbsence, removeAbsence } from '@/lib/pool/commands/record-absence'
import { answerCorrectionSchema, proposeCorrectionSchema, withdrawCorrectionSchema } from '@/lib/pool/corrections'

const revalidate = ['/people', '/me', '/pool', '/home']

export const recordAbsenceAction = defineAction({
  name: 'absence.record',
  schema: recordAbsenceSchema,
  command: recordAbsence,
  revalidate,
})

export const removeAbsenceAction = defineAction({
  name: 'absence.remove',
  schema: removeAbsenceSchema,
  command: removeAbsence,
  revalidate,
})

export const proposeCorrectionAction = defineAction({
  name: 'correction.propose',
  schema: proposeCorrectionSchema,
  command: proposeCorrection,
  revalidate,
})

export const withdrawCorrectionAction = defineAction({
  name: 'correction.withdraw',
  schema: withdrawCorrectionSchema,
  command: withdrawCorrection,
  revalidate,
})

export const answerCorrectionAction = defineAction({
  name: 'correction.answer',
  schema: answerCorrectionSchema,
  command: answerCorrection,
  revalidate: [...revalidate, '/talents'],
})
