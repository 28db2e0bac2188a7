import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, fromDateOnly, isDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { queryTokens } from '@/lib/platform/search/tokens'
import type { ContributionFilter, ContributionPage } from './contribution-filter'
import { type ContributionKind, type ContributionRole, type ContributionState, nextContributionState } from './contribution-states'
import { contributionPolicy } from './policy'

const PAGE = 50
/** Longer lists are shown as "1000+". */
const COUNT_LIMIT = 1000
const MOST_EXPORTED = 20_000

/** A place in the list: last day, then id. */
function beyond(after: string | undefined): Prisma.ContributionWhereInput {
  const [endsOn = '', id] = (after ?? '').split('~')
  if (!id || !isDateOnly(endsOn)) return {}
  return { endsOn: { lte: fromDateOnly(endsOn) }, NOT: { endsOn: fromDateOnly(endsOn), id: { gte: id } } }
}

function subtreeOf(viewer: Viewer, tree: OrgTree, unitId: string | undefined): Prisma.ContributionWhereInput {
  if (!unitId) return {}
  if (!tree.unit(unitId) || !canSeeUnit(viewer, unitId)) throw notFound('没有找到这个单位，或不在您的管理范围内。')
  return { unitId: { in: tree.descendantsOf(unitId) } }
}

/** Whether contributions of a unit's people may be asked for at all. */
export function canSeeUnit(viewer: Viewer, unitId: string): boolean {
  const facts = { personId: '', channel: 'self', state: 'verified', enteredById: '', submittedAt: new Date(0) } as const
  return contributionPolicy.can(viewer, 'read', { ...facts, unitId })
}

/** What waits for this viewer. A party group may verify what talents entered, too, but is asked only for what HR entered. */
export function waitingFor(viewer: Viewer): Prisma.ContributionWhereInput {
  const asked: Prisma.ContributionWhereInput = viewer.role === 'unitLeader' ? { channel: 'unit' } : {}
  return { AND: [contributionPolicy.where(viewer, 'verify') as Prisma.ContributionWhereInput, { state: 'submitted' }, asked] }
}

/** Contributions in the viewer's sight, the latest first. @throws AppError forbidden, notFound for another unit */
export async function readContributions(
  viewer: Viewer,
  filter: ContributionFilter,
  options: { all?: boolean } = {},
): Promise<ContributionPage> {
  if (!contributionPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const tree = await loadOrgTree(prisma, today)
  const tokens = queryTokens(filter.name ?? '')
  const isOwnOnly = viewer.role === 'talent'
  const where: Prisma.ContributionWhereInput = {
    AND: [
      contributionPolicy.where(viewer, options.all ? 'export' : 'read') as Prisma.ContributionWhereInput,
      isOwnOnly ? {} : subtreeOf(viewer, tree, filter.unitId),
      filter.isMine ? waitingFor(viewer) : {},
      filter.kind ? { kind: filter.kind } : {},
      filter.state ? { state: filter.state } : {},
      filter.year ? { endsOn: { gte: fromDateOnly(`${filter.year}-01-01`), lte: fromDateOnly(`${filter.year}-12-31`) } } : {},
      tokens.length > 0 ? { person: { is: { nameTokens: { hasEvery: tokens } } } } : {},
    ],
  }
  const [rows, counted, waiting] = await Promise.all([
    prisma.contribution.findMany({
      where: { AND: [where, beyond(filter.after)] },
      include: { person: { select: { name: true } } },
      orderBy: [{ endsOn: 'desc' }, { id: 'desc' }],
      take: options.all ? MOST_EXPORTED : PAGE + 1,
    }),
    // In the list's own order, so that it is counted along its index and no further than shown.
    prisma.contribution.findMany({ where, select: { id: true }, orderBy: { endsOn: 'desc' }, take: COUNT_LIMIT + 1 }),
    contributionPolicy.can(viewer, 'verify') ? prisma.contribution.count({ where: waitingFor(viewer) }) : 0,
  ])
  const page = options.all ? rows : rows.slice(0, PAGE)
  const last = page.at(-1)
  const thisYear = Number(today.slice(0, 4))
  return {
    today,
    rows: page.map((row) => ({
      id: row.id,
      personName: row.person.name,
      unitName: tree.nameOf(row.unitId),
      kind: row.kind,
      role: row.role,
      title: row.title,
      startsOn: toDateOnly(row.startsOn),
      endsOn: toDateOnly(row.endsOn),
      channel: row.channel,
      state: row.state,
      reason: row.reason,
      abilities: {
        verify: nextContributionState(row.state, 'verify') !== null && contributionPolicy.can(viewer, 'verify', row),
        write: nextContributionState(row.state, 'submit') !== null && contributionPolicy.can(viewer, 'write', row),
      },
    })),
    count: Math.min(counted.length, COUNT_LIMIT),
    isCountCut: counted.length > COUNT_LIMIT,
    waiting,
    nextAfter: !options.all && rows.length > PAGE && last ? `${toDateOnly(last.endsOn)}~${last.id}` : null,
    units: isOwnOnly
      ? []
      : tree
          .list()
          .filter((unit) => canSeeUnit(viewer, unit.id))
          .map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depthOf(unit.id) })),
    years: [0, 1, 2, 3, 4].map((back) => thisYear - back),
    abilities: {
      enter: contributionPolicy.can(viewer, 'write'),
      verify: contributionPolicy.can(viewer, 'verify'),
      export: contributionPolicy.can(viewer, 'export'),
      isOwnOnly,
    },
  }
}

export type ContributionView = {
  id: string
  version: number
  personId: string
  personName: string
  unitName: string
  kind: ContributionKind
  role: ContributionRole
  title: string
  description: string
  startsOn: DateOnly
  endsOn: DateOnly
  year: number
  isPublic: boolean
  channel: 'self' | 'unit'
  state: ContributionState
  reason: string | null
  enteredBy: string
  enteredAt: string
  submittedAt: string | null
  answeredBy: string | null
  answeredAt: string | null
  proofs: { id: string; name: string; size: number }[]
  today: DateOnly
  abilities: { write: boolean; withdraw: boolean; verify: boolean; void: boolean; openPerson: boolean }
}

/** One contribution in full; what the viewer may not read is not found. @throws AppError notFound */
export async function readContribution(viewer: Viewer, contributionId: string): Promise<ContributionView> {
  const { prisma } = await db()
  const row = await prisma.contribution.findUnique({
    where: { id: contributionId },
    include: { person: { select: { name: true } }, proofs: { orderBy: { position: 'asc' }, select: { fileId: true } } },
  })
  if (!row || !contributionPolicy.can(viewer, 'read', row)) throw notFound('没有找到这条辐射贡献，可能已被撤回，或不在您的管理范围内。')
  const today = await businessToday(prisma)
  const [tree, files, accounts] = await Promise.all([
    loadOrgTree(prisma, today),
    prisma.storedFile.findMany({
      where: { id: { in: row.proofs.map(({ fileId }) => fileId) }, deletedAt: null },
      select: { id: true, name: true, size: true },
    }),
    prisma.account.findMany({
      where: { id: { in: [row.enteredById, ...(row.answeredById ? [row.answeredById] : [])] } },
      select: { id: true, name: true },
    }),
  ])
  const fileOf = new Map(files.map((file) => [file.id, file]))
  const nameOf = (accountId: string | null) => accounts.find(({ id }) => id === accountId)?.name ?? null
  const mayWrite = contributionPolicy.can(viewer, 'write', row)
  return {
    id: row.id,
    version: row.version,
    personId: row.personId,
    personName: row.person.name,
    unitName: tree.nameOf(row.unitId),
    kind: row.kind,
    role: row.role,
    title: row.title,
    description: row.description,
    startsOn: toDateOnly(row.startsOn),
    endsOn: toDateOnly(row.endsOn),
    year: row.year,
    isPublic: row.isPublic,
    channel: row.channel,
    state: row.state,
    reason: row.reason,
    enteredBy: nameOf(row.enteredById) ?? (row.channel === 'self' ? row.person.name : '单位人事'),
    enteredAt: row.enteredAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    answeredBy: nameOf(row.answeredById),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    proofs: row.proofs.flatMap(({ fileId }) => fileOf.get(fileId) ?? []),
    today,
    abilities: {
      write: mayWrite && nextContributionState(row.state, 'submit') !== null,
      withdraw: mayWrite && nextContributionState(row.state, 'withdraw') !== null,
      verify: contributionPolicy.can(viewer, 'verify', row) && nextContributionState(row.state, 'verify') !== null,
      void: contributionPolicy.can(viewer, 'void', row) && nextContributionState(row.state, 'void') !== null,
      openPerson: viewer.role !== 'talent',
    },
  }
}

/** Proofs are read by whoever reads what they prove. */
export async function canReadProof(viewer: Viewer, fileId: string): Promise<boolean> {
  const { prisma } = await db()
  const proof = await prisma.contributionProof.findUnique({ where: { fileId }, include: { contribution: true } })
  return proof !== null && contributionPolicy.can(viewer, 'read', proof.contribution)
}
