'use server'
import { endorseForms, returnForm } from '@/lib/assessment/commands/answer-forms'
import { confirmForms, gradeForm } from '@/lib/assessment/commands/confirm-forms'
import { decideEffect } from '@/lib/assessment/commands/decide-effect'
import { extendYear } from '@/lib/assessment/commands/extend-year'
import { fillForm } from '@/lib/assessment/commands/fill-form'
import { closeYear, openYear } from '@/lib/assessment/commands/open-year'
import { saveManagementRule } from '@/lib/assessment/commands/save-management-rule'
import { tellEndings } from '@/lib/assessment/commands/tell-endings'
import {
  closeYearSchema,
  confirmFormsSchema,
  decideEffectSchema,
  endorseFormsSchema,
  extendYearSchema,
  fillFormSchema,
  gradeFormSchema,
  openYearSchema,
  returnFormSchema,
  saveManagementRuleSchema,
  tellEndingsSchema,
} from '@/lib/assessment/schema'
import { defineAction } from '@/lib/platform/action'

const revalidate = ['/assessment', '/me', '/people', '/titles']

export const openYearAction = defineAction({ name: 'assessment.openYear', schema: openYearSchema, command: openYear, revalidate })
export const extendYearAction = defineAction({ name: 'assessment.extendYear', schema: extendYearSchema, command: extendYear, revalidate })
export const closeYearAction = defineAction({ name: 'assessment.closeYear', schema: closeYearSchema, command: closeYear, revalidate })
export const fillFormAction = defineAction({ name: 'assessment.fill', schema: fillFormSchema, command: fillForm, revalidate })
export const endorseFormsAction = defineAction({
  name: 'assessment.endorse',
  schema: endorseFormsSchema,
  command: endorseForms,
  revalidate,
})
export const confirmFormsAction = defineAction({
  name: 'assessment.confirm',
  schema: confirmFormsSchema,
  command: confirmForms,
  revalidate,
})
export const gradeFormAction = defineAction({ name: 'assessment.grade', schema: gradeFormSchema, command: gradeForm, revalidate })
export const returnFormAction = defineAction({ name: 'assessment.return', schema: returnFormSchema, command: returnForm, revalidate })
export const decideEffectAction = defineAction({ name: 'assessment.decide', schema: decideEffectSchema, command: decideEffect, revalidate })
export const tellEndingsAction = defineAction({
  name: 'assessment.tellEndings',
  schema: tellEndingsSchema,
  command: tellEndings,
  revalidate,
})
export const saveManagementRuleAction = defineAction({
  name: 'assessment.saveRule',
  schema: saveManagementRuleSchema,
  command: saveManagementRule,
  revalidate: ['/assessment/rules'],
})
