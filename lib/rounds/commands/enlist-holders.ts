import 'server-only'
import type { z } from 'zod'
import { heldOn } from '@/lib/org/people-where'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../draw-audit'
import { reviewerPoolPolicy } from '../draw-policy'
import type { enlistHoldersSchema } from '../draw-schema'

/**
 * Enters everybody who holds one of the titles today and is not in the pool (nor retired from it), with the line and the specialities on
 * file. @returns how many came in
 */
export async function enlistHolders(viewer: Viewer, input: z.output<typeof enlistHoldersSchema>): Promise<{ added: number }> {
  return inTransaction(async (tx) => {
    reviewerPoolPolicy.authorise(viewer, 'manage')
    const today = await businessToday(tx)
    const people = await tx.person.findMany({
      where: {
        status: 'active',
        reviewerPool: { is: null },
        holdings: { some: { ...heldOn(today), title: { is: { code: { in: input.titleCodes } } } } },
      },
      select: { id: true, lineId: true, specialities: true },
      orderBy: { id: 'asc' },
    })
    if (people.length === 0) throw refused('nobody', '持有所选称号的人员都已在库或已出库，没有新加入的人。')
    await tx.reviewerPoolMember.createMany({
      data: people.map((person) => ({
        personId: person.id,
        lineIds: [person.lineId],
        specialities: person.specialities.slice(0, 20),
        addedById: viewer.accountId,
      })),
      skipDuplicates: true,
    })
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'reviewerPool.saved',
      people.map((person) => ({
        subject: { kind: 'person', id: person.id },
        payload: { personId: person.id, fields: ['specialities', 'lineIds'] },
      })),
    )
    return { added: people.length }
  })
}
