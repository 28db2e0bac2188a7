'use server'
import { defineAction } from '@/lib/platform/action'
import { attachDocument, removeAttachment } from '@/lib/rounds/commands/attach-document'
import { endorseNomination, returnNomination } from '@/lib/rounds/commands/decide-endorsement'
import { saveNomination } from '@/lib/rounds/commands/save-nomination'
import { startNomination, startOwnNomination, startProjectNomination } from '@/lib/rounds/commands/start-nomination'
import { submitNomination } from '@/lib/rounds/commands/submit-nomination'
import { withdrawNomination } from '@/lib/rounds/commands/withdraw-nomination'
import { searchCandidates } from '@/lib/rounds/nomination-list-queries'
import {
  attachDocumentSchema,
  endorseNominationSchema,
  removeAttachmentSchema,
  returnNominationSchema,
  saveNominationSchema,
  searchCandidatesSchema,
  startNominationSchema,
  startOwnNominationSchema,
  startProjectNominationSchema,
  submitNominationSchema,
  withdrawNominationSchema,
} from '@/lib/rounds/nomination-schema'

export const searchCandidatesAction = defineAction({
  name: 'nomination.searchCandidates',
  schema: searchCandidatesSchema,
  command: searchCandidates,
})

export const startNominationAction = defineAction({
  name: 'nomination.start',
  schema: startNominationSchema,
  command: startNomination,
  revalidate: ['/nominations'],
})

export const startOwnNominationAction = defineAction({
  name: 'nomination.startOwn',
  schema: startOwnNominationSchema,
  command: startOwnNomination,
  revalidate: ['/nominations'],
})

export const startProjectNominationAction = defineAction({
  name: 'nomination.startProject',
  schema: startProjectNominationSchema,
  command: startProjectNomination,
  revalidate: ['/nominations'],
})

export const saveNominationAction = defineAction({
  name: 'nomination.save',
  schema: saveNominationSchema,
  command: saveNomination,
  isActivity: false,
})

export const attachDocumentAction = defineAction({
  name: 'nomination.attach',
  schema: attachDocumentSchema,
  command: attachDocument,
  revalidate: ['/nominations'],
})

export const removeAttachmentAction = defineAction({
  name: 'nomination.removeAttachment',
  schema: removeAttachmentSchema,
  command: removeAttachment,
  revalidate: ['/nominations'],
})

export const submitNominationAction = defineAction({
  name: 'nomination.submit',
  schema: submitNominationSchema,
  command: submitNomination,
  revalidate: ['/nominations', '/home'],
})

export const endorseNominationAction = defineAction({
  name: 'nomination.endorse',
  schema: endorseNominationSchema,
  command: endorseNomination,
  revalidate: ['/nominations', '/home'],
})

export const returnNominationAction = defineAction({
  name: 'nomination.return',
  schema: returnNominationSchema,
  command: returnNomination,
  revalidate: ['/nominations', '/home'],
})

export const withdrawNominationAction = defineAction({
  name: 'nomination.withdraw',
  schema: withdrawNominationSchema,
  command: withdrawNomination,
  revalidate: ['/nominations', '/home'],
})
