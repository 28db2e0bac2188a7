import 'server-only'
import { z } from 'zod'
import { personPolicy } from '@/lib/org/policy'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { queryTokens } from '@/lib/platform/search/tokens'
import { holdingPolicy } from './policy'
import { recognitionPolicy } from './recognition-policy'

export const findPeopleSchema = z.object({ query: z.string().max(60) })

export type PersonChoice = { value: string; label: string; note: string }

/** People in service whose name fits, for who may grant titles. */
export async function findPeople(viewer: Viewer, { query }: z.output<typeof findPeopleSchema>): Promise<PersonChoice[]> {
  holdingPolicy.authorise(viewer, 'grant')
  return findInService(viewer, query)
}

/** Own people in service whose name fits, for who may ask for the recognition of their titles. */
export async function findOwnPeople(viewer: Viewer, { query }: z.output<typeof findPeopleSchema>): Promise<PersonChoice[]> {
  recognitionPolicy.authorise(viewer, 'request')
  return findInService(viewer, query)
}

async function findInService(viewer: Viewer, query: string): Promise<PersonChoice[]> {
  const tokens = queryTokens(query)
  if (tokens.length === 0) return []
  const { prisma } = await db()
  const tree = await loadOrgTree(prisma, await businessToday(prisma))
  const people = await prisma.person.findMany({
    where: {
      AND: [
        personPolicy.where(viewer, 'read') as Prisma.PersonWhereInput,
        { status: 'active', affiliation: 'internal', nameTokens: { hasEvery: tokens } },
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
