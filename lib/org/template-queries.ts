import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db/client'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { unitOptions } from './people-queries'
import { importPolicy } from './policy'
import { loadLines, loadOrgTree } from './queries'
import { rosterTemplate } from './roster/roster-template'

/** A blank roster with the viewer's own units and the active lines to choose from. */
export async function writeRosterTemplate(viewer: Viewer): Promise<{ name: string; bytes: Uint8Array }> {
  importPolicy.authorise(viewer, 'create')
  const { prisma } = await db()
  const [tree, lines] = await Promise.all([loadOrgTree(prisma, await businessToday(prisma)), loadLines(prisma)])
  const names = {
    units: unitOptions(viewer, tree).map(({ name }) => name),
    lines: lines.filter(({ isActive }) => isActive).map(({ name }) => name),
  }
  return { name: '人员花名册模板.xlsx', bytes: await writeWorkbook(rosterTemplate(names)) }
}

/** A blank organisation workbook: one sheet of units, one of lines. */
export async function writeOrgTemplate(viewer: Viewer): Promise<{ name: string; bytes: Uint8Array }> {
  importPolicy.authorise(viewer, 'create', { kind: 'org', accountId: viewer.accountId, unitId: null })
  const bytes = await writeWorkbook([
    { name: '单位', headings: ['单位编码', '单位名称', '单位简称', '上级单位编码', '单位类别', '是否基层', '是否法人'], rows: [] },
    { name: '条线', headings: ['条线编码', '条线名称'], rows: [] },
  ])
  return { name: '单位和条线模板.xlsx', bytes }
}
