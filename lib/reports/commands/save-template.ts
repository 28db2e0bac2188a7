import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { loadReportFacts, loadTemplate, sampleOf, TEMPLATE_KEY } from '../leader-report-queries'
import { leaderReportPolicy } from '../policy'
import { type ReportBlock, type ReportTemplate, reportBlocks } from '../report-template'
import type { SaveTemplateInput } from '../schema'

/** Keeps the city's words for the reports to come; reports made before stay as they are. @throws AppError conflict */
export async function saveTemplate(viewer: Viewer, input: SaveTemplateInput): Promise<{ version: number }> {
  const { version, ...template } = input
  return inTransaction(async (tx) => {
    leaderReportPolicy.authorise(viewer, 'editTemplate', { unitId: null })
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${TEMPLATE_KEY}))`
    const before = await loadTemplate(tx)
    if (before.version !== version) throw conflict('报告模板刚刚被别人修改过。您填写的内容已保留，请刷新后核对再保存。')
    const value = { version: version + 1, template }
    await tx.setting.upsert({ where: { key: TEMPLATE_KEY }, create: { key: TEMPLATE_KEY, value }, update: { value } })
    const blocks = reportBlocks.filter((block) => before.template[block] !== template[block])
    await recordAudit(tx, actorOf(viewer), 'reportTemplate.saved', { kind: 'setting', id: null }, { version: version + 1, blocks })
    return { version: version + 1 }
  })
}

/** What words not saved yet would give for today's figures. */
export async function previewTemplate(viewer: Viewer, template: ReportTemplate): Promise<Record<ReportBlock, string[]>> {
  leaderReportPolicy.authorise(viewer, 'editTemplate', { unitId: null })
  return sampleOf(template, await loadReportFacts(viewer, {}))
}
