import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { forbidden, invalid, notFound, refused } from '@/lib/platform/errors'
import { requireSeat } from '../meeting/load-session'
import { isPaperComplete } from '../meeting/papers'
import type { castNamedVotesSchema } from '../meeting/schema'
import '../meeting-audit'

/**
 * A member's votes by name in an open turn, once, on every candidate for whom they are not recused.
 * @throws AppError notFound, forbidden, notVoting, alreadyVoted, invalid
 */
export async function castNamedVotes(viewer: Viewer, input: z.output<typeof castNamedVotesSchema>): Promise<{ candidates: number }> {
  return inTransaction(async (tx) => {
    const locked = await tx.$queryRaw<{ state: string }[]>`SELECT state::text FROM "PanelTurn" WHERE id = ${input.turnId} FOR SHARE`
    const turn = locked[0]
      ? await tx.panelTurn.findUnique({
          where: { id: input.turnId },
          include: { session: true, papers: { include: { candidates: { select: { nominationId: true } } } } },
        })
      : null
    if (!turn) throw notFound('没有找到这一轮表决。')
    const member = await requireSeat(tx, viewer, turn.session.roundId)
    if (!turn.presentMemberIds.includes(member.id)) throw forbidden('您没有登记到会，不能投票。')
    if (turn.session.ballot !== 'open') throw refused('secretTurn', '本轮为无记名投票，请领取选票后投票。')
    if (locked[0]?.state !== 'voting') throw refused('notVoting', '这一轮表决已经结束，您的选择没有计入。')
    const now = await businessNow(tx)
    const papers = turn.papers.filter((paper) => paper.memberIds.includes(member.id))
    const candidates = papers.flatMap((paper) => paper.candidates.map((row) => row.nominationId))
    if (!isPaperComplete(candidates, input.choices)) throw invalid('请对每个候选对象都作出选择，应当回避的除外。')
    const inserted = await tx.panelNamedVote.createMany({
      data: input.choices.map(({ nominationId, choice }) => ({ turnId: turn.id, nominationId, memberId: member.id, choice, at: now })),
      skipDuplicates: true,
    })
    if (inserted.count !== candidates.length) throw refused('alreadyVoted', '您在本轮已经投过票，不能更改。')
    const payload = { roundId: turn.session.roundId, number: turn.number, memberId: member.id, candidates: candidates.length }
    await recordAudit(tx, actorOf(viewer), 'turn.votedByName', { kind: 'panelTurn', id: turn.id }, payload)
    return { candidates: candidates.length }
  })
}
