import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { invalid, refused } from '@/lib/platform/errors'
import '../audit-events'
import { lockRound } from '../loaded-round'
import { panelPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { setPanelMembersSchema } from '../schema'
import { refuseOpenMeeting } from './open-meeting'
import { storeFoundConflicts } from './store-conflicts'

/**
 * Appoints the leading group. Once a meeting is on record the list stays: what was decided rests on it. Members who are persons on file
 * are checked for conflicts, and those with an account get the panel's pages of this round.
 */
export async function setPanelMembers(viewer: Viewer, input: z.output<typeof setPanelMembersSchema>): Promise<{ count: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    if (!isStageIn(round.stage, 'beforeConferral') || isStageIn(round.stage, 'resultsReleased'))
      throw refused('wrongStage', '结果已经公示，领导小组名单不能再调整。')
    await refuseOpenMeeting(tx, round.id)
    const names = input.members.map((member) => member.name)
    if (new Set(names).size !== names.length) throw invalid('成员姓名重复，请核对。', { members: ['成员姓名重复。'] })
    if (input.members.filter((member) => member.isChair).length !== 1) throw invalid('请指定一位组长。', { members: ['请指定一位组长。'] })
    const meetings = await tx.panelMeeting.count({ where: { roundId: round.id, supersededAt: null } })
    if (meetings > 0) throw refused('meetingHeld', '已有会议记录在案，成员名单不能再调整。如确需调整，请先退回评审，写明理由。')
    const personIds = input.members.flatMap((member) => (member.personId ? [member.personId] : []))
    const accounts = await tx.account.findMany({
      where: { personId: { in: personIds }, status: 'active' },
      select: { id: true, personId: true },
    })
    const accountOf = new Map(accounts.map((account) => [account.personId, account.id]))
    await tx.panelMember.deleteMany({ where: { roundId: round.id } })
    await tx.panelMember.createMany({
      data: input.members.map(({ name, post, isChair, personId }) => ({
        roundId: round.id,
        name,
        post: post || null,
        isChair,
        personId,
        accountId: accountOf.get(personId) ?? null,
      })),
    })
    await tx.roleGrant.updateMany({
      where: { role: 'panelist', roundId: round.id, revokedAt: null, accountId: { notIn: accounts.map((account) => account.id) } },
      data: { revokedAt: now },
    })
    const held = await tx.roleGrant.findMany({
      where: { role: 'panelist', roundId: round.id, revokedAt: null },
      select: { accountId: true },
    })
    const missing = accounts.filter((account) => !held.some((grant) => grant.accountId === account.id))
    await tx.roleGrant.createMany({
      data: missing.map(({ id }) => ({ accountId: id, role: 'panelist' as const, roundId: round.id, grantedById: viewer.accountId })),
    })
    await storeFoundConflicts(tx, viewer, round, now)
    await recordAudit(tx, actorOf(viewer), 'panel.membersSet', { kind: 'round', id: round.id }, { roundId: round.id, count: names.length })
    return { count: names.length }
  })
}
