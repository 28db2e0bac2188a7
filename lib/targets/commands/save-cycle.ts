import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { rewriteLedger } from '@/lib/titles/commands/rewrite-ledger'
import '../audit-events'
import { cyclePolicy } from '../policy'
import type { SaveCycleInput } from '../schema'

/** Sets up a cycle or changes one that is not settled. Whoever was granted a title within the days concerned is recounted. */
export async function saveCycle(viewer: Viewer, input: SaveCycleInput): Promise<{ id: string }> {
  try {
    return await inTransaction(
      async (tx) => {
        cyclePolicy.authorise(viewer, 'manage')
        await refuseOverlap(tx, input)
        const before = input.id === null ? null : await lockCycle(tx, input.id)
        const id = before === null ? await addCycle(tx, viewer, input) : await changeCycle(tx, viewer, before, input)
        await recount(tx, viewer, input, before)
        return { id }
      },
      { timeout: 120_000 },
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('已有同名周期。', { name: ['周期不能重名，请换一个名称。'] })
    throw error
  }
}

type CycleRow = { id: string; name: string; startsOn: Date; endsOn: Date; state: 'open' | 'settled' }

/** @throws AppError invalid when another cycle has days in common */
export async function refuseOverlap(tx: Tx, input: SaveCycleInput): Promise<void> {
  const other = await tx.cycle.findFirst({
    where: { id: { not: input.id ?? '' }, startsOn: { lte: fromDateOnly(input.endsOn) }, endsOn: { gte: fromDateOnly(input.startsOn) } },
  })
  if (other)
    throw invalid(`日期与“${other.name}”重叠，周期之间不能重叠。`, {
      startsOn: [`“${other.name}”自${toDateOnly(other.startsOn)}至${toDateOnly(other.endsOn)}。`],
    })
}

async function lockCycle(tx: Tx, id: string): Promise<CycleRow> {
  await tx.$queryRaw`SELECT id FROM "Cycle" WHERE id = ${id} FOR UPDATE`
  const cycle = await tx.cycle.findUnique({ where: { id } })
  if (!cycle) throw notFound('没有找到这个周期。')
  if (cycle.state === 'settled') throw refused('cycleSettled', '这个周期已经结算，不能再修改。')
  return cycle
}

/** Writes a new cycle and its record. */
export async function addCycle(tx: Tx, viewer: Viewer, input: SaveCycleInput): Promise<string> {
  const cycle = await tx.cycle.create({
    data: { name: input.name, startsOn: fromDateOnly(input.startsOn), endsOn: fromDateOnly(input.endsOn) },
  })
  await recordAudit(tx, actorOf(viewer), 'cycle.saved', { kind: 'cycle', id: cycle.id }, { fields: ['name', 'startsOn', 'endsOn'] })
  return cycle.id
}

async function changeCycle(tx: Tx, viewer: Viewer, before: CycleRow, input: SaveCycleInput): Promise<string> {
  const { count } = await tx.cycle.updateMany({
    where: { id: before.id, version: input.version ?? 0 },
    data: { name: input.name, startsOn: fromDateOnly(input.startsOn), endsOn: fromDateOnly(input.endsOn), version: { increment: 1 } },
  })
  if (count === 0) throw conflict()
  const fields = [
    before.name !== input.name ? 'name' : '',
    toDateOnly(before.startsOn) !== input.startsOn ? 'startsOn' : '',
    toDateOnly(before.endsOn) !== input.endsOn ? 'endsOn' : '',
  ].filter(Boolean)
  await recordAudit(tx, actorOf(viewer), 'cycle.saved', { kind: 'cycle', id: before.id }, { fields })
  return before.id
}

/** Counts again whoever was granted a title within the days concerned. */
export async function recount(tx: Tx, viewer: Viewer, input: SaveCycleInput, before: CycleRow | null): Promise<void> {
  if (before && toDateOnly(before.startsOn) === input.startsOn && toDateOnly(before.endsOn) === input.endsOn) return
  const from = fromDateOnly(input.startsOn)
  const to = fromDateOnly(input.endsOn)
  const granted = await tx.holding.findMany({
    where: {
      state: { not: 'annulled' },
      startsOn: { gte: before && before.startsOn < from ? before.startsOn : from, lte: before && before.endsOn > to ? before.endsOn : to },
    },
    select: { personId: true },
    distinct: ['personId'],
  })
  await rewriteLedger(
    tx,
    granted.map((row) => row.personId),
    { reason: `${before ? '调整' : '设立'}周期“${input.name}”`, actor: actorOf(viewer) },
  )
}
