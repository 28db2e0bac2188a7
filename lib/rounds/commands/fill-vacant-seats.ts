import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { roundIdSchema } from '../schema'
import { type FilledSeats, fillSeats } from './fill-seats'

/** Finds reviewers for seats that became vacant, without touching the others. */
export async function fillVacantSeats(viewer: Viewer, input: z.output<typeof roundIdSchema>): Promise<FilledSeats> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (round.stage !== 'reviewing' && round.stage !== 'qualifying') throw refused('wrongStage', '现在不能补派评审专家。')
    return fillSeats(tx, viewer, round, now)
  })
}
