import 'server-only'
import { z } from 'zod'
import { readBrand } from '@/lib/desk/brand'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden } from '@/lib/platform/errors'
import type { DashboardFilter } from '@/lib/targets/dashboard'
import { readForecast } from '@/lib/targets/forecast-queries'
import { leaderReportPolicy } from './policy'
import { DEFAULT_TEMPLATE, fillBlock, type ReportBlock, type ReportTemplate, reportBlocks, reportTemplateSchema } from './report-template'
import { placeholderTexts, placeOf, type ReportFacts } from './report-texts'

export const TEMPLATE_KEY = 'leaderReportTemplate'
const MOST = 100

export type LeaderReportRow = {
  id: string
  title: string
  asOf: DateOnly
  madeAt: string
  accountName: string
  digest: string
}

export type LeaderReportList = { rows: LeaderReportRow[]; abilities: { make: boolean; editTemplate: boolean } }

/** Reports made so far, the newest first. @throws AppError forbidden */
export async function readReports(viewer: Viewer): Promise<LeaderReportList> {
  if (!leaderReportPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const rows = await prisma.leaderReport.findMany({
    where: leaderReportPolicy.where(viewer, 'read') as Prisma.LeaderReportWhereInput,
    select: { id: true, title: true, asOf: true, madeAt: true, accountName: true, digest: true },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  })
  return {
    rows: rows.map(({ id, title, asOf, madeAt, accountName, digest }) => ({
      id,
      title,
      asOf: toDateOnly(asOf),
      madeAt: madeAt.toISOString(),
      accountName,
      digest,
    })),
    abilities: {
      make: leaderReportPolicy.can(viewer, 'make'),
      editTemplate: leaderReportPolicy.can(viewer, 'editTemplate', { unitId: null }),
    },
  }
}

const stored = z.object({ version: z.number().int(), template: reportTemplateSchema })

/** The city's template, or the words that come with the portal (version 0). */
export async function loadTemplate(reader: Reader): Promise<{ version: number; template: ReportTemplate }> {
  const setting = await reader.setting.findUnique({ where: { key: TEMPLATE_KEY } })
  return stored.safeParse(setting?.value).data ?? { version: 0, template: DEFAULT_TEMPLATE }
}

/** The figures of a report, and what lines short of a target need. */
export async function loadReportFacts(viewer: Viewer, filter: DashboardFilter): Promise<ReportFacts> {
  const { dashboard, lines } = await readForecast(viewer, filter)
  const { prisma } = await db()
  const [brand, madeOn] = await Promise.all([readBrand(), businessToday(prisma)])
  const short = lines.filter((line) => line.cell.target !== null && line.cell.forecast.expected < line.cell.target)
  return { dashboard, requirements: short.map((line) => `${line.requirement}`), owner: brand.owner[0]?.replace(/ 主办$/, '') ?? '', madeOn }
}

export type TemplatePage = {
  version: number
  template: ReportTemplate
  sample: Record<ReportBlock, string[]>
  place: string
  asOf: DateOnly
}

/** The template with what it gives for today's figures. @throws AppError forbidden */
export async function readTemplate(viewer: Viewer): Promise<TemplatePage> {
  leaderReportPolicy.authorise(viewer, 'editTemplate', { unitId: null })
  const { prisma } = await db()
  const [{ version, template }, facts] = await Promise.all([loadTemplate(prisma), loadReportFacts(viewer, {})])
  return { version, template, sample: sampleOf(template, facts), place: placeOf(facts.dashboard), asOf: facts.dashboard.asOf }
}

/** Every block filled in with the figures. */
export function sampleOf(template: ReportTemplate, facts: ReportFacts): Record<ReportBlock, string[]> {
  const texts = placeholderTexts(facts)
  return Object.fromEntries(reportBlocks.map((block) => [block, fillBlock(template[block], texts)])) as Record<ReportBlock, string[]>
}
