import 'server-only'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import type { SpellPlan } from '../membership'

export type MoveWrite = {
  personId: string
  version: number
  spell: { id: string; lineId: string; lineSince: Date | null }
  plan: SpellPlan
  to: { unitId: string; lineId: string; post: string | null }
  on: DateOnly
  endReason: 'transferred' | 'reorganised'
}

/** Writes a decided move: the open spell ended or replaced, the person's own columns kept equal to it. Expects the version that was read. */
export async function writeMove(tx: Tx, move: MoveWrite): Promise<void> {
  const { personId, spell, plan, to, on } = move
  // Since when in the line carries over while the line stays.
  const lineSince = to.lineId === spell.lineId ? spell.lineSince : null
  if (plan.kind === 'replace') {
    await tx.personSpell.update({ where: { id: spell.id }, data: { unitId: to.unitId, lineId: to.lineId, post: to.post, lineSince } })
  } else {
    await tx.personSpell.update({ where: { id: spell.id }, data: { endsOn: fromDateOnly(plan.previousEndsOn), endReason: move.endReason } })
    await tx.personSpell.create({
      data: { personId, unitId: to.unitId, lineId: to.lineId, post: to.post, lineSince, startsOn: fromDateOnly(on) },
    })
  }
  const written = await tx.person.updateMany({
    where: { id: personId, version: move.version },
    data: { unitId: to.unitId, lineId: to.lineId, post: to.post, version: { increment: 1 } },
  })
  if (written.count === 0) throw conflict()
}
