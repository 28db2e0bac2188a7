'use server'
import { defineAction } from '@/lib/platform/action'
import { makeReport } from '@/lib/reports/commands/make-report'
import { previewTemplate, saveTemplate } from '@/lib/reports/commands/save-template'
import { makeReportSchema, previewTemplateSchema, saveTemplateSchema } from '@/lib/reports/schema'

export const makeReportAction = defineAction({
  name: 'leaderReport.make',
  schema: makeReportSchema,
  command: makeReport,
  revalidate: ['/dashboard/reports'],
})

export const saveTemplateAction = defineAction({
  name: 'reportTemplate.save',
  schema: saveTemplateSchema,
  command: saveTemplate,
  revalidate: ['/dashboard/reports/template'],
})

export const previewTemplateAction = defineAction({
  name: 'reportTemplate.preview',
  schema: previewTemplateSchema,
  command: previewTemplate,
})
