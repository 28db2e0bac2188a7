'use server'
import { defineAction } from '@/lib/platform/action'
import { answerRecognition } from '@/lib/titles/commands/answer-recognition'
import { requestRecognition, withdrawRecognition } from '@/lib/titles/commands/request-recognition'
import { findOwnPeople, findPeopleSchema } from '@/lib/titles/people-choice-queries'
import { answerRecognitionSchema, requestRecognitionSchema, withdrawRecognitionSchema } from '@/lib/titles/recognition-schema'

export const requestRecognitionAction = defineAction({
  name: 'recognition.request',
  schema: requestRecognitionSchema,
  command: requestRecognition,
  revalidate: ['/titles/recognitions'],
})

export const withdrawRecognitionAction = defineAction({
  name: 'recognition.withdraw',
  schema: withdrawRecognitionSchema,
  command: withdrawRecognition,
  revalidate: ['/titles/recognitions'],
})

export const answerRecognitionAction = defineAction({
  name: 'recognition.answer',
  schema: answerRecognitionSchema,
  command: answerRecognition,
  revalidate: ['/titles/recognitions', '/titles', '/dashboard'],
})

export const findOwnPeopleAction = defineAction({
  name: 'recognition.findPeople',
  schema: findPeopleSchema,
  command: findOwnPeople,
  isActivity: false,
})
