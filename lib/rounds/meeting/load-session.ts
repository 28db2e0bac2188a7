import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import type { PanelBallotKind, PanelTurnKind, PanelTurnState } from '@/lib/platform/db/generated/enums'
import { conflict, forbidden, notFound, refused } from '@/lib/platform/errors'
import { type LoadedRound, lockRound } from '../loaded-round'
import { latestRankingVersion } from '../panel-decisions'
import { panelPolicy } from '../policy'

export type SessionMember = { id: string; name: string; accountId: string | null; personId: string | null; isChair: boolean }
export type LoadedTurn = { id: string; number: number; kind: PanelTurnKind; state: PanelTurnState; presentMemberIds: string[] }
export type LoadedSession = {
  id: string
  rankingVersion: number
  ballot: PanelBallotKind
  place: string | null
  heldOn: Date
  presentMemberIds: string[]
  version: number
  members: SessionMember[]
  turns: LoadedTurn[]
  /** The turn under way. */
  running: LoadedTurn | null
}

/**
 * Locks the round of an open meeting and reads the meeting, for the office.
 * @param expectedVersion the version the user saw
 * @throws AppError notFound, conflict, refused when it is over or the round went on
 */
export async function lockSession(
  tx: Tx,
  viewer: Viewer,
  sessionId: string,
  expectedVersion: number | null,
): Promise<{ round: LoadedRound; now: Date; session: LoadedSession }> {
  const found = await tx.panelSession.findUnique({ where: { id: sessionId }, select: { roundId: true } })
  if (!found || !panelPolicy.can(viewer, 'read', { roundId: found.roundId })) throw notFound('没有找到这次会议。')
  const { round, now } = await lockRound(tx, found.roundId)
  const row = await tx.panelSession.findUniqueOrThrow({ where: { id: sessionId }, include: { turns: { orderBy: { number: 'asc' } } } })
  if (row.state !== 'open') throw refused('meetingOver', '这次会议已经结束。')
  if (round.stage !== 'deliberating' || row.rankingVersion !== (await latestRankingVersion(tx, round.id)))
    throw refused('rankingChanged', '排序已经更新或阶段已经变化，这次会议不能继续，请中止后重新召开。')
  if (expectedVersion !== null && row.version !== expectedVersion) throw conflict('会议刚刚有新的变化，请刷新页面后再操作。')
  const members = await readMembers(tx, round.id)
  const turns = row.turns.map(({ id, number, kind, state, presentMemberIds }) => ({ id, number, kind, state, presentMemberIds }))
  const running = turns.find((turn) => turn.state === 'claiming' || turn.state === 'voting') ?? null
  const { id, rankingVersion, ballot, place, heldOn, presentMemberIds, version } = row
  return { round, now, session: { id, rankingVersion, ballot, place, heldOn, presentMemberIds, version, members, turns, running } }
}

export function readMembers(tx: Tx, roundId: string): Promise<SessionMember[]> {
  return tx.panelMember.findMany({
    where: { roundId },
    select: { id: true, name: true, accountId: true, personId: true, isChair: true },
    orderBy: [{ isChair: 'desc' }, { id: 'asc' }],
  })
}

/** Marks a locked meeting as changed, so that pages opened before are told. */
export async function touchSession(tx: Tx, session: LoadedSession, data: { presentMemberIds?: string[] } = {}): Promise<void> {
  await tx.panelSession.update({ where: { id: session.id }, data: { ...data, version: { increment: 1 } } })
}

/** @throws AppError refused while a turn is under way */
export function requireNoTurn(session: LoadedSession): void {
  if (session.running) throw refused('turnRunning', `第 ${session.running.number} 轮表决正在进行，请先结束或作废这一轮。`)
}

/** @throws AppError refused when no turn is in the state that the step needs */
export function requireTurn(session: LoadedSession, states: readonly PanelTurnState[], message: string): LoadedTurn {
  const { running } = session
  if (!running || !states.includes(running.state)) throw refused('noTurn', message)
  return running
}

/** The viewer's seat at the panel of a round, in the role of a panelist. @throws AppError forbidden */
export async function requireSeat(tx: Tx, viewer: Viewer, roundId: string): Promise<SessionMember> {
  panelPolicy.authorise(viewer, 'vote', { roundId })
  const member = (await readMembers(tx, roundId)).find((each) => each.accountId !== null && each.accountId === viewer.accountId)
  if (!member) throw forbidden('您不是本轮评审领导小组成员，不能投票。')
  return member
}
