'use server'
import { cancelImport } from '@/lib/org/commands/cancel-import'
import { importRows } from '@/lib/org/commands/import-rows'
import { startImport } from '@/lib/org/commands/start-import'
import { cancelImportSchema, importRowsSchema, startImportSchema } from '@/lib/org/schema'
import { defineAction } from '@/lib/platform/action'

export const startImportAction = defineAction({
  name: 'import.start',
  schema: startImportSchema,
  command: startImport,
  revalidate: ['/people/import'],
})

export const importRowsAction = defineAction({
  name: 'import.confirm',
  schema: importRowsSchema,
  command: importRows,
  revalidate: ['/people/import'],
})

export const cancelImportAction = defineAction({
  name: 'import.cancel',
  schema: cancelImportSchema,
  command: cancelImport,
  revalidate: ['/people/import'],
})
