import 'server-only'
import { ROLE_LABELS } from '@/lib/platform/access/roles'
import type { Viewer } from '@/lib/platform/access/viewer'
import { auditEventLabel, knownAuditEvents } from '@/lib/platform/audit/events'
import { endOfDay, formatInstant, startOfDay } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
// The words of every feature's events.
import '@/lib/assessment/audit-events'
import '@/lib/desk/audit-events'
import '@/lib/org/audit-events'
import '@/lib/pool/audit-events'
import '@/lib/radiation/audit-events'
import '@/lib/rounds/audit-events'
import '@/lib/reports/audit-events'
import '@/lib/targets/audit-events'
import '@/lib/titles/audit-events'
import '@/lib/training/audit-events'
import './audit-events'
import { describePayload, subjectLabel } from './audit-words'
import { auditEventPolicy } from './policy'
import type { AuditFilter } from './schema'

const PAGE_SIZE = 50
/** Beyond it a total is shown as "1000+". */
const COUNT_LIMIT = 1000

export type AuditRowView = {
  id: string
  at: string
  businessAt: string
  /** Null for jobs and visitors. */
  accountId: string | null
  accountName: string
  roleName: string | null
  eventName: string
  subjectName: string
  /** `kind:id`, for the list of all rows about the same thing; null where the subject has no id. */
  subjectKey: string | null
  details: string
  result: 'done' | 'refused' | 'failed'
  /** False while the chain has not reached the row. */
  isLinked: boolean
}

export type AuditPage = {
  items: AuditRowView[]
  count: number
  isCountBounded: boolean
  previousKey: string | null
  nextKey: string | null
  events: { value: string; label: string }[]
  abilities: { canVerify: boolean; canExport: boolean }
}

/** The condition of the list: what the filter says, within the days of Asia/Shanghai. */
async function conditionOf(reader: Reader, filter: AuditFilter): Promise<Prisma.AuditEventWhereInput> {
  const [subjectKind, subjectId] = filter.subject?.split(/:(.*)/s) ?? []
  const word = filter.account?.normalize('NFKC').trim().toLowerCase()
  const accounts = word
    ? await reader.account.findMany({
        where: { OR: [{ id: word }, { login: { contains: word } }, { name: { contains: word } }] },
        select: { id: true },
        take: 200,
      })
    : []
  return {
    ...(filter.event ? { event: filter.event } : {}),
    ...(filter.result ? { result: filter.result } : {}),
    ...(word ? { accountId: { in: accounts.map((account) => account.id) } } : {}),
    ...(subjectKind ? { subjectKind, ...(subjectId ? { subjectId } : {}) } : {}),
    at: {
      ...(filter.from ? { gte: startOfDay(filter.from) } : {}),
      ...(filter.to ? { lt: endOfDay(filter.to) } : {}),
    },
  }
}

/** A key names a row by instant and id, e.g. `2025-09-15T01:30:00.000Z_0199…`. */
function parseKey(key: string | undefined): { at: Date; id: string } | null {
  const [at, id] = key?.split('_') ?? []
  const instant = new Date(at ?? '')
  return id && !Number.isNaN(instant.getTime()) ? { at: instant, id } : null
}

function keyOf(row: { at: Date; id: string } | undefined): string | null {
  return row ? `${row.at.toISOString()}_${row.id}` : null
}

/** 2025年9月15日 09:30:07; seconds are the same in every zone. */
function secondOf(at: Date): string {
  return `${formatInstant(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}`
}

type Event = Prisma.AuditEventGetPayload<object>

async function toViews(reader: Reader, rows: Event[]): Promise<AuditRowView[]> {
  const ids = rows.flatMap((row) => [row.accountId, row.subjectKind === 'account' ? row.subjectId : null]).filter((id) => id !== null)
  const [accounts, links] = await Promise.all([
    reader.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, login: true } }),
    reader.auditLink.findMany({ where: { eventId: { in: rows.map((row) => row.id) } }, select: { eventId: true } }),
  ])
  const nameOf = new Map(accounts.map((account) => [account.id, `${account.name}（${account.login}）`]))
  const linked = new Set(links.map((link) => link.eventId))
  return rows.map((row) => {
    const subject = subjectLabel(row.subjectKind)
    const subjectAccount = row.subjectKind === 'account' ? nameOf.get(row.subjectId ?? '') : undefined
    return {
      id: row.id,
      at: secondOf(row.at),
      businessAt: secondOf(row.businessAt),
      accountId: row.accountId,
      accountName: row.accountId ? (nameOf.get(row.accountId) ?? '已不存在的账号') : '未登录或系统',
      roleName: row.role ? ROLE_LABELS[row.role] : null,
      eventName: auditEventLabel(row.event),
      subjectName: subjectAccount ? `${subject} ${subjectAccount}` : subject,
      subjectKey: row.subjectId ? `${row.subjectKind}:${row.subjectId}` : null,
      details: describePayload(row.payload, row.subjectKind),
      result: row.result,
      isLinked: linked.has(row.id),
    }
  })
}

/** The record, newest first, a page by key. */
export async function readAudit(viewer: Viewer, filter: AuditFilter, paging: { after?: string; before?: string }): Promise<AuditPage> {
  auditEventPolicy.authorise(viewer, 'read')
  const { prisma } = await db()
  const where = await conditionOf(prisma, filter)
  const after = parseKey(paging.after)
  const before = after ? null : parseKey(paging.before)
  const key = after ?? before
  const past = after ? ('lt' as const) : ('gt' as const)
  const direction = before ? ('asc' as const) : ('desc' as const)
  const beyond: Prisma.AuditEventWhereInput = key ? { OR: [{ at: { [past]: key.at } }, { at: key.at, id: { [past]: key.id } }] } : {}
  const [found, count] = await Promise.all([
    prisma.auditEvent.findMany({ where: { AND: [where, beyond] }, orderBy: [{ at: direction }, { id: direction }], take: PAGE_SIZE + 1 }),
    prisma.auditEvent.count({ where, take: COUNT_LIMIT + 1 }),
  ])
  const hasMore = found.length > PAGE_SIZE
  const rows = found.slice(0, PAGE_SIZE)
  if (before) rows.reverse()
  return {
    items: await toViews(prisma, rows),
    count: Math.min(count, COUNT_LIMIT),
    isCountBounded: count > COUNT_LIMIT,
    previousKey: (before ? hasMore : after !== null) ? keyOf(rows[0]) : null,
    nextKey: before || hasMore ? keyOf(rows.at(-1)) : null,
    events: eventOptions(),
    abilities: { canVerify: auditEventPolicy.can(viewer, 'verify'), canExport: auditEventPolicy.can(viewer, 'export') },
  }
}

function eventOptions(): { value: string; label: string }[] {
  return knownAuditEvents()
    .map(({ name, label }) => ({ value: name, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'))
}

/** Rows of the exported sheet at most. */
export const EXPORT_LIMIT = 20_000

export const AUDIT_SHEET_HEADINGS = [
  '时间',
  '业务时间',
  '账号',
  '角色',
  '事件',
  '事件代码',
  '对象',
  '对象编号',
  '结果',
  '内容',
  '摘要',
] as const

/** What is filtered, as rows of a sheet; the newest `EXPORT_LIMIT`. */
export async function readAuditSheet(viewer: Viewer, filter: AuditFilter): Promise<string[][]> {
  auditEventPolicy.authorise(viewer, 'export')
  const { prisma } = await db()
  const where = await conditionOf(prisma, filter)
  const rows = await prisma.auditEvent.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: EXPORT_LIMIT })
  const accountIds = [...new Set(rows.flatMap((row) => (row.accountId ? [row.accountId] : [])))]
  const accounts = await prisma.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, login: true } })
  const loginOf = new Map(accounts.map((account) => [account.id, account.login]))
  return rows.map((row) => [
    secondOf(row.at),
    secondOf(row.businessAt),
    loginOf.get(row.accountId ?? '') ?? '',
    row.role ? ROLE_LABELS[row.role] : '',
    auditEventLabel(row.event),
    row.event,
    subjectLabel(row.subjectKind),
    row.subjectId ?? '',
    { done: '完成', refused: '被拒绝', failed: '失败' }[row.result],
    JSON.stringify(row.payload),
    row.digest,
  ])
}
