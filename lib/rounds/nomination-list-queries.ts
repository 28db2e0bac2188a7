import 'server-only'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf, daysBetween } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { queryTokens } from '@/lib/platform/search/tokens'
import { candidateName } from './candidate-name'
import { inKindWords, type Label, nominationLabels, type RoundKind } from './labels'
import { handledNominations, handlesNominations } from './nomination-access'
import { isListFilter, listFilters } from './nomination-filters'
import { allowedNominationEvents, isEditableByUnit, nominationGroups } from './nomination-states'
import { nominationPolicy } from './policy'
import { isStageIn, stageGroups } from './round-stages'
import { schemesOf } from './todos-unit'

const PAGE = 50

export type NominationRow = {
  id: string
  subject: string
  roundName: string
  unit: string
  line: string
  label: Label
  updatedAt: string
  isEditable: boolean
  awaitsEndorsement: boolean
  /** Why it came back or ended, where somebody said so. */
  reason: string | null
  dueAt: string | null
}

export type OpenRound = {
  id: string
  name: string
  kind: RoundKind
  subjectKind: 'person' | 'project'
  closesAt: string | null
  daysLeft: number | null
  perUnit: number | null
  /** Nominations of the viewer's scope in the round. */
  mine: number
  canStart: boolean
  allowsOwn: boolean
}

export type NominationList = {
  rows: NominationRow[]
  openRounds: OpenRound[]
  nextKey: string | null
  previousKey: string | null
  total: number
}

/** A unit's or a talent's nominations, newest first, and the rounds that take more. @throws AppError notFound for everybody else */
export async function readNominations(
  viewer: Viewer,
  filter: { roundId?: string; state?: string; after?: string; before?: string },
): Promise<NominationList> {
  if (!handlesNominations(viewer)) throw notFound()
  const { prisma } = await db()
  const now = await businessNow(prisma)
  const handled = handledNominations(viewer)
  const chosen = {
    AND: [
      handled,
      filter.roundId ? { roundId: filter.roundId } : {},
      filter.state && isListFilter(filter.state) ? { state: { in: [...listFilters[filter.state].states] } } : {},
    ],
  }
  const [rows, total, rounds, tree, lines] = await Promise.all([
    prisma.nomination.findMany({
      where: { AND: [chosen, filter.before ? { id: { gt: filter.before } } : filter.after ? { id: { lt: filter.after } } : {}] },
      orderBy: { id: filter.before ? 'asc' : 'desc' },
      take: PAGE + 1,
      include: { person: { select: { name: true } }, project: { select: { name: true } }, round: true },
    }),
    prisma.nomination.count({ where: chosen }),
    prisma.round.findMany({ where: { stage: { in: [...stageGroups.acceptingNominations] } }, orderBy: { createdAt: 'asc' }, take: 50 }),
    loadOrgTree(prisma, dateOf(now)),
    loadLines(prisma),
  ])
  const [schemes, mine] = await Promise.all([
    schemesOf(prisma, [...new Map([...rounds, ...rows.map((row) => row.round)].map((round) => [round.id, round])).values()]),
    prisma.nomination.groupBy({
      by: ['roundId'],
      where: { AND: [handled, { roundId: { in: rounds.map((round) => round.id) } }] },
      _count: { _all: true },
    }),
  ])
  const mineByRound = new Map(mine.map((group) => [group.roundId, group._count._all]))
  const lineNames = new Map(lines.map((line) => [line.id, line.name]))
  const page = rows.slice(0, PAGE)
  if (filter.before) page.reverse()
  const isMore = rows.length > PAGE
  return {
    rows: page.map((row) => {
      const closesAt = schemes.get(row.roundId)?.schedule.closesAt ?? null
      const facts = { now, correctionDueAt: row.correctionDueAt, closesAt: new Date(closesAt ?? 0) }
      const isEditable = viewer.role !== 'unitLeader' && isEditableByUnit(row.state, row.round.stage, facts)
      return {
        id: row.id,
        subject: candidateName(row),
        roundName: row.round.name,
        unit: tree.nameOf(row.unitId),
        line: lineNames.get(row.lineId) ?? '',
        label: inKindWords(row.round, nominationLabels[row.state][viewer.role === 'talent' ? 'candidate' : 'unit']),
        updatedAt: row.updatedAt.toISOString(),
        isEditable,
        awaitsEndorsement:
          viewer.role === 'unitLeader' &&
          allowedNominationEvents(row.state).includes('endorse') &&
          isStageIn(row.round.stage, 'acceptingCorrections'),
        reason: row.stateReason,
        dueAt: isEditable ? (row.correctionDueAt?.toISOString() ?? closesAt) : null,
      }
    }),
    openRounds: rounds.map((round) => {
      const scheme = schemes.get(round.id)
      const closesAt = scheme?.schedule.closesAt ?? null
      const isOpen = closesAt !== null && now < new Date(closesAt)
      const allowsOwn = round.subjectKind === 'person' && (scheme?.allowSelfNomination ?? false)
      return {
        id: round.id,
        name: round.name,
        kind: round.kind,
        subjectKind: round.subjectKind,
        closesAt,
        daysLeft: closesAt ? daysBetween(dateOf(now), dateOf(new Date(closesAt))) : null,
        perUnit: scheme?.quotas.nominationsPerUnit ?? null,
        mine: mineByRound.get(round.id) ?? 0,
        canStart: isOpen && (viewer.role === 'unitHr' || (viewer.role === 'talent' && allowsOwn)),
        allowsOwn,
      }
    }),
    nextKey: filter.before || isMore ? (page.at(-1)?.id ?? null) : null,
    previousKey: filter.after || (filter.before && isMore) ? (page[0]?.id ?? null) : null,
    total,
  }
}

/** People of the unit's roster for the picker, by part of the name, pinyin or initials; those already in the round are marked. */
export async function searchCandidates(
  viewer: Viewer,
  input: { roundId: string; query: string },
): Promise<{ value: string; label: string; note: string }[]> {
  if (!nominationPolicy.can(viewer, 'create') || viewer.unitIds.length === 0) return []
  const { prisma } = await db()
  const tree = await loadOrgTree(prisma, dateOf(await businessNow(prisma)))
  const tokens = queryTokens(input.query)
  const people = await prisma.person.findMany({
    where: {
      unitId: { in: viewer.unitIds },
      status: 'active',
      affiliation: 'internal',
      ...(tokens.length > 0 ? { nameTokens: { hasEvery: tokens } } : {}),
    },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: 20,
    select: { id: true, name: true, post: true, unitId: true, nominations: { where: { roundId: input.roundId }, select: { id: true } } },
  })
  return people.map((person) => ({
    value: person.id,
    label: person.name,
    note: [person.nominations.length > 0 ? '本轮已推荐' : '', tree.shortNameOf(person.unitId), person.post ?? '']
      .filter(Boolean)
      .join(' · '),
  }))
}

/** Units and lines that HR can enter a project under. */
export async function readProjectPlaces(
  viewer: Viewer,
): Promise<{ units: { value: string; label: string }[]; lines: { value: string; label: string }[] }> {
  const { prisma } = await db()
  const [tree, lines] = await Promise.all([loadOrgTree(prisma, dateOf(await businessNow(prisma))), loadLines(prisma)])
  return {
    units: viewer.unitIds.map((id) => ({ value: id, label: tree.nameOf(id) })),
    lines: lines.filter((line) => line.isActive).map((line) => ({ value: line.id, label: line.name })),
  }
}

/** How many places of the unit's quota are taken, apart from one nomination. */
export const filledPlaces = (roundId: string, unitId: string, exceptId: string) => ({
  roundId,
  unitId,
  id: { not: exceptId },
  state: { in: [...nominationGroups.countsForUnitQuota] },
})
