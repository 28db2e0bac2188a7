'use server'
import { defineAction } from '@/lib/platform/action'
import { changeAttendance, removeAttendance } from '@/lib/training/commands/change-attendance'
import { importTraining } from '@/lib/training/commands/import-training'
import { recordAttendance } from '@/lib/training/commands/record-attendance'
import { removeCourse } from '@/lib/training/commands/remove-course'
import { saveCourse } from '@/lib/training/commands/save-course'
import { setDemand } from '@/lib/training/commands/set-demand'
import {
  changeAttendanceSchema,
  findTraineesSchema,
  importTrainingSchema,
  recordAttendanceSchema,
  removeAttendanceSchema,
  removeCourseSchema,
  saveCourseSchema,
  setDemandSchema,
} from '@/lib/training/schema'
import { findTrainees } from '@/lib/training/trainee-queries'

const revalidate = ['/training', '/people', '/me', '/assessment']

export const saveCourseAction = defineAction({ name: 'training.saveCourse', schema: saveCourseSchema, command: saveCourse, revalidate })
export const removeCourseAction = defineAction({
  name: 'training.removeCourse',
  schema: removeCourseSchema,
  command: removeCourse,
  revalidate,
})
export const recordAttendanceAction = defineAction({
  name: 'training.recordAttendance',
  schema: recordAttendanceSchema,
  command: recordAttendance,
  revalidate,
})
export const changeAttendanceAction = defineAction({
  name: 'training.changeAttendance',
  schema: changeAttendanceSchema,
  command: changeAttendance,
  revalidate,
})
export const removeAttendanceAction = defineAction({
  name: 'training.removeAttendance',
  schema: removeAttendanceSchema,
  command: removeAttendance,
  revalidate,
})
export const setDemandAction = defineAction({ name: 'training.setDemand', schema: setDemandSchema, command: setDemand, revalidate })
export const findTraineesAction = defineAction({
  name: 'training.findTrainees',
  schema: findTraineesSchema,
  command: findTrainees,
  isActivity: false,
})
export const importTrainingAction = defineAction({
  name: 'training.import',
  schema: importTrainingSchema,
  command: importTraining,
  revalidate,
})
