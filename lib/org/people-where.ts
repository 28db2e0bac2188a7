import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { queryTokens } from '@/lib/platform/search/tokens'
import type { OrgTree } from './org-tree'
import type { PeopleFilter } from './people-filter'
import { type PersonVerb, personPolicy } from './policy'

/** Titles held on a day. */
export function heldOn(day: DateOnly): Prisma.HoldingWhereInput {
  const on = fromDateOnly(day)
  return { state: { not: 'annulled' }, startsOn: { lte: on }, OR: [{ endsOn: null }, { endsOn: { gte: on } }] }
}

/** The people that a filter means, of those on whom the viewer may do `verb`. A unit stands for its subtree. */
export function peopleWhere(viewer: Viewer, verb: PersonVerb, filter: PeopleFilter, tree: OrgTree): Prisma.PersonWhereInput {
  const tokens = queryTokens(filter.q)
  return {
    AND: [
      personPolicy.where(viewer, verb),
      { affiliation: filter.kind },
      filter.status === 'all' ? {} : { status: filter.status },
      filter.unit ? { unitId: { in: tree.descendantsOf(filter.unit) } } : {},
      filter.line ? { lineId: filter.line } : {},
      filter.holder === 'yes' ? { holdings: { some: heldOn(tree.day) } } : {},
      filter.holder === 'no' ? { holdings: { none: heldOn(tree.day) } } : {},
      tokens.length > 0 ? { nameTokens: { hasEvery: tokens } } : {},
    ],
  }
}
