import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import type { Invariant } from './invariant'

/** A turn that is over keeps neither keys nor tokens, and a voided one no ballots. */
async function finishedTurnsKeepNoSecrets(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; number: number }[]>`
    SELECT r.name AS round, t.number FROM "PanelTurn" t JOIN "PanelSession" s ON s.id = t."sessionId" JOIN "Round" r ON r.id = s."roundId"
    WHERE t.state IN ('closed', 'voided') AND (
      EXISTS (SELECT FROM "PanelPaper" p WHERE p."turnId" = t.id AND p."privateKeyCipher" IS NOT NULL)
      OR EXISTS (SELECT FROM "PanelPaper" p JOIN "PanelSpentToken" k ON k."paperId" = p.id WHERE p."turnId" = t.id)
      OR (t.state = 'voided' AND EXISTS (SELECT FROM "PanelBallot" b WHERE b."turnId" = t.id)))`
  return rows.map(({ round, number }) => `“${round}”第 ${number} 轮表决已经结束，却还留有密钥、选票凭证或作废的选票。`)
}

/** Every tally is the count of the choices that are stored, secret or by name. */
async function talliesFollowBallots(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; number: number; nominationId: string }[]>`
    SELECT r.name AS round, t.number, c."nominationId"
    FROM "PanelTurnCandidate" c JOIN "PanelTurn" t ON t.id = c."turnId" JOIN "PanelSession" s ON s.id = t."sessionId" JOIN "Round" r ON r.id = s."roundId"
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE v.choice = 'agree') AS agree, count(*) FILTER (WHERE v.choice = 'disagree') AS disagree,
        count(*) FILTER (WHERE v.choice = 'defer') AS "defer"
      FROM (
        SELECT choice FROM "PanelBallot" b WHERE b."turnId" = c."turnId" AND b."nominationId" = c."nominationId"
        UNION ALL SELECT choice FROM "PanelNamedVote" n WHERE n."turnId" = c."turnId" AND n."nominationId" = c."nominationId") v) found
    WHERE t.state = 'closed' AND (found.agree, found.disagree, found."defer") IS DISTINCT FROM (c.agree, c.disagree, c."defer")`
  return rows.map(({ round, number, nominationId }) => `“${round}”第 ${number} 轮对申报 ${nominationId} 的票数与票箱不符。`)
}

/** No paper has more ballots than were handed out, and papers went to members present and not recused only. */
async function papersWentToVoters(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; number: number }[]>`
    SELECT DISTINCT r.name AS round, t.number
    FROM "PanelPaper" p JOIN "PanelTurn" t ON t.id = p."turnId" JOIN "PanelSession" s ON s.id = t."sessionId" JOIN "Round" r ON r.id = s."roundId"
    WHERE coalesce(p."castCount", 0) > (SELECT count(*) FROM "PanelTokenClaim" k WHERE k."paperId" = p.id)
      OR EXISTS (SELECT FROM "PanelTokenClaim" k WHERE k."paperId" = p.id AND NOT k."memberId" = ANY(p."memberIds"))
      OR NOT p."memberIds" <@ t."presentMemberIds"
      OR EXISTS (SELECT FROM "PanelTurnCandidate" c WHERE c."paperId" = p.id AND c."recusedMemberIds" && p."memberIds")`
  return rows.map(({ round, number }) => `“${round}”第 ${number} 轮的选票与领票、到会或回避情况不符。`)
}

export const meetingInvariants: Invariant[] = [
  { key: 'finishedTurnsKeepNoSecrets', check: finishedTurnsKeepNoSecrets },
  { key: 'talliesFollowBallots', check: talliesFollowBallots },
  { key: 'papersWentToVoters', check: papersWentToVoters },
]
