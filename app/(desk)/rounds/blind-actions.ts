'use server'
import { defineAction } from '@/lib/platform/action'
import { acknowledgeFindings } from '@/lib/rounds/commands/acknowledge-findings'
import { requestBlindScan } from '@/lib/rounds/commands/request-blind-scan'
import { acknowledgeFindingsSchema, roundIdSchema } from '@/lib/rounds/schema'

const revalidate = ['/rounds']

export const requestBlindScanAction = defineAction({
  name: 'blindScan.request',
  schema: roundIdSchema,
  command: requestBlindScan,
  revalidate,
})
export const acknowledgeFindingsAction = defineAction({
  name: 'blindScan.acknowledge',
  schema: acknowledgeFindingsSchema,
  command: acknowledgeFindings,
  revalidate,
})
