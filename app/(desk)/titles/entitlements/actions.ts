'use server'
import { defineAction } from '@/lib/platform/action'
import { reopenDue, waiveDue } from '@/lib/titles/commands/change-due'
import { deliverDues } from '@/lib/titles/commands/deliver-dues'
import { drawUpDues } from '@/lib/titles/commands/draw-up-dues'
import { saveEntitlementRule } from '@/lib/titles/commands/save-entitlement-rule'
import { changeDueSchema, deliverDuesSchema, drawUpDuesSchema, saveEntitlementRuleSchema } from '@/lib/titles/entitlement-schema'

const revalidate = ['/titles/entitlements', '/me', '/people']

export const drawUpDuesAction = defineAction({ name: 'entitlement.drawUp', schema: drawUpDuesSchema, command: drawUpDues, revalidate })
export const deliverDuesAction = defineAction({ name: 'entitlement.deliver', schema: deliverDuesSchema, command: deliverDues, revalidate })
export const waiveDueAction = defineAction({ name: 'entitlement.waive', schema: changeDueSchema, command: waiveDue, revalidate })
export const reopenDueAction = defineAction({ name: 'entitlement.reopen', schema: changeDueSchema, command: reopenDue, revalidate })
export const saveEntitlementRuleAction = defineAction({
  name: 'entitlement.saveRule',
  schema: saveEntitlementRuleSchema,
  command: saveEntitlementRule,
  revalidate: ['/titles/entitlements/rules'],
})
