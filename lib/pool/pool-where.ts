import type { OrgTree } from '@/lib/org/org-tree'
import { heldOn } from '@/lib/org/people-where'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { queryTokens, specialityQueryTokens } from '@/lib/platform/search/tokens'
import type { Span } from './availability'
import { BOOKED } from './call-up-states'
import { poolPolicy } from './policy'
import { askedDays, type PoolFilter } from './pool-filter'

export type CategoryRule = { hasRule: boolean; lineId: string | null; words: readonly string[]; titleCodes: readonly string[] }

/** Any of the titles, held on the day: the array of the row, which also holds those of the past, finds them, the holdings decide. */
function holdsAny(codes: readonly string[], day: DateOnly): Prisma.PoolEntryWhereInput {
  return {
    titleCodes: { hasSome: [...codes] },
    person: { is: { holdings: { some: { AND: [heldOn(day), { title: { code: { in: [...codes] } } }] } } } },
  }
}

/**
 * The condition of a category's rule; null where it has none. Every word stands for itself: one of them is enough; a title is one held on
 * the day.
 */
export function ruleWhere(rule: CategoryRule, day: DateOnly): Prisma.PoolEntryWhereInput | null {
  if (!rule.hasRule) return null
  return {
    AND: [
      rule.lineId ? { lineId: rule.lineId } : {},
      rule.titleCodes.length > 0 ? holdsAny(rule.titleCodes, day) : {},
      rule.words.length > 0 ? { OR: rule.words.map((word) => ({ specialityTokens: { hasEvery: specialityQueryTokens(word) } })) } : {},
    ],
  }
}

/** Who is in a category: by its rule, without those taken out by hand, with those taken in. */
export function categoryWhere(
  rule: CategoryRule,
  members: { included: string[]; excluded: string[] },
  day: DateOnly,
): Prisma.PoolEntryWhereInput {
  const byRule = ruleWhere(rule, day)
  const byHand: Prisma.PoolEntryWhereInput = { personId: { in: members.included } }
  if (!byRule) return byHand
  return { OR: [{ AND: [byRule, { personId: { notIn: members.excluded } }] }, byHand] }
}

/** Standing words of the office on people of a category. */
export async function membersByHand(reader: Reader, categoryId: string): Promise<{ included: string[]; excluded: string[] }> {
  const rows = await reader.poolCategoryMember.findMany({
    where: { categoryId, endedAt: null },
    select: { personId: true, membership: true },
  })
  const of = (membership: 'included' | 'excluded') => rows.filter((row) => row.membership === membership).map(({ personId }) => personId)
  return { included: of('included'), excluded: of('excluded') }
}

/** In office through the span, not away and not called up on any of its days. */
export function freeWhere({ startsOn, endsOn }: Span): Prisma.PoolEntryWhereInput {
  const overlap = { startsOn: { lte: fromDateOnly(endsOn) }, endsOn: { gte: fromDateOnly(startsOn) } }
  return {
    activeUntil: { gte: fromDateOnly(startsOn) },
    person: {
      is: {
        status: 'active',
        affiliation: 'internal',
        callUps: { none: { state: { in: [...BOOKED] }, ...overlap } },
        absences: { none: { removedAt: null, ...overlap } },
      },
    },
  }
}

export type WhereContext = {
  tree: OrgTree
  titles: readonly { code: string; plan: 'summit' | 'highland' }[]
  /** The condition of the category asked for; null where the filter names none, or one that does not exist. */
  category: Prisma.PoolEntryWhereInput | null
}

/** The people that a filter means, of those on whom the viewer may do `verb`. A unit stands for its subtree. */
export function poolWhere(viewer: Viewer, verb: 'read' | 'export', filter: PoolFilter, context: WhereContext): Prisma.PoolEntryWhereInput {
  const { tree, titles } = context
  const names = queryTokens(filter.q)
  const inSpeciality = specialityQueryTokens(filter.q)
  const speciality = specialityQueryTokens(filter.speciality)
  const codes = titles.filter(({ code, plan }) => (!filter.plan || plan === filter.plan) && (!filter.title || code === filter.title))
  const wantsTitle = filter.plan !== undefined || filter.title !== undefined
  const wanted = codes.map(({ code }) => code)
  const days = askedDays(filter, tree.day)
  const today = fromDateOnly(tree.day)
  return {
    AND: [
      poolPolicy.where(viewer, verb),
      names.length > 0
        ? {
            OR: [
              { nameTokens: { hasEvery: names } },
              ...(inSpeciality.length > 0 ? [{ specialityTokens: { hasEvery: inSpeciality } }] : []),
            ],
          }
        : {},
      speciality.length > 0 ? { specialityTokens: { hasEvery: speciality } } : {},
      filter.line ? { lineId: filter.line } : {},
      filter.unit ? { unitId: { in: tree.descendantsOf(filter.unit) } } : {},
      wantsTitle ? (filter.standing === 'active' ? holdsAny(wanted, tree.day) : { titleCodes: { hasSome: wanted } }) : {},
      filter.category ? (context.category ?? { personId: { in: [] } }) : {},
      filter.standing === 'active' ? { activeUntil: { gte: today } } : {},
      filter.standing === 'ended' ? { activeUntil: { lt: today } } : {},
      filter.open ? { isPublic: filter.open === 'yes' } : {},
      days.isOnly ? freeWhere(days) : {},
    ],
  }
}
