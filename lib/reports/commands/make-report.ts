import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { formatDate, fromDateOnly } from '@/lib/platform/dates'
import { db, inTransaction } from '@/lib/platform/db/client'
import { storeMadeFile } from '@/lib/platform/files/store'
import { type WritableSheet, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import type { Dashboard } from '@/lib/targets/dashboard'
import { dashboardSheets } from '@/lib/targets/dashboard-workbook'
import { readPersonsBehind } from '@/lib/targets/persons-behind-queries'
import '../audit-events'
import { leaderReportDocument } from '../leader-report-document'
import { loadReportFacts, loadTemplate } from '../leader-report-queries'
import { leaderReportPolicy } from '../policy'
import { DOCX, REPORT_PURPOSE, XLSX } from '../report-files'
import { fillBlock } from '../report-template'
import { placeholderTexts } from '../report-texts'
import type { MakeReportInput } from '../schema'

/**
 * Makes the quarterly report of a dashboard as Word and as Excel, with the persons behind its numbers, and keeps both with the figures they were
 * made from. Nothing of it changes afterwards.
 */
export async function makeReport(viewer: Viewer, input: MakeReportInput): Promise<{ id: string; title: string }> {
  leaderReportPolicy.authorise(viewer, 'make')
  const facts = await loadReportFacts(viewer, input)
  const { dashboard } = facts
  leaderReportPolicy.authorise(viewer, 'make', { unitId: dashboard.unit?.id ?? null })
  const { prisma } = await db()
  const { template } = await loadTemplate(prisma)
  const texts = placeholderTexts(facts)
  const title = fillBlock(template.title, texts)[0] ?? '人才工作报告'
  const lists = await personSheets(viewer, dashboard)
  const [word, excel] = await Promise.all([
    leaderReportDocument(dashboard, template, texts),
    writeWorkbook([...dashboardSheets(dashboard), ...lists.sheets]),
  ])
  const name = `${title}（截至${dashboard.asOf}）`
  const wordFile = await storeMadeFile(viewer, { name: `${name}.docx`, bytes: word, purpose: REPORT_PURPOSE, mediaType: DOCX })
  const excelFile = await storeMadeFile(viewer, { name: `${name}.xlsx`, bytes: excel, purpose: REPORT_PURPOSE, mediaType: XLSX })
  const { units: _units, cycles: _cycles, lines: _lines, ...figures } = dashboard
  const kept = JSON.parse(JSON.stringify({ figures, texts })) as object
  const digest = sha256Hex(`${canonicalJson(kept)}\n${sha256Hex(word)}\n${sha256Hex(excel)}`)
  return inTransaction(async (tx) => {
    const account = viewer.accountId ? await tx.account.findUnique({ where: { id: viewer.accountId }, select: { name: true } }) : null
    const report = await tx.leaderReport.create({
      data: {
        title,
        cycleId: dashboard.cycle.id,
        unitId: dashboard.unit?.id ?? null,
        lineId: dashboard.line?.id ?? null,
        asOf: fromDateOnly(dashboard.asOf),
        figures: kept,
        wordFileId: wordFile.id,
        excelFileId: excelFile.id,
        digest,
        accountId: viewer.accountId,
        accountName: account?.name ?? '',
        madeAt: await businessNow(tx),
      },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'leaderReport.made',
      { kind: 'leaderReport', id: report.id },
      { asOf: dashboard.asOf, unitId: report.unitId, lineId: report.lineId, digest, persons: lists.persons },
    )
    return { id: report.id, title }
  })
}

/** A sheet of persons per class: who is counted on the day. */
async function personSheets(viewer: Viewer, dashboard: Dashboard): Promise<{ sheets: WritableSheet[]; persons: number }> {
  const sheets: WritableSheet[] = []
  let persons = 0
  for (const item of dashboard.classes) {
    const list = await readPersonsBehind(
      viewer,
      {
        kind: 'retained',
        classCode: item.code,
        asOf: dashboard.asOf,
        cycleId: dashboard.cycle.id,
        ...(dashboard.unit ? { unitId: dashboard.unit.id } : {}),
        ...(dashboard.line ? { lineId: dashboard.line.id } : {}),
      },
      { all: true },
    )
    persons += list.rows.length
    sheets.push({
      name: `${item.name}名单`,
      title: `${item.name}保持名单`,
      notes: [`截至 ${formatDate(dashboard.asOf)}，共 ${list.count} 人`],
      headings: ['姓名', '职务', '单位', '条线', '称号', '计入时间'],
      rows: list.rows.map((row) => [
        row.name,
        row.post,
        row.unitName,
        row.lineName,
        row.titles.map((title) => title.name).join('、'),
        formatDate(row.since),
      ]),
    })
  }
  return { sheets, persons }
}
