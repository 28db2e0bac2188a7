import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { categoryPolicy } from '../policy'
import { categoryWhere, membersByHand } from '../pool-where'
import { refreshPoolEntries } from '../refresh-entries'
import type { ChangeMemberInput } from '../schema'

/**
 * Takes a person into a category, or out of it, by hand and for a reason; or lets the rule alone speak again. What was said before is ended,
 * never removed. Who holds no title comes into the pool by being taken in.
 */
export async function changeMember(viewer: Viewer, input: ChangeMemberInput): Promise<{ change: ChangeMemberInput['change'] }> {
  categoryPolicy.authorise(viewer, 'manage', { id: input.categoryId })
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "PoolCategory" WHERE id = ${input.categoryId} FOR UPDATE`
    const category = await tx.poolCategory.findUnique({ where: { id: input.categoryId } })
    if (!category) throw notFound('没有找到这个分类，可能已经停用。')
    const person = await tx.person.findUnique({
      where: { id: input.personId },
      select: { id: true, name: true, status: true, affiliation: true },
    })
    if (!person) throw notFound('没有找到这名人员。')
    const standing = await tx.poolCategoryMember.findFirst({
      where: { categoryId: category.id, personId: person.id, endedAt: null },
    })
    await requireSense(tx, category, person, standing?.membership ?? null, input.change)
    const at = await businessNow(tx)
    if (standing)
      await tx.poolCategoryMember.update({
        where: { id: standing.id },
        data: { endedAt: at, endedById: viewer.accountId, endReason: input.reason },
      })
    if (input.change !== 'clear')
      await tx.poolCategoryMember.create({
        data: {
          categoryId: category.id,
          personId: person.id,
          membership: input.change,
          reason: input.reason,
          byId: viewer.accountId,
          at,
        },
      })
    await refreshPoolEntries(tx, [person.id])
    await recordAudit(
      tx,
      actorOf(viewer),
      'poolCategory.memberChanged',
      { kind: 'person', id: person.id },
      { categoryId: category.id, change: input.change === 'clear' ? 'ended' : input.change },
    )
    return { change: input.change }
  })
}

type Category = { id: string; hasRule: boolean; lineId: string | null; words: string[]; titleCodes: string[] }
type Known = { id: string; name: string; status: string; affiliation: string }

async function requireSense(
  tx: Tx,
  category: Category,
  person: Known,
  standing: 'included' | 'excluded' | null,
  change: ChangeMemberInput['change'],
): Promise<void> {
  if (change === 'clear') {
    if (!standing) throw refused('nothingByHand', `${person.name}没有人工调整，不需要恢复。`)
    return
  }
  if (standing === change)
    throw refused('already', change === 'included' ? `${person.name}已由人工加入这个分类。` : `${person.name}已由人工移出这个分类。`)
  if (change === 'included') {
    if (person.affiliation !== 'internal') throw refused('notOurs', `${person.name}不是本市人员，不能加入人才库。`)
    if (person.status !== 'active') throw refused('notInOffice', `${person.name}已不在职，不能加入人才库。`)
  }
  const isIn = await tx.poolEntry.count({
    where: { AND: [categoryWhere(category, await membersByHand(tx, category.id), await businessToday(tx)), { personId: person.id }] },
  })
  if (change === 'included' && isIn > 0) throw refused('already', `${person.name}已在这个分类中。`)
  if (change === 'excluded' && isIn === 0) throw refused('notIn', `${person.name}不在这个分类中，不需要移出。`)
}
