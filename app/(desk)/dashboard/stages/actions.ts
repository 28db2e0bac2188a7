'use server'
import { defineAction } from '@/lib/platform/action'
import { saveStageRules } from '@/lib/reports/commands/save-stage-rules'
import { saveStageRulesSchema } from '@/lib/reports/stages'

export const saveStageRulesAction = defineAction({
  name: 'stageRules.save',
  schema: saveStageRulesSchema,
  command: saveStageRules,
  revalidate: ['/dashboard/stages'],
})
