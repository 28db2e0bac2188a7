import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction } from '@/lib/platform/db/client'
import { forbidden, invalid, notFound, refused } from '@/lib/platform/errors'
import { requireSeat } from '../meeting/load-session'
import type { claimTokensSchema } from '../meeting/schema'
import { signBlinded } from '../meeting/token-keys'
import '../meeting-audit'

export type SignedTokens = { papers: { paperId: string; blindSignature: string }[] }

/**
 * Hands a present member the blind signatures for the papers on which they vote; on record with the member. The same blinded message is
 * answered again; another one on the same paper is refused.
 * @throws AppError notFound, forbidden for absent and recused members, refused when the issuing is over or the paper was taken
 */
export async function claimTokens(viewer: Viewer, input: z.output<typeof claimTokensSchema>): Promise<SignedTokens> {
  return inTransaction(async (tx) => {
    const locked = await tx.$queryRaw<{ state: string }[]>`SELECT state::text FROM "PanelTurn" WHERE id = ${input.turnId} FOR SHARE`
    const turn = locked[0] ? await tx.panelTurn.findUnique({ where: { id: input.turnId }, include: { session: true, papers: true } }) : null
    if (!turn) throw notFound('没有找到这一轮表决。')
    const member = await requireSeat(tx, viewer, turn.session.roundId)
    if (!turn.presentMemberIds.includes(member.id)) throw forbidden('您没有登记到会，不能领取选票。')
    if (locked[0]?.state !== 'claiming') throw refused('notClaiming', '现在不是发票环节，不能领取选票。')
    const asked = input.papers.map((paper) => paper.paperId)
    if (new Set(asked).size !== asked.length) throw invalid('同一张选票重复领取，请刷新页面后重试。')
    const papers = input.papers.map(({ paperId, blinded }) => {
      const paper = turn.papers.find((each) => each.id === paperId)
      if (!paper?.memberIds.includes(member.id)) throw forbidden('您对其中的候选对象应当回避，不能领取这张选票。')
      if (!paper.privateKeyCipher) throw refused('notClaiming', '现在不是发票环节，不能领取选票。')
      return { paperId, number: paper.number, cipher: paper.privateKeyCipher, blinded, digest: sha256Hex(blinded) }
    })
    const inserted = await tx.panelTokenClaim.createMany({
      data: papers.map(({ paperId, digest }) => ({ paperId, memberId: member.id, blindedDigest: digest })),
      skipDuplicates: true,
    })
    const claims = await tx.panelTokenClaim.findMany({ where: { memberId: member.id, paperId: { in: asked } } })
    const taken = papers.some((paper) => claims.find((claim) => claim.paperId === paper.paperId)?.blindedDigest !== paper.digest)
    if (taken)
      throw refused(
        'alreadyClaimed',
        '您已经领过选票，一人一票，不能重领。如果选票已经丢失，请告知会务人员，由市人才办作废本轮后重新表决。',
      )
    const envelope = await openEnvelope(tx)
    const signed = papers.map(({ paperId, cipher, blinded }) => ({
      paperId,
      blindSignature: sign(envelope.open(cipher, { table: 'PanelPaper', row: paperId, column: 'privateKeyCipher' }), blinded),
    }))
    if (inserted.count > 0) {
      const payload = {
        roundId: turn.session.roundId,
        number: turn.number,
        memberId: member.id,
        papers: papers.map((paper) => paper.number).sort((a, b) => a - b),
      }
      await recordAudit(tx, actorOf(viewer), 'turn.tokensClaimed', { kind: 'panelTurn', id: turn.id }, payload)
    }
    return { papers: signed }
  })
}

/** A number that is not below the modulus is the browser's fault, not the portal's. */
function sign(privateKey: string, blinded: string): string {
  try {
    return signBlinded(privateKey, blinded)
  } catch {
    throw invalid('选票凭证不正确，请刷新页面后重新领票。')
  }
}
