import { z } from 'zod'
import { reportTemplateSchema } from './report-template'

const optional = z.string().min(1).optional()

/** The filters of the dashboard from which the report is made. */
export const makeReportSchema = z.object({ asOf: optional, cycleId: optional, lineId: optional, unitId: optional, classCode: optional })
export type MakeReportInput = z.output<typeof makeReportSchema>

/** `version` is the one that was read; 0 for the words that come with the portal. */
export const saveTemplateSchema = reportTemplateSchema.extend({ version: z.number().int().min(0) })
export type SaveTemplateInput = z.output<typeof saveTemplateSchema>

export const previewTemplateSchema = reportTemplateSchema
