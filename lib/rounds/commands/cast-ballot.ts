import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { db, inTransaction } from '@/lib/platform/db/client'
import { invalid, refused } from '@/lib/platform/errors'
import { isPaperComplete } from '../meeting/papers'
import type { castBallotSchema } from '../meeting/schema'
import { isTokenGood, spentDigest } from '../meeting/token-keys'

/**
 * Puts one secret ballot into the box: no viewer, no time, no row of the record. The token is good for one paper, once.
 * @throws AppError badToken, notVoting, tokenSpent, invalid
 */
export async function castBallot(input: z.output<typeof castBallotSchema>): Promise<void> {
  const { prisma } = await db()
  const paper = await prisma.panelPaper.findUnique({
    where: { id: input.paperId },
    select: { id: true, turnId: true, publicKey: true, candidates: { select: { nominationId: true } } },
  })
  const badToken = '选票凭证无效，未予受理。请刷新页面；仍不行的，请告知会务人员。'
  if (!paper?.publicKey || !(await isTokenGood(paper.publicKey, input.message, input.signature))) throw refused('badToken', badToken)
  const candidates = paper.candidates.map((row) => row.nominationId)
  if (!isPaperComplete(candidates, input.choices)) throw invalid('请对选票上的每个候选对象都作出选择，且只选一项。')
  await inTransaction(async (tx) => {
    const locked = await tx.$queryRaw<{ state: string }[]>`SELECT state::text FROM "PanelTurn" WHERE id = ${paper.turnId} FOR SHARE`
    if (locked[0]?.state !== 'voting') throw refused('notVoting', '现在不是投票环节，选票没有投出，仍保留在您的浏览器中。')
    const spent = await tx.$executeRaw`
      INSERT INTO "PanelSpentToken" ("paperId", digest) VALUES (${paper.id}, ${spentDigest(input.message)}) ON CONFLICT DO NOTHING`
    if (spent === 0) throw refused('tokenSpent', '这张选票已经投入票箱，不能再投。')
    const ballots = input.choices.map(({ nominationId, choice }) => ({ id: randomUUID(), turnId: paper.turnId, nominationId, choice }))
    await tx.panelBallot.createMany({ data: ballots.sort((a, b) => (a.id < b.id ? -1 : 1)) })
  })
}
