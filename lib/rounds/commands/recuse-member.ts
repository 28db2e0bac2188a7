import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { type LoadedSession, lockSession, requireSeat, type SessionMember } from '../meeting/load-session'
import type { memberRecusalSchema, ownRecusalSchema } from '../meeting/schema'
import '../meeting-audit'
import { panelPolicy } from '../policy'
import { loadNominationsFor } from './load-nominations'

/** The office puts on record that a member stands aside for a candidate. @throws AppError refused once the candidate is being voted on */
export async function recuseMember(viewer: Viewer, input: z.output<typeof memberRecusalSchema>): Promise<{ sessionId: string }> {
  return inTransaction(async (tx) => {
    const { round, session } = await lockSession(tx, viewer, input.sessionId, null)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    await loadNominationsFor(tx, viewer, 'readConflicts', round.id, [input.nominationId])
    const member = session.members.find((each) => each.id === input.memberId)
    if (!member) throw notFound('没有找到这位领导小组成员，请刷新页面。')
    await recuse(tx, viewer, round.id, session, member, input, 'office')
    return { sessionId: session.id }
  })
}

/** A panelist stands aside of their own accord; from then on the candidate's sheets and results are closed to them. */
export async function recuseMyself(viewer: Viewer, input: z.output<typeof ownRecusalSchema>): Promise<{ sessionId: string }> {
  return inTransaction(async (tx) => {
    const { round, session } = await lockSession(tx, viewer, input.sessionId, null)
    const member = await requireSeat(tx, viewer, round.id)
    await loadNominationsFor(tx, viewer, 'read', round.id, [input.nominationId])
    await recuse(tx, viewer, round.id, session, member, input, 'declared')
    const offices = await accountsInRole(tx, 'cityOffice')
    await notify(
      tx,
      offices.map((accountId) => ({
        accountId,
        kind: 'panel.recused',
        title: `${round.name}：${member.name}申请回避`,
        body: '已按申请登记回避，下一轮表决起不再向其发放相应选票。',
        href: `/rounds/${round.id}/panel/meeting`,
      })),
    )
    return { sessionId: session.id }
  })
}

async function recuse(
  tx: Tx,
  viewer: Viewer,
  roundId: string,
  session: LoadedSession,
  member: SessionMember,
  input: { nominationId: string; reason: string },
  source: 'office' | 'declared',
): Promise<void> {
  if (!member.personId) throw refused('notOnFile', `${member.name}不在人员名册中，无法登记回避。请改为纸质表决后登记会议。`)
  const { running } = session
  const isOnPaper = running
    ? (await tx.panelTurnCandidate.count({ where: { turnId: running.id, nominationId: input.nominationId } })) > 0
    : false
  if (isOnPaper) throw refused('turnRunning', '这个候选对象正在表决。请先由市人才办作废本轮，登记回避后重新表决。')
  const key = { roundId, personId: member.personId, nominationId: input.nominationId, kind: 'declared' }
  await tx.conflict.upsert({
    where: { roundId_personId_nominationId_kind: key },
    create: { ...key, source, reason: input.reason, createdById: viewer.accountId },
    update: {},
  })
  await tx.panelSession.update({ where: { id: session.id }, data: { version: { increment: 1 } } })
  const payload = { roundId, nominationId: input.nominationId, personId: member.personId, source }
  await recordAudit(tx, actorOf(viewer), 'panel.recused', { kind: 'conflict', id: null }, payload)
}
