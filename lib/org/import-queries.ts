import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type Envelope, openEnvelope } from '@/lib/platform/crypto/envelope'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound } from '@/lib/platform/errors'
import { maskDigits } from './masks'
import type { OrgPlan } from './org-import-plan'
import { importPolicy } from './policy'
import type { RosterLayout } from './roster/read-roster'
import { ROSTER_FIELDS, type RosterField } from './roster/roster-fields'
import { type ChangeView, changesOfRows } from './row-changes'
import { openStagedRow, type StagedRow } from './staged-rows'

export type BatchState = 'reading' | 'ready' | 'importing' | 'imported' | 'cancelled' | 'failed'

export type BatchView = {
  id: string
  kind: 'people' | 'org' | 'targets'
  state: BatchState
  fileName: string
  createdAt: string
  importedAt: string | null
  rowCount: number
  acceptCount: number
  rejectCount: number
  updateCount: number
  addedCount: number
  changedCount: number
  error: string | null
  jobRunId: string | null
}

const batchSelect = {
  id: true,
  kind: true,
  state: true,
  fileName: true,
  createdAt: true,
  importedAt: true,
  rowCount: true,
  acceptCount: true,
  rejectCount: true,
  updateCount: true,
  addedCount: true,
  changedCount: true,
  error: true,
  jobRunId: true,
} satisfies Prisma.ImportBatchSelect

type BatchColumns = Prisma.ImportBatchGetPayload<{ select: typeof batchSelect }>

function toView(batch: BatchColumns): BatchView {
  const { createdAt, importedAt, ...rest } = batch
  return {
    id: rest.id,
    kind: rest.kind,
    state: rest.state,
    fileName: rest.fileName,
    createdAt: createdAt.toISOString(),
    importedAt: importedAt?.toISOString() ?? null,
    rowCount: rest.rowCount,
    acceptCount: rest.acceptCount,
    rejectCount: rest.rejectCount,
    updateCount: rest.updateCount,
    addedCount: rest.addedCount,
    changedCount: rest.changedCount,
    error: rest.error,
    jobRunId: rest.jobRunId,
  }
}

const BATCHES_SHOWN = 30

/** The viewer's own batches, the latest first. */
export async function readImports(viewer: Viewer, kind: 'people' | 'org'): Promise<{ batches: BatchView[] }> {
  importPolicy.authorise(viewer, 'create')
  const { prisma } = await db()
  const batches = await prisma.importBatch.findMany({
    where: { AND: [importPolicy.where(viewer, 'read'), { kind }] },
    orderBy: { createdAt: 'desc' },
    take: BATCHES_SHOWN,
    select: batchSelect,
  })
  return { batches: batches.map(toView) }
}

export const ROW_FILTERS = ['all', 'reject', 'create', 'update', 'unchanged', 'warning', 'skipped'] as const
export type RowFilter = (typeof ROW_FILTERS)[number]

export type CellView = { text: string; errors: string[]; warnings: string[] }

export type ImportRowView = {
  /** Over all sheets; names the row in addresses. */
  index: number
  /** 第 5 行, with the sheet's name where there are several. */
  place: string
  isHidden: boolean
  verdict: 'accept' | 'reject'
  action: 'create' | 'update' | 'unchanged' | 'transfer' | 'skipped'
  cells: Record<RosterField, CellView>
  changes: ChangeView[]
  /** Set where the viewer may see the person. */
  personId: string | null
}

export type ImportPage = {
  batch: BatchView
  counts: Record<RowFilter, number>
  rows: ImportRowView[]
  fields: RosterField[]
  skippedSheets: string[]
  previousIndex: number | null
  nextIndex: number | null
}

const PAGE_SIZE = 50

function whereOf(batchId: string, filter: RowFilter): Prisma.ImportRowWhereInput {
  if (filter === 'reject') return { batchId, verdict: 'reject' }
  if (filter === 'warning') return { batchId, verdict: 'accept', issues: { not: [] } }
  return filter === 'all' ? { batchId } : { batchId, verdict: 'accept', action: filter }
}

export async function readBatch(reader: Reader, viewer: Viewer, batchId: string) {
  const batch = await reader.importBatch.findUnique({ where: { id: batchId } })
  if (!batch || !importPolicy.can(viewer, 'read', batch)) throw notFound()
  return batch
}

/** One page of a batch's rows, from after or before a row number. Another account's batch is not found. */
export async function readImport(
  viewer: Viewer,
  batchId: string,
  options: { filter: RowFilter; after?: number; before?: number },
): Promise<ImportPage> {
  const { prisma } = await db()
  const batch = await readBatch(prisma, viewer, batchId)
  const where = whereOf(batchId, options.filter)
  const isBackward = options.after === undefined && options.before !== undefined
  const key = isBackward ? { rowNumber: { lt: options.before } } : { rowNumber: { gt: options.after ?? 0 } }
  const [found, counts] = await Promise.all([
    prisma.importRow.findMany({ where: { AND: [where, key] }, orderBy: { rowNumber: isBackward ? 'desc' : 'asc' }, take: PAGE_SIZE + 1 }),
    countRows(prisma, batchId),
  ])
  const hasMore = found.length > PAGE_SIZE
  const page = found.slice(0, PAGE_SIZE)
  if (isBackward) page.reverse()
  const envelope = await openEnvelope(prisma)
  const layout = (batch.layout ?? {}) as { layouts?: RosterLayout[]; skippedSheets?: string[] }
  const rows = await toRowViews(
    prisma,
    envelope,
    page.map((row) => openStagedRow(envelope, row)),
    layout.layouts ?? [],
  )
  return {
    batch: toView(batch),
    counts,
    rows,
    fields: fieldsOf(layout.layouts ?? []),
    skippedSheets: layout.skippedSheets ?? [],
    previousIndex: (isBackward ? hasMore : options.after !== undefined) ? (rows[0]?.index ?? null) : null,
    nextIndex: (isBackward ? rows.length > 0 : hasMore) ? (rows.at(-1)?.index ?? null) : null,
  }
}

/** The plan of an organisation batch. */
export async function readOrgImport(viewer: Viewer, batchId: string): Promise<{ batch: BatchView; plan: OrgPlan | null }> {
  const { prisma } = await db()
  const batch = await readBatch(prisma, viewer, batchId)
  if (batch.kind !== 'org') throw notFound()
  return { batch: toView(batch), plan: batch.layout as OrgPlan | null }
}

async function countRows(reader: Reader, batchId: string): Promise<Record<RowFilter, number>> {
  const [groups, warning] = await Promise.all([
    reader.importRow.groupBy({ by: ['verdict', 'action'], where: { batchId }, _count: { _all: true } }),
    reader.importRow.count({ where: whereOf(batchId, 'warning') }),
  ])
  const sum = (matches: (group: { verdict: string; action: string }) => boolean) =>
    groups.filter(matches).reduce((total, group) => total + group._count._all, 0)
  const accepted = (action: string) => sum((group) => group.verdict === 'accept' && group.action === action)
  return {
    all: sum(() => true),
    reject: sum(({ verdict }) => verdict === 'reject'),
    create: accepted('create'),
    update: accepted('update'),
    unchanged: accepted('unchanged'),
    skipped: accepted('skipped'),
    warning,
  }
}

/** Columns worth showing: those the sheet has, and what every person needs. */
function fieldsOf(layouts: readonly RosterLayout[]): RosterField[] {
  const present = new Set<RosterField>(['name', 'idNumber', 'unit', 'line'])
  for (const { columns } of layouts) for (const { field } of columns) if (field) present.add(field)
  return ROSTER_FIELDS.filter((field) => present.has(field))
}

async function toRowViews(
  reader: Reader,
  envelope: Envelope,
  rows: StagedRow[],
  layouts: readonly RosterLayout[],
): Promise<ImportRowView[]> {
  const changes = await changesOfRows(reader, envelope, rows)
  const isOneSheet = new Set(layouts.map(({ sheet }) => sheet)).size <= 1
  return rows.map((row) => ({
    index: row.index,
    place: isOneSheet ? `第 ${row.cells.row} 行` : `${row.cells.sheet} 第 ${row.cells.row} 行`,
    isHidden: row.cells.isHidden,
    verdict: row.verdict,
    action: row.action as ImportRowView['action'],
    cells: cellsOf(row, layouts[row.cells.layout]),
    changes: changes.get(row.index) ?? [],
    personId: row.personId,
  }))
}

function cellsOf(row: StagedRow, layout: RosterLayout | undefined): Record<RosterField, CellView> {
  const { values } = row.staged
  const read: Record<RosterField, string | null> = {
    name: values.name,
    sex: values.sex && (values.sex === 'male' ? '男' : '女'),
    idNumber: values.idNumber,
    birthDate: values.birthMonth,
    unit: values.unit,
    line: values.line,
    post: values.post,
    education: values.education,
    degree: values.degree,
    politicalStatus: values.politicalStatus,
    workStartDate: values.workStartMonth,
    phone: values.phone,
    specialities: values.specialities.join('、') || null,
    staffKind: values.staffKind && (values.staffKind === 'cadre' ? '干部' : '工人'),
  }
  const cell = (field: RosterField): CellView => {
    const issues = row.issues.filter((issue) => issue.field === field)
    const column = layout?.columns.find((one) => one.field === field)?.column
    const typed = column === undefined ? '' : (row.cells.texts[column] ?? '')
    const errors = issues.filter(({ severity }) => severity === 'error').map(({ reason }) => reason)
    // A wrong cell shows what was typed, a right one what was read from it.
    const text = errors.length > 0 && typed !== '' ? typed : (read[field] ?? typed)
    return { text: maskDigits(text), errors, warnings: issues.filter(({ severity }) => severity === 'warning').map(({ reason }) => reason) }
  }
  return Object.fromEntries((Object.keys(read) as RosterField[]).map((field) => [field, cell(field)])) as Record<RosterField, CellView>
}
