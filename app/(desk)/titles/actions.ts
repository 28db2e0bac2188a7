'use server'
import { defineAction } from '@/lib/platform/action'
import { printCertificateSchema } from '@/lib/titles/certificate-schema'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { importHistory } from '@/lib/titles/commands/import-history'
import { printCertificate } from '@/lib/titles/commands/print-certificate'
import { recordHolding } from '@/lib/titles/commands/record-holding'
import { findPeople, findPeopleSchema } from '@/lib/titles/people-choice-queries'
import { endHoldingSchema, importHistorySchema, recordHoldingSchema } from '@/lib/titles/schema'

export const endHoldingAction = defineAction({
  name: 'holding.end',
  schema: endHoldingSchema,
  command: endHolding,
  revalidate: ['/titles', '/dashboard', '/people'],
})

export const recordHoldingAction = defineAction({
  name: 'holding.record',
  schema: recordHoldingSchema,
  command: recordHolding,
  revalidate: ['/titles', '/dashboard', '/people'],
})

export const findPeopleAction = defineAction({
  name: 'holding.findPeople',
  schema: findPeopleSchema,
  command: findPeople,
  isActivity: false,
})

export const printCertificateAction = defineAction({
  name: 'certificate.print',
  schema: printCertificateSchema,
  command: printCertificate,
  revalidate: ['/titles', '/me', '/office/seal'],
})

export const importHistoryAction = defineAction({
  name: 'history.import',
  schema: importHistorySchema,
  command: importHistory,
  revalidate: ['/titles', '/dashboard', '/people'],
})
