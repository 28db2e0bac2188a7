import 'server-only'
import { z } from 'zod'
import { loadOrgTree } from '@/lib/org/queries'
import { ROLE_LABELS, ROLES, type Role } from '@/lib/platform/access/roles'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound } from '@/lib/platform/errors'
import { stageGroups } from '@/lib/rounds/round-stages'
import { accountPolicy, roleGrantPolicy, sessionPolicy } from './policy'

export const PAGE_SIZE = 30

export const accountFilterSchema = z.object({
  q: z.string().trim().max(60).optional().catch(undefined),
  role: z.enum(ROLES).optional().catch(undefined),
  status: z.enum(['active', 'disabled']).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
  before: z.string().max(100).optional().catch(undefined),
})
export type AccountFilter = z.output<typeof accountFilterSchema>

export type GrantView = { id: string; role: Role; roleName: string; scopeName: string | null; grantedAt: string }

export type AccountView = {
  id: string
  login: string
  name: string
  status: 'active' | 'disabled'
  mustChangePassword: boolean
  isOwn: boolean
  createdAt: string
  lastSignedInAt: string | null
  /** Empty for a viewer who may not see roles. */
  grants: GrantView[]
  abilities: { canSetStatus: boolean; canResetPassword: boolean; canGrant: boolean; canSeeGrants: boolean }
}

export type AccountPage = {
  items: AccountView[]
  total: number
  previousBefore: string | null
  nextAfter: string | null
  abilities: { canCreate: boolean; canSeeGrants: boolean }
}

type Row = Prisma.AccountGetPayload<{ include: { grants: true; sessions: { select: { createdAt: true } } } }>

const INCLUDE = {
  grants: { where: { revokedAt: null }, orderBy: { grantedAt: 'asc' } },
  sessions: { select: { createdAt: true }, orderBy: { createdAt: 'desc' }, take: 1 },
} satisfies Prisma.AccountInclude

/** Names of the units and rounds that grants are about: by id. */
export async function scopeNames(
  reader: Reader,
  grants: readonly { unitId: string | null; roundId: string | null }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const unitIds = grants.flatMap((grant) => (grant.unitId ? [grant.unitId] : []))
  const roundIds = [...new Set(grants.flatMap((grant) => (grant.roundId ? [grant.roundId] : [])))]
  if (unitIds.length > 0) {
    const tree = await loadOrgTree(reader, await businessToday(reader))
    for (const unitId of unitIds) names.set(unitId, tree.nameOf(unitId))
  }
  if (roundIds.length > 0) {
    const rounds = await reader.round.findMany({ where: { id: { in: roundIds } }, select: { id: true, name: true } })
    for (const round of rounds) names.set(round.id, round.name)
  }
  return names
}

function toView(viewer: Viewer, row: Row, names: ReadonlyMap<string, string>): AccountView {
  const facts = { id: row.id }
  const grants = accountPolicy.can(viewer, 'seeGrants', facts) ? row.grants : []
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    status: row.status,
    mustChangePassword: row.mustChangePassword,
    isOwn: row.id === viewer.accountId,
    createdAt: row.createdAt.toISOString(),
    lastSignedInAt: row.sessions[0]?.createdAt.toISOString() ?? null,
    grants: grants.map((grant) => ({
      id: grant.id,
      role: grant.role,
      roleName: ROLE_LABELS[grant.role],
      scopeName: names.get(grant.unitId ?? grant.roundId ?? '') ?? null,
      grantedAt: grant.grantedAt.toISOString(),
    })),
    abilities: {
      canSetStatus: accountPolicy.can(viewer, 'setStatus', facts),
      canResetPassword: accountPolicy.can(viewer, 'resetPassword', facts) && row.status === 'active',
      canGrant: roleGrantPolicy.can(viewer, 'grant', { accountId: row.id }) && row.status === 'active',
      canSeeGrants: accountPolicy.can(viewer, 'seeGrants', facts),
    },
  }
}

/** Accounts in the order of their log-in names, a page by key. */
export async function readAccounts(viewer: Viewer, filter: AccountFilter): Promise<AccountPage> {
  accountPolicy.authorise(viewer, 'list')
  const { prisma } = await db()
  const word = filter.q?.normalize('NFKC').toLowerCase()
  const canSeeGrants = accountPolicy.can(viewer, 'seeGrants')
  const where: Prisma.AccountWhereInput = {
    ...(word ? { OR: [{ login: { contains: word } }, { name: { contains: word } }] } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.role && canSeeGrants ? { grants: { some: { role: filter.role, revokedAt: null } } } : {}),
  }
  const isBackward = !filter.after && Boolean(filter.before)
  const key = isBackward ? { login: { lt: filter.before } } : filter.after ? { login: { gt: filter.after } } : {}
  const [total, rows] = await Promise.all([
    prisma.account.count({ where }),
    prisma.account.findMany({
      where: { AND: [where, key] },
      include: INCLUDE,
      orderBy: { login: isBackward ? 'desc' : 'asc' },
      take: PAGE_SIZE + 1,
    }),
  ])
  const hasMore = rows.length > PAGE_SIZE
  const page = rows.slice(0, PAGE_SIZE)
  if (isBackward) page.reverse()
  const names = canSeeGrants
    ? await scopeNames(
        prisma,
        page.flatMap((row) => row.grants),
      )
    : new Map<string, string>()
  return {
    items: page.map((row) => toView(viewer, row, names)),
    total,
    previousBefore: (isBackward ? hasMore : Boolean(filter.after)) ? (page[0]?.login ?? null) : null,
    nextAfter: isBackward || hasMore ? (page.at(-1)?.login ?? null) : null,
    abilities: { canCreate: accountPolicy.can(viewer, 'create'), canSeeGrants },
  }
}

/** One account with its roles. */
export async function readAccount(viewer: Viewer, accountId: string): Promise<AccountView> {
  accountPolicy.authorise(viewer, 'list')
  const { prisma } = await db()
  const row = await prisma.account.findUnique({ where: { id: accountId }, include: INCLUDE })
  if (!row) throw notFound('没有找到这个账号。')
  const canSeeGrants = accountPolicy.can(viewer, 'seeGrants')
  return toView(viewer, row, canSeeGrants ? await scopeNames(prisma, row.grants) : new Map())
}

export type GrantScopes = { units: { value: string; label: string; note?: string }[]; rounds: { value: string; label: string }[] }

/** What a role can be scoped to: today's units in tree order, and the rounds not yet closed. */
export async function readGrantScopes(viewer: Viewer): Promise<GrantScopes> {
  roleGrantPolicy.authorise(viewer, 'grant')
  const { prisma } = await db()
  const tree = await loadOrgTree(prisma, await businessToday(prisma))
  const rounds = await prisma.round.findMany({
    where: { stage: { notIn: [...stageGroups.terminal] } },
    select: { id: true, name: true },
    orderBy: { createdAt: 'desc' },
  })
  return {
    units: tree
      .list()
      .map((unit) => ({ value: unit.id, label: unit.name, note: tree.pathOf(unit.id).slice(0, -1).join(' / ') || undefined })),
    rounds: rounds.map((round) => ({ value: round.id, label: round.name })),
  }
}

export type SessionView = {
  id: string
  startedAt: string
  lastActiveAt: string
  expiresAt: string
  roleName: string | null
  isCurrent: boolean
}

/** The account's own sessions that are still alive, the current one first. */
export async function readOwnSessions(viewer: Viewer): Promise<SessionView[]> {
  sessionPolicy.authorise(viewer, 'list')
  const { prisma } = await db()
  const rows = await prisma.session.findMany({
    where: { AND: [sessionPolicy.where(viewer, 'list'), { revokedAt: null, expiresAt: { gt: new Date() } }] },
    orderBy: { lastActiveAt: 'desc' },
    take: 50,
  })
  const roleOf = new Map(viewer.grants.map((grant) => [grant.id, ROLE_LABELS[grant.role]]))
  const views = rows.map((row) => ({
    id: row.id,
    startedAt: row.createdAt.toISOString(),
    lastActiveAt: row.lastActiveAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    roleName: roleOf.get(row.activeGrantId ?? '') ?? null,
    isCurrent: row.id === viewer.sessionId,
  }))
  return views.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

export type OwnAccountView = {
  login: string
  name: string
  hasPassword: boolean
  passwordChangedOn: DateOnly | null
  /** 单位人事（云溪区院） */
  grants: string[]
}

export async function readOwnAccount(viewer: Viewer): Promise<OwnAccountView> {
  if (!viewer.accountId) throw notFound()
  const { prisma } = await db()
  const [account, names] = await Promise.all([
    prisma.account.findUniqueOrThrow({ where: { id: viewer.accountId } }),
    scopeNames(prisma, viewer.grants),
  ])
  return {
    login: account.login,
    name: account.name,
    hasPassword: account.passwordHash !== null,
    passwordChangedOn: account.passwordChangedAt ? dateOf(account.passwordChangedAt) : null,
    grants: viewer.grants.map((grant) => {
      const scope = names.get(grant.unitId ?? grant.roundId ?? '')
      return scope ? `${ROLE_LABELS[grant.role]}（${scope}）` : ROLE_LABELS[grant.role]
    }),
  }
}
