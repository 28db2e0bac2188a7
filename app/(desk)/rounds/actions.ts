'use server'
import { defineAction } from '@/lib/platform/action'
import { addReviewers } from '@/lib/rounds/commands/add-reviewers'
import { advanceStage } from '@/lib/rounds/commands/advance-stage'
import { announceRound } from '@/lib/rounds/commands/announce-round'
import { assignReviewers } from '@/lib/rounds/commands/assign-reviewers'
import { cancelRound } from '@/lib/rounds/commands/cancel-round'
import { closeScoring } from '@/lib/rounds/commands/close-scoring'
import { confer } from '@/lib/rounds/commands/confer'
import { correctPublication } from '@/lib/rounds/commands/correct-publication'
import { createRound } from '@/lib/rounds/commands/create-round'
import { disqualify } from '@/lib/rounds/commands/disqualify'
import { excuseReviewer } from '@/lib/rounds/commands/excuse-reviewer'
import { fillVacantSeats } from '@/lib/rounds/commands/fill-vacant-seats'
import { findRoundConflicts } from '@/lib/rounds/commands/find-round-conflicts'
import { goBack } from '@/lib/rounds/commands/go-back'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { qualify } from '@/lib/rounds/commands/qualify'
import { recordConflict } from '@/lib/rounds/commands/record-conflict'
import { recordPanelMeeting } from '@/lib/rounds/commands/record-panel-meeting'
import { reinstate } from '@/lib/rounds/commands/reinstate'
import { remindReviewers } from '@/lib/rounds/commands/remind-reviewers'
import { reopenSheet } from '@/lib/rounds/commands/reopen-sheet'
import { returnForCorrection } from '@/lib/rounds/commands/return-for-correction'
import { reviseScheme } from '@/lib/rounds/commands/revise-scheme'
import { saveSchemeDraft } from '@/lib/rounds/commands/save-scheme-draft'
import { setPanelMembers } from '@/lib/rounds/commands/set-panel-members'
import { resumeNomination, suspendNomination } from '@/lib/rounds/commands/suspend-nomination'
import { voidAssignment } from '@/lib/rounds/commands/void-assignment'
import { waiveSheet } from '@/lib/rounds/commands/waive-sheet'
import { findPanelPeople } from '@/lib/rounds/panel-people-queries'
import { findExperts } from '@/lib/rounds/reviewer-queries'
import * as schema from '@/lib/rounds/schema'

const revalidate = ['/rounds']

export const createRoundAction = defineAction({ name: 'round.create', schema: schema.createRoundSchema, command: createRound, revalidate })
export const saveSchemeDraftAction = defineAction({
  name: 'round.saveScheme',
  schema: schema.saveSchemeDraftSchema,
  command: saveSchemeDraft,
  isActivity: false,
})
export const announceRoundAction = defineAction({
  name: 'round.announce',
  schema: schema.roundVersionSchema,
  command: announceRound,
  revalidate,
})
export const reviseSchemeAction = defineAction({
  name: 'round.reviseScheme',
  schema: schema.reviseSchemeSchema,
  command: reviseScheme,
  revalidate,
})
export const advanceStageAction = defineAction({
  name: 'round.advance',
  schema: schema.advanceStageSchema,
  command: advanceStage,
  revalidate,
})
export const goBackAction = defineAction({ name: 'round.goBack', schema: schema.goBackSchema, command: goBack, revalidate })
export const cancelRoundAction = defineAction({ name: 'round.cancel', schema: schema.cancelRoundSchema, command: cancelRound, revalidate })

export const qualifyAction = defineAction({ name: 'nomination.qualify', schema: schema.qualifySchema, command: qualify, revalidate })
export const returnForCorrectionAction = defineAction({
  name: 'nomination.returnForCorrection',
  schema: schema.returnForCorrectionSchema,
  command: returnForCorrection,
  revalidate,
})
export const disqualifyAction = defineAction({
  name: 'nomination.disqualify',
  schema: schema.disqualifySchema,
  command: disqualify,
  revalidate,
})
export const reinstateAction = defineAction({
  name: 'nomination.reinstate',
  schema: schema.disqualifySchema,
  command: reinstate,
  revalidate,
})
export const suspendNominationAction = defineAction({
  name: 'nomination.suspend',
  schema: schema.nominationReasonSchema,
  command: suspendNomination,
  revalidate,
})
export const resumeNominationAction = defineAction({
  name: 'nomination.resume',
  schema: schema.nominationReasonSchema,
  command: resumeNomination,
  revalidate,
})

export const findPanelPeopleAction = defineAction({ name: 'panel.findPeople', schema: schema.findExpertsSchema, command: findPanelPeople })
export const findExpertsAction = defineAction({ name: 'reviewer.find', schema: schema.findExpertsSchema, command: findExperts })
export const addReviewersAction = defineAction({
  name: 'reviewer.add',
  schema: schema.addReviewersSchema,
  command: addReviewers,
  revalidate,
})
export const excuseReviewerAction = defineAction({
  name: 'reviewer.excuse',
  schema: schema.excuseReviewerSchema,
  command: excuseReviewer,
  revalidate,
})
export const remindReviewersAction = defineAction({ name: 'reviewer.remind', schema: schema.roundIdSchema, command: remindReviewers })
export const findConflictsAction = defineAction({
  name: 'conflict.find',
  schema: schema.roundIdSchema,
  command: findRoundConflicts,
  revalidate,
})
export const recordConflictAction = defineAction({
  name: 'conflict.record',
  schema: schema.recordConflictSchema,
  command: recordConflict,
  revalidate,
})
export const assignReviewersAction = defineAction({
  name: 'assignment.solve',
  schema: schema.assignReviewersSchema,
  command: assignReviewers,
  revalidate,
})
export const fillVacantSeatsAction = defineAction({
  name: 'assignment.fill',
  schema: schema.roundIdSchema,
  command: fillVacantSeats,
  revalidate,
})
export const voidAssignmentAction = defineAction({
  name: 'assignment.void',
  schema: schema.voidAssignmentSchema,
  command: voidAssignment,
  revalidate,
})
export const waiveSheetAction = defineAction({ name: 'sheet.waive', schema: schema.sheetReasonSchema, command: waiveSheet, revalidate })
export const reopenSheetAction = defineAction({ name: 'sheet.reopen', schema: schema.sheetReasonSchema, command: reopenSheet, revalidate })
export const closeScoringAction = defineAction({
  name: 'round.closeScoring',
  schema: schema.roundVersionSchema,
  command: closeScoring,
  revalidate,
})

export const setPanelMembersAction = defineAction({
  name: 'panel.setMembers',
  schema: schema.setPanelMembersSchema,
  command: setPanelMembers,
  revalidate,
})
export const recordPanelMeetingAction = defineAction({
  name: 'panel.recordMeeting',
  schema: schema.recordPanelMeetingSchema,
  command: recordPanelMeeting,
  revalidate,
})
export const publishResultsAction = defineAction({
  name: 'round.publish',
  schema: schema.roundVersionSchema,
  command: publishResults,
  revalidate: ['/rounds', '/notices'],
})
export const correctPublicationAction = defineAction({
  name: 'publicity.correct',
  schema: schema.correctPublicationSchema,
  command: correctPublication,
  revalidate: ['/rounds', '/notices'],
})
export const conferAction = defineAction({
  name: 'round.confer',
  schema: schema.conferSchema,
  command: confer,
  revalidate: ['/', '/rounds'],
})
