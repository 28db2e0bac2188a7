import 'server-only'
import { randomUUID } from 'node:crypto'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { followHoldingChanges } from '../holding-changes'
import { titlePolicy } from '../policy'
import type { SaveTitleInput } from '../schema'
import { rewriteLedger } from './rewrite-ledger'

/** Adds a title of the city's own or changes one. A changed rank recounts the people who hold it; a changed term is for grants to come. */
export async function saveTitle(viewer: Viewer, input: SaveTitleInput): Promise<{ id: string }> {
  try {
    return await inTransaction(async (tx) => (input.id === null ? addTitle(tx, viewer, input) : changeTitle(tx, viewer, input.id, input)))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw invalid('称号名称或级别与已有称号重复。', {
      name: ['请核对名称：称号不能重名。'],
      rank: ['同一计划中每个级别只能有一个称号，请换一个级别。'],
    })
  }
}

function fieldsOf(input: SaveTitleInput) {
  const { name, plan, rank, termYears, isActive } = input
  return { name, plan, rank, termYears, isActive }
}

async function addTitle(tx: Tx, viewer: Viewer, input: SaveTitleInput): Promise<{ id: string }> {
  titlePolicy.authorise(viewer, 'manage')
  const title = await tx.title.create({ data: { code: `own-${randomUUID().slice(0, 8)}`, ...fieldsOf(input) } })
  await recordAudit(
    tx,
    actorOf(viewer),
    'title.saved',
    { kind: 'title', id: title.id },
    { code: title.code, fields: Object.keys(fieldsOf(input)) },
  )
  return { id: title.id }
}

async function changeTitle(tx: Tx, viewer: Viewer, id: string, input: SaveTitleInput): Promise<{ id: string }> {
  await tx.$queryRaw`SELECT id FROM "Title" WHERE id = ${id} FOR UPDATE`
  const title = await tx.title.findUnique({ where: { id } })
  if (!title) throw notFound('没有找到这个称号。')
  titlePolicy.authorise(viewer, 'manage', { id })
  const holders = await tx.holding.findMany({
    where: { titleId: id, state: { not: 'annulled' } },
    select: { personId: true },
    distinct: ['personId'],
  })
  if (input.plan !== title.plan && holders.length > 0)
    throw refused('titleInUse', `已有 ${holders.length} 人持有“${title.name}”，不能改到另一个计划。请新设一个称号。`)
  const data = fieldsOf(input)
  const fields = (Object.keys(data) as (keyof typeof data)[]).filter((key) => data[key] !== title[key])
  if (fields.length === 0) return { id }
  const { count } = await tx.title.updateMany({ where: { id, version: input.version ?? 0 }, data: { ...data, version: { increment: 1 } } })
  if (count === 0) throw conflict()
  await recordAudit(tx, actorOf(viewer), 'title.saved', { kind: 'title', id }, { code: title.code, fields })
  if (fields.includes('rank') && holders.length > 0) {
    const personIds = holders.map((holder) => holder.personId)
    await rewriteLedger(tx, personIds, { reason: `调整称号“${title.name}”的级别`, actor: actorOf(viewer) })
    await followHoldingChanges(tx, personIds)
  }
  return { id }
}
