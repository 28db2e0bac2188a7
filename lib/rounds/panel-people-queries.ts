import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { accountChoice, outsideMemberAccounts } from './panel-people'
import { findExperts } from './reviewer-queries'

const MOST = 10

/** People for a panel: those on the roster, then accounts of people who are not on it. @throws AppError forbidden */
export async function findPanelPeople(viewer: Viewer, input: { query: string }): Promise<{ value: string; label: string; note: string }[]> {
  const people = await findExperts(viewer, input)
  const name = input.query.trim()
  if (!name) return people
  const { prisma } = await db()
  const accounts = await prisma.account.findMany({
    where: { AND: [outsideMemberAccounts, { name: { contains: name } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, name: true },
  })
  return [...people, ...accounts.map(({ id, name: label }) => ({ value: accountChoice(id), label, note: '有账号，不在名册' }))]
}
