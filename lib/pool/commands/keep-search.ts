import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { searchPolicy } from '../policy'
import { keptQuery } from '../pool-filter'
import type { KeepSearchInput } from '../schema'

const MOST = 30

/** Keeps a filter of the pool under a name; the same name keeps the newer filter. At most 30 an account. */
export async function keepSearch(viewer: Viewer, input: KeepSearchInput): Promise<{ searchId: string; query: string }> {
  const accountId = viewer.accountId ?? ''
  searchPolicy.authorise(viewer, 'keep', { accountId })
  const query = keptQuery(input.query)
  if (query === '') throw refused('emptySearch', '还没有设定任何条件，请先筛选再保存。')
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${accountId} FOR UPDATE`
    const known = await tx.poolSearch.findMany({ where: { accountId }, select: { name: true } })
    if (known.length >= MOST && !known.some(({ name }) => name === input.name))
      throw refused('tooManySearches', `最多保存 ${MOST} 个查询，请先删除不用的。`)
    const { id } = await tx.poolSearch.upsert({
      where: { accountId_name: { accountId, name: input.name } },
      create: { accountId, name: input.name, query },
      update: { query },
    })
    await recordAudit(tx, actorOf(viewer), 'poolSearch.kept', { kind: 'account', id: accountId }, { searchId: id })
    return { searchId: id, query }
  })
}

/** Takes an own search away. */
export async function removeSearch(viewer: Viewer, input: { searchId: string }): Promise<{ name: string }> {
  return inTransaction(async (tx) => {
    const search = await tx.poolSearch.findUnique({ where: { id: input.searchId } })
    if (!search || !searchPolicy.can(viewer, 'remove', search)) throw notFound('没有找到这个查询，可能已经删除。')
    await tx.poolSearch.delete({ where: { id: search.id } })
    await recordAudit(tx, actorOf(viewer), 'poolSearch.removed', { kind: 'account', id: search.accountId }, { searchId: search.id })
    return { name: search.name }
  })
}
