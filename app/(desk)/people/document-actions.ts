'use server'
import { addDocument, removeDocument } from '@/lib/org/commands/keep-document'
import { addDocumentSchema, removeDocumentSchema } from '@/lib/org/document-schema'
import { defineAction } from '@/lib/platform/action'

const revalidate = ['/people', '/me']

export const addDocumentAction = defineAction({ name: 'document.add', schema: addDocumentSchema, command: addDocument, revalidate })
export const removeDocumentAction = defineAction({
  name: 'document.remove',
  schema: removeDocumentSchema,
  command: removeDocument,
  revalidate,
})
