'use server'
import { defineAction } from '@/lib/platform/action'
import { keepSearch, removeSearch } from '@/lib/pool/commands/keep-search'
import { keepSearchSchema, removeSearchSchema } from '@/lib/pool/schema'

export const keepSearchAction = defineAction({
  name: 'poolSearch.keep',
  schema: keepSearchSchema,
  command: keepSearch,
  revalidate: ['/pool'],
})

export const removeSearchAction = defineAction({
  name: 'poolSearch.remove',
  schema: removeSearchSchema,
  command: removeSearch,
  revalidate: ['/pool'],
})
