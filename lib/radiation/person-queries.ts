import 'server-only'
import { personPolicy } from '@/lib/org/policy'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { queryTokens } from '@/lib/platform/search/tokens'
import { type ContributionKind, type ContributionRole, type ContributionState, type KindCounts, sumOfKinds } from './contribution-states'
import { contributionPolicy } from './policy'

export type ContributionItem = {
  id: string
  kind: ContributionKind
  role: ContributionRole
  title: string
  startsOn: DateOnly
  endsOn: DateOnly
  state: ContributionState
}

export type PersonContributions = {
  personId: string
  year: number
  /** Verified ones, of this year and of all. */
  thisYear: KindCounts
  total: number
  /** The latest first, at most ten, whatever their state. */
  latest: ContributionItem[]
  abilities: { enter: boolean }
}

const SHOWN = 10
const ITEM = { id: true, kind: true, role: true, title: true, startsOn: true, endsOn: true, state: true } as const

function itemOf({ startsOn, endsOn, ...row }: Prisma.ContributionGetPayload<{ select: typeof ITEM }>): ContributionItem {
  return { ...row, startsOn: toDateOnly(startsOn), endsOn: toDateOnly(endsOn) }
}

/** What a person gave back, as far as the viewer may see it; null where the viewer has no sight of the person's contributions. */
export async function findPersonContributions(viewer: Viewer, personId: string): Promise<PersonContributions | null> {
  const { prisma } = await db()
  const person = await prisma.person.findUnique({ where: { id: personId }, select: { unitId: true } })
  if (!person) return null
  const facts = { personId, unitId: person.unitId, enteredById: '', channel: viewer.role === 'talent' ? 'self' : 'unit' } as const
  if (!contributionPolicy.can(viewer, 'read', { ...facts, state: 'verified', submittedAt: new Date(0) })) return null
  const year = Number((await businessToday(prisma)).slice(0, 4))
  const [counted, latest] = await Promise.all([
    prisma.contribution.groupBy({ by: ['year', 'kind'], where: { personId, state: 'verified' }, _count: true }),
    prisma.contribution.findMany({
      where: {
        AND: [{ personId }, contributionPolicy.where(viewer, 'read') as Prisma.ContributionWhereInput, { state: { not: 'withdrawn' } }],
      },
      select: ITEM,
      orderBy: [{ endsOn: 'desc' }, { id: 'desc' }],
      take: SHOWN,
    }),
  ])
  return {
    personId,
    year,
    thisYear: Object.fromEntries(counted.filter((row) => row.year === year).map(({ kind, _count }) => [kind, _count])),
    total: counted.reduce((sum, { _count }) => sum + _count, 0),
    latest: latest.map(itemOf),
    abilities: {
      enter: contributionPolicy.can(viewer, 'write', { ...facts, enteredById: viewer.accountId ?? '', state: 'draft', submittedAt: null }),
    },
  }
}

export type YearRecord = { counts: KindCounts; total: number; items: ContributionItem[] }

/** Verified contributions of one person in a year. The caller has authorised the reader. */
export async function loadYearRecord(reader: Reader, personId: string, year: number): Promise<YearRecord> {
  const rows = await reader.contribution.findMany({
    where: { personId, year, state: 'verified' },
    select: ITEM,
    orderBy: [{ kind: 'asc' }, { endsOn: 'asc' }, { id: 'asc' }],
  })
  const counts: KindCounts = {}
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
  return { counts, total: sumOfKinds(counts), items: rows.map(itemOf) }
}

export type PublicContribution = { kind: ContributionKind; role: ContributionRole; title: string; year: number }

/** Handed in and not yet verified, of one person in a year. The caller has authorised the reader. */
export async function countWaiting(reader: Reader, personId: string, year: number): Promise<number> {
  return reader.contribution.count({ where: { personId, year, state: 'submitted' } })
}

/**
 * What may stand on the public page of a person who agreed to be public: verified, and entered as fit to be shown. Titles and years only;
 * the consent's text covers "公开的工作成果简介" (lib/pool/consent-text.ts). The caller has made sure of the consent.
 */
export async function loadPublicContributions(reader: Reader, personId: string): Promise<PublicContribution[]> {
  return reader.contribution.findMany({
    where: { personId, state: 'verified', isPublic: true },
    select: { kind: true, role: true, title: true, year: true },
    orderBy: [{ endsOn: 'desc' }, { id: 'desc' }],
    take: 20,
  })
}

export type HolderChoice = { value: string; label: string; note: string }

/** People in service of the viewer's units who hold or held a title and whose name fits. @throws AppError forbidden */
export async function findHolders(viewer: Viewer, { query }: { query: string }): Promise<HolderChoice[]> {
  contributionPolicy.authorise(viewer, 'write')
  const tokens = queryTokens(query)
  if (tokens.length === 0) return []
  const { prisma } = await db()
  const tree = await loadOrgTree(prisma, await businessToday(prisma))
  const people = await prisma.person.findMany({
    where: {
      AND: [
        personPolicy.where(viewer, 'read') as Prisma.PersonWhereInput,
        { status: 'active', affiliation: 'internal', nameTokens: { hasEvery: tokens }, holdings: { some: { state: { not: 'annulled' } } } },
      ],
    },
    select: { id: true, name: true, post: true, unitId: true },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  return people.map(({ id, name, post, unitId }) => ({
    value: id,
    label: name,
    note: [tree.nameOf(unitId), post].filter(Boolean).join(' · '),
  }))
}

export type EntryChoices = {
  today: DateOnly /** The one person a talent enters for. */
  ownPersonId: string | null
  person: HolderChoice | null
}

/** What a new record starts from; `personId` names whom the unit enters for, where that is known. @throws AppError forbidden */
export async function readEntryChoices(viewer: Viewer, personId: string | undefined): Promise<EntryChoices> {
  contributionPolicy.authorise(viewer, 'write')
  const { prisma } = await db()
  const today = await businessToday(prisma)
  if (viewer.role === 'talent') return { today, ownPersonId: viewer.personId, person: null }
  const person = personId
    ? await prisma.person.findFirst({
        where: { AND: [{ id: personId }, personPolicy.where(viewer, 'read') as Prisma.PersonWhereInput] },
        select: { id: true, name: true, post: true },
      })
    : null
  return { today, ownPersonId: null, person: person && { value: person.id, label: person.name, note: person.post ?? '' } }
}
