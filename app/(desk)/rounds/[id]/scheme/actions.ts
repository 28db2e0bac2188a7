'use server'
import { defineAction } from '@/lib/platform/action'
import { previewEligibility } from '@/lib/rounds/eligibility-preview-queries'
import { precheckScheme } from '@/lib/rounds/precheck-queries'
import { precheckSchema, previewEligibilitySchema } from '@/lib/rounds/schema'

export const previewEligibilityAction = defineAction({
  name: 'round.previewEligibility',
  schema: previewEligibilitySchema,
  command: previewEligibility,
})
export const precheckSchemeAction = defineAction({ name: 'round.precheck', schema: precheckSchema, command: precheckScheme })
