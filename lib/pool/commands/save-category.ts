import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import '../audit-events'
import { categoryPolicy } from '../policy'
import type { SaveCategoryInput } from '../schema'
import { specialityWords } from '../suggestions'

/** Makes a category or changes its rule. Who is in follows at once: members by the rule are never stored. */
export async function saveCategory(viewer: Viewer, input: SaveCategoryInput): Promise<{ categoryId: string; version: number }> {
  categoryPolicy.authorise(viewer, 'manage', { id: input.categoryId ?? 'new' })
  try {
    return await inTransaction(async (tx) => {
      const data = await readRule(tx, input)
      if (input.categoryId === null) {
        const made = await tx.poolCategory.create({ data: { ...data, createdById: viewer.accountId, createdAt: await businessNow(tx) } })
        await recordAudit(tx, actorOf(viewer), 'poolCategory.saved', { kind: 'poolCategory', id: made.id }, { isNew: true, version: 1 })
        return { categoryId: made.id, version: 1 }
      }
      const id = input.categoryId
      if ((await tx.poolCategory.count({ where: { id } })) === 0) throw notFound('没有找到这个分类，可能已经停用。')
      const written = await tx.poolCategory.updateMany({
        where: { id, version: input.version },
        data: { ...data, version: { increment: 1 } },
      })
      if (written.count === 0) throw conflict()
      const version = input.version + 1
      await recordAudit(tx, actorOf(viewer), 'poolCategory.saved', { kind: 'poolCategory', id }, { isNew: false, version })
      return { categoryId: id, version }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('已有同名的分类。', { name: ['已有同名的分类，请换一个名称。'] })
    throw error
  }
}

async function readRule(tx: Tx, input: SaveCategoryInput) {
  const words = input.hasRule ? specialityWords(input.words) : []
  const lineId = input.hasRule && input.lineId ? input.lineId : null
  if (lineId && (await tx.line.count({ where: { id: lineId, isActive: true } })) === 0)
    throw invalid('条线不存在。', { lineId: ['这个条线已停用，请另选。'] })
  const titleCodes = input.hasRule ? [...new Set(input.titleCodes)] : []
  const known = await tx.title.count({ where: { code: { in: titleCodes } } })
  if (known !== titleCodes.length) throw invalid('称号不存在。', { titleCodes: ['所选称号中有已删除的，请重新选择。'] })
  const { name, hasRule, isActive } = input
  return { name, description: input.description || null, lineId, words, titleCodes, hasRule, isActive }
}
