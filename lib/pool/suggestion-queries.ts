import 'server-only'
import { type UnitOption, unitOptions } from '@/lib/org/people-queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { forbidden } from '@/lib/platform/errors'
import { queryTokens } from '@/lib/platform/search/tokens'
import { whyNotAvailable } from './availability'
import { loadCallUpFacts, suitableWhere } from './call-up-facts'
import type { CallUpView } from './call-up-queries'
import { callUpPolicy } from './policy'
import { loadPoolContext, type PoolContext } from './pool-queries'
import { heldTitles, loadYears } from './pool-rows'
import { rankSuggestions, specialityWords } from './suggestions'

/** Of larger pools the highest titles are looked at. */
const LOOKED_AT = 300
const SHOWN = 20
/** A count over this is shown as "300+". */
const COUNT_BOUND = 300

export type SuggestionView = {
  personId: string
  name: string
  unitName: string
  titles: string[]
  specialities: string[]
  reason: string
}

export type Suggestions = { free: number; isMore: boolean; people: SuggestionView[] }

type Known = { personId: string; name: string; unitId: string; titles: string[] }

/** Whom the office might name for a call-up, in order, each with the reason; people already named are left out. */
export async function readSuggestions(viewer: Viewer, callUp: CallUpView): Promise<Suggestions> {
  callUpPolicy.authorise(viewer, 'propose', callUp)
  const { prisma } = await db()
  const context = await loadPoolContext(prisma)
  const { tree } = context.names
  const where = suitableWhere(callUp, tree)
  const [entries, free] = await Promise.all([
    prisma.poolEntry.findMany({
      where: { AND: [where, { personId: { notIn: callUp.people.map(({ personId }) => personId) } }] },
      orderBy: [{ bestRank: 'asc' }, { namePinyin: 'asc' }, { personId: 'asc' }],
      take: LOOKED_AT,
      select: {
        personId: true,
        name: true,
        namePinyin: true,
        unitId: true,
        lineId: true,
        specialities: true,
        titles: true,
        bestRank: true,
      },
    }),
    prisma.poolEntry.count({ where, take: COUNT_BOUND + 1 }),
  ])
  const ids = entries.map(({ personId }) => personId)
  const [years, facts] = await Promise.all([loadYears(prisma, ids, tree.day), loadCallUpFacts(prisma, ids, callUp, tree, callUp.id)])
  const candidates = entries
    .filter(({ personId }) => {
      const known = facts.get(personId)
      return known !== undefined && whyNotAvailable(known, callUp) === null
    })
    .map((entry) => ({
      ...entry,
      titles: titleNames(entry.titles, context, tree.day),
      daysThisYear: years.get(entry.personId)?.days ?? 0,
    }))
  const ranked = rankSuggestions(candidates, { words: specialityWords(callUp.speciality), lineId: callUp.lineId })
  return {
    free: Math.min(free, COUNT_BOUND),
    isMore: free > COUNT_BOUND,
    people: ranked.slice(0, SHOWN).map(({ candidate, reason }) => present(candidate, reason, context)),
  }
}

function titleNames(stored: unknown, context: PoolContext, day: DateOnly): string[] {
  return heldTitles(stored, context.names.titles, day).map(({ name }) => name)
}

function present(known: Known & { specialities: readonly string[] }, reason: string, context: PoolContext): SuggestionView {
  return {
    personId: known.personId,
    name: known.name,
    unitName: context.names.tree.nameOf(known.unitId),
    titles: known.titles,
    specialities: [...known.specialities],
    reason,
  }
}

/** People of the pool by name, for naming somebody else than suggested; whether they can come is checked when they are named. */
export async function findTalents(viewer: Viewer, input: { query: string }): Promise<{ value: string; label: string; note: string }[]> {
  if (!callUpPolicy.can(viewer, 'propose')) throw forbidden()
  const tokens = queryTokens(input.query)
  if (tokens.length === 0) return []
  const { prisma } = await db()
  const context = await loadPoolContext(prisma)
  const found = await prisma.poolEntry.findMany({
    where: { nameTokens: { hasEvery: tokens }, activeUntil: { gte: fromDateOnly(context.names.tree.day) } },
    orderBy: [{ namePinyin: 'asc' }, { personId: 'asc' }],
    take: 12,
    select: { personId: true, name: true, unitId: true, titles: true },
  })
  return found.map((entry) => ({
    value: entry.personId,
    label: entry.name,
    note: [context.names.tree.nameOf(entry.unitId), ...titleNames(entry.titles, context, context.names.tree.day)].join('，'),
  }))
}

export type CallUpFormChoices = { today: DateOnly; units: UnitOption[]; lines: { id: string; name: string }[] }

/** What the form of a request chooses from. @throws AppError forbidden */
export async function readCallUpChoices(viewer: Viewer): Promise<CallUpFormChoices> {
  if (!callUpPolicy.can(viewer, 'request')) throw forbidden()
  const { prisma } = await db()
  const context = await loadPoolContext(prisma)
  return {
    today: context.names.tree.day,
    units: unitOptions(viewer, context.names.tree),
    lines: context.lines.filter((line) => line.isActive).map(({ id, name }) => ({ id, name })),
  }
}
