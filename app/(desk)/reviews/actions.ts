'use server'
import { defineAction } from '@/lib/platform/action'
import { declareConflicts } from '@/lib/rounds/commands/declare-conflicts'
import { declareWhileScoring } from '@/lib/rounds/commands/declare-while-scoring'
import { importScoreSheets } from '@/lib/rounds/commands/import-score-sheets'
import { saveScoreSheet } from '@/lib/rounds/commands/save-score-sheet'
import { sealSheets } from '@/lib/rounds/commands/seal-sheets'
import {
  declareConflictsSchema,
  declareWhileScoringSchema,
  importScoreSheetsSchema,
  saveScoreSheetSchema,
  sealSheetsSchema,
} from '@/lib/rounds/review-schema'

export const declareConflictsAction = defineAction({
  name: 'review.declareConflicts',
  schema: declareConflictsSchema,
  command: declareConflicts,
  revalidate: ['/reviews', '/home'],
})

export const saveScoreSheetAction = defineAction({
  name: 'review.saveScoreSheet',
  schema: saveScoreSheetSchema,
  command: saveScoreSheet,
  isActivity: false,
})

export const declareWhileScoringAction = defineAction({
  name: 'review.declareWhileScoring',
  schema: declareWhileScoringSchema,
  command: declareWhileScoring,
  revalidate: ['/reviews', '/home'],
})

export const sealSheetsAction = defineAction({
  name: 'review.sealSheets',
  schema: sealSheetsSchema,
  command: sealSheets,
  revalidate: ['/reviews', '/home'],
})

export const importScoreSheetsAction = defineAction({
  name: 'review.importScoreSheets',
  schema: importScoreSheetsSchema,
  command: importScoreSheets,
  revalidate: ['/reviews', '/home'],
})
