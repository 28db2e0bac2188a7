'use server'
import { z } from 'zod'
import { verifyRecord } from '@/lib/accounts/commands/verify-record'
import { defineAction } from '@/lib/platform/action'

export const verifyRecordAction = defineAction({
  name: 'audit.verify',
  schema: z.strictObject({}),
  command: verifyRecord,
})
