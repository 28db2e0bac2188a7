import 'server-only'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound } from '@/lib/platform/errors'
import { queryTokens } from '@/lib/platform/search/tokens'
import { reviewerPoolPolicy } from './draw-policy'

export type PoolMemberRow = {
  id: string
  version: number
  personId: string
  name: string
  unit: string
  post: string
  isExternal: boolean
  specialities: string[]
  lineIds: string[]
  lines: string[]
  note: string
  state: 'active' | 'retired'
  retiredReason: string | null
  /** What keeps the person from being drawn: left, or without an account; null when nothing does. */
  hindrance: string | null
}

export type ReviewerPoolView = {
  rows: PoolMemberRow[]
  /** More than the page shows. */
  isCut: boolean
  active: number
  retired: number
  lines: { value: string; label: string }[]
  specialities: string[]
  /** Titles whose holders can be entered together. */
  titles: { value: string; label: string }[]
  abilities: { manage: boolean }
}

export type PoolFilters = { query: string; state: 'active' | 'retired'; lineId: string | null; speciality: string | null }

const mostRows = 500

/** The filters of the list as its address has them. */
export function poolFiltersOf(value: (key: string) => string): PoolFilters {
  return {
    query: value('q').trim(),
    state: value('state') === 'retired' ? 'retired' : 'active',
    lineId: value('line') || null,
    speciality: value('speciality') || null,
  }
}

/** @throws AppError notFound for who does not keep the pool */
export async function requirePoolManager(viewer: Viewer): Promise<void> {
  if (!reviewerPoolPolicy.can(viewer, 'manage')) throw notFound()
}

/** The pool as the office keeps it, by name. @throws AppError notFound for who may not read it */
export async function readReviewerPool(viewer: Viewer, filters: PoolFilters, { all = false } = {}): Promise<ReviewerPoolView> {
  if (!reviewerPoolPolicy.can(viewer, 'read')) throw notFound()
  const { prisma } = await db()
  const where: Prisma.ReviewerPoolMemberWhereInput = {
    state: filters.state,
    ...(filters.lineId ? { lineIds: { has: filters.lineId } } : {}),
    ...(filters.speciality ? { specialities: { has: filters.speciality } } : {}),
    ...(filters.query ? { person: { is: { nameTokens: { hasEvery: queryTokens(filters.query) } } } } : {}),
  }
  const [members, counts, choices, today, titles] = await Promise.all([
    prisma.reviewerPoolMember.findMany({
      where,
      include: {
        person: {
          select: { name: true, unitId: true, post: true, affiliation: true, status: true, account: { select: { status: true } } },
        },
      },
      orderBy: [{ person: { namePinyin: 'asc' } }, { id: 'asc' }],
      take: all ? undefined : mostRows + 1,
    }),
    prisma.reviewerPoolMember.groupBy({ by: ['state'], _count: true }),
    readPoolChoices(prisma),
    businessToday(prisma),
    prisma.title.findMany({ select: { code: true, name: true }, orderBy: [{ plan: 'asc' }, { rank: 'asc' }] }),
  ])
  const tree = await loadOrgTree(prisma, today)
  const lineName = new Map(choices.lines.map((line) => [line.value, line.label]))
  const countOf = (state: string) => counts.find((row) => row.state === state)?._count ?? 0
  return {
    rows: (all ? members : members.slice(0, mostRows)).map(({ person, ...member }) => ({
      id: member.id,
      version: member.version,
      personId: member.personId,
      name: person.name,
      unit: tree.nameOf(person.unitId),
      post: person.post ?? '',
      isExternal: person.affiliation === 'external',
      specialities: member.specialities,
      lineIds: member.lineIds,
      lines: member.lineIds.flatMap((id) => lineName.get(id) ?? []),
      note: member.note ?? '',
      state: member.state,
      retiredReason: member.retiredReason,
      hindrance: hindranceOf(person),
    })),
    isCut: !all && members.length > mostRows,
    active: countOf('active'),
    retired: countOf('retired'),
    lines: choices.lines,
    specialities: choices.specialities,
    titles: titles.map(({ code, name }) => ({ value: code, label: name })),
    abilities: { manage: reviewerPoolPolicy.can(viewer, 'manage') },
  }
}

function hindranceOf(person: { status: string; account: { status: string } | null }): string | null {
  if (person.status !== 'active') return '已不在岗'
  return person.account?.status === 'active' ? null : '没有可用的门户账号'
}

export type PoolChoices = { lines: { value: string; label: string }[]; specialities: string[] }

/** Lines and the specialities that members of the pool have: what groups of a draw are made from. */
export async function readPoolChoices(reader: Reader): Promise<PoolChoices> {
  const [lines, members] = await Promise.all([
    loadLines(reader),
    reader.reviewerPoolMember.findMany({ where: { state: 'active' }, select: { specialities: true } }),
  ])
  return {
    lines: lines.filter((line) => line.isActive).map(({ id, name }) => ({ value: id, label: name })),
    specialities: [...new Set(members.flatMap((member) => member.specialities))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
  }
}

export type PoolPersonOption = { value: string; label: string; note: string }

/** People on file who could enter the pool, from outside too, found by the start of name or pinyin. */
export async function findPoolPeople(viewer: Viewer, input: { query: string }): Promise<PoolPersonOption[]> {
  reviewerPoolPolicy.authorise(viewer, 'manage')
  const query = input.query.trim()
  if (query.length === 0) return []
  const { prisma } = await db()
  const people = await prisma.person.findMany({
    where: { nameTokens: { hasEvery: queryTokens(query) }, status: 'active', reviewerPool: { is: null } },
    select: { id: true, name: true, unitId: true, post: true, specialities: true },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  const tree = await loadOrgTree(prisma, await businessToday(prisma))
  return people.map((person) => ({
    value: person.id,
    label: person.name,
    note: [tree.shortNameOf(person.unitId), person.post, person.specialities[0]].filter(Boolean).join(' · '),
  }))
}
