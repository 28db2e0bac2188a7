'use server'
import { issueActivationCode } from '@/lib/accounts/commands/issue-activation-code'
import { issueActivationCodeSchema } from '@/lib/accounts/schema'
import { createPerson } from '@/lib/org/commands/create-person'
import { editPerson } from '@/lib/org/commands/edit-person'
import { endPerson } from '@/lib/org/commands/end-person'
import { findByIdentity } from '@/lib/org/commands/find-by-identity'
import { movePerson } from '@/lib/org/commands/move-person'
import { recordAppraisal } from '@/lib/org/commands/record-appraisal'
import { recordSanction } from '@/lib/org/commands/record-sanction'
import { returnPerson } from '@/lib/org/commands/return-person'
import { revealIdentity } from '@/lib/org/commands/reveal-identity'
import {
  appraisalSchema,
  createPersonSchema,
  editPersonSchema,
  endPersonSchema,
  findByIdentitySchema,
  movePersonSchema,
  returnPersonSchema,
  revealIdentitySchema,
  sanctionSchema,
} from '@/lib/org/schema'
import { defineAction } from '@/lib/platform/action'

export const createPersonAction = defineAction({
  name: 'person.create',
  schema: createPersonSchema,
  command: createPerson,
  revalidate: ['/people'],
})

export const editPersonAction = defineAction({
  name: 'person.edit',
  schema: editPersonSchema,
  command: editPerson,
  revalidate: ['/people'],
})

export const movePersonAction = defineAction({
  name: 'person.move',
  schema: movePersonSchema,
  command: movePerson,
  revalidate: ['/people'],
})

export const endPersonAction = defineAction({ name: 'person.end', schema: endPersonSchema, command: endPerson, revalidate: ['/people'] })

export const returnPersonAction = defineAction({
  name: 'person.return',
  schema: returnPersonSchema,
  command: returnPerson,
  revalidate: ['/people'],
})

export const revealIdentityAction = defineAction({ name: 'person.reveal', schema: revealIdentitySchema, command: revealIdentity })

export const findByIdentityAction = defineAction({ name: 'person.find', schema: findByIdentitySchema, command: findByIdentity })

export const recordAppraisalAction = defineAction({
  name: 'person.appraisal',
  schema: appraisalSchema,
  command: recordAppraisal,
  revalidate: ['/people'],
})

export const recordSanctionAction = defineAction({
  name: 'person.sanction',
  schema: sanctionSchema,
  command: recordSanction,
  revalidate: ['/people'],
})

export const issueActivationCodeAction = defineAction({
  name: 'person.issueCode',
  schema: issueActivationCodeSchema,
  command: issueActivationCode,
  revalidate: ['/people'],
})
