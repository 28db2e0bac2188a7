import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { dateOf, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import { lockRound } from '../loaded-round'
import { lockSession, readMembers, requireNoTurn, type SessionMember, touchSession } from '../meeting/load-session'
import type { openMeetingSchema, sessionReasonSchema, setPresenceSchema } from '../meeting/schema'
import '../meeting-audit'
import { latestRankingVersion } from '../panel-decisions'
import { panelPolicy } from '../policy'

/**
 * Opens a meeting of the panel on screens, on the frozen ranking, with the members who are present. Members see it on their own pages.
 * @throws AppError naming members who cannot vote on screens, or a meeting that is already open
 */
export async function openMeeting(viewer: Viewer, input: z.output<typeof openMeetingSchema>): Promise<{ sessionId: string }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    if (round.stage !== 'deliberating') throw refused('wrongStage', '本轮不在领导小组审议阶段，不能召开会议。')
    if (input.rankingVersion !== (await latestRankingVersion(tx, round.id)))
      throw conflict('排序已经更新，请刷新页面，按新的排序召开会议。')
    await refuseOpenMeeting(tx, round.id)
    const members = await readMembers(tx, round.id)
    const presentMemberIds = requireMembers(members, input.presentMemberIds)
    const session = await tx.panelSession.create({
      data: {
        roundId: round.id,
        rankingVersion: input.rankingVersion,
        ballot: round.scheme.ballot,
        heldOn: fromDateOnly(dateOf(now)),
        place: input.place || null,
        presentMemberIds,
        openedById: viewer.accountId,
        openedAt: now,
      },
    })
    const { rankingVersion, ballot } = session
    const payload = { roundId: round.id, rankingVersion, ballot, present: presentMemberIds.length }
    await recordAudit(tx, actorOf(viewer), 'meeting.opened', { kind: 'panelSession', id: session.id }, payload)
    await notify(
      tx,
      members.flatMap(({ id, accountId }) =>
        accountId && presentMemberIds.includes(id)
          ? [
              {
                accountId,
                kind: 'panel.meetingOpened',
                title: `${round.name}：评审领导小组会议开始`,
                body: '请进入会议页面，查阅评审材料，按会议安排投票。',
                href: `/panel/${session.id}`,
              },
            ]
          : [],
      ),
    )
    return { sessionId: session.id }
  })
}

/** Who is in the room, changed between two turns. @throws AppError conflict, refused */
export async function setPresence(viewer: Viewer, input: z.output<typeof setPresenceSchema>): Promise<{ present: number }> {
  return inTransaction(async (tx) => {
    const { round, session } = await lockSession(tx, viewer, input.sessionId, input.version)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    requireNoTurn(session)
    const presentMemberIds = requireMembers(session.members, input.presentMemberIds)
    await touchSession(tx, session, { presentMemberIds })
    const payload = { roundId: round.id, present: presentMemberIds.length }
    await recordAudit(tx, actorOf(viewer), 'meeting.presenceSet', { kind: 'panelSession', id: session.id }, payload)
    return { present: presentMemberIds.length }
  })
}

/** Ends a meeting without a result, with the reason; its turns stay on record. @throws AppError refused while a turn runs */
export async function abandonMeeting(viewer: Viewer, input: z.output<typeof sessionReasonSchema>): Promise<{ sessionId: string }> {
  return inTransaction(async (tx) => {
    const found = await tx.panelSession.findUniqueOrThrow({ where: { id: input.sessionId }, select: { roundId: true } })
    panelPolicy.authorise(viewer, 'manage', { roundId: found.roundId })
    const { now } = await lockRound(tx, found.roundId)
    const running = await tx.panelTurn.count({ where: { sessionId: input.sessionId, state: { in: ['claiming', 'voting'] } } })
    if (running > 0) throw refused('turnRunning', '有一轮表决正在进行，请先结束或作废这一轮。')
    const updated = await tx.panelSession.updateMany({
      where: { id: input.sessionId, version: input.version, state: 'open' },
      data: { state: 'abandoned', closedAt: now, reason: input.reason, version: { increment: 1 } },
    })
    if (updated.count === 0) throw conflict('会议刚刚有新的变化，请刷新页面后再操作。')
    await recordAudit(
      tx,
      actorOf(viewer),
      'meeting.abandoned',
      { kind: 'panelSession', id: input.sessionId },
      {
        roundId: found.roundId,
      },
    )
    return { sessionId: input.sessionId }
  })
}

/** @throws AppError refused while a meeting of the round is open: what it decides rests on members, ranking and stage */
export async function refuseOpenMeeting(tx: Tx, roundId: string): Promise<void> {
  const open = await tx.panelSession.count({ where: { roundId, state: 'open' } })
  if (open > 0) throw refused('meetingOpen', '评审领导小组会议正在进行，请先结束或中止会议。')
}

/** Ids in the members' order. @throws AppError naming whoever has no account */
function requireMembers(members: readonly SessionMember[], ids: readonly string[]): string[] {
  if (ids.some((id) => !members.some((member) => member.id === id))) throw conflict('领导小组名单已经调整，请刷新页面后重新勾选。')
  const present = members.filter((member) => ids.includes(member.id))
  const without = present.filter((member) => !member.accountId).map((member) => member.name)
  if (without.length > 0)
    throw refused(
      'noAccount',
      `${without.join('、')}没有门户账号，不能在线投票。请由系统管理员开通账号后重新保存成员名单，或改为纸质表决后登记会议。`,
    )
  return present.map((member) => member.id)
}
