import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { invalid, refused } from '@/lib/platform/errors'
import '../audit-events'
import { lockRound } from '../loaded-round'
import { outsideMemberAccounts } from '../panel-people'
import { panelPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { setPanelMembersSchema } from '../schema'
import { refuseOpenMeeting } from './open-meeting'
import { storeFoundConflicts } from './store-conflicts'

/**
 * Appoints the leading group. Once a meeting is on record the list stays: what was decided rests on it. Members who are persons on file
 * are checked for conflicts. Those with an account get the panel's pages of this round: that of the person on file, or one chosen for a member who
 * is not on the roster.
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
    const ofPersons = await tx.account.findMany({
      where: { personId: { in: personIds }, status: 'active' },
      select: { id: true, personId: true },
    })
    const accounts = [...ofPersons, ...(await chosenAccounts(tx, input.members))]
    const accountOf = new Map(ofPersons.map((account) => [account.personId, account.id]))
    await tx.panelMember.deleteMany({ where: { roundId: round.id } })
    await tx.panelMember.createMany({
      data: input.members.map(({ name, post, isChair, personId, accountId }) => ({
        roundId: round.id,
        name,
        post: post || null,
        isChair,
        personId,
        accountId: personId ? (accountOf.get(personId) ?? null) : (accountId ?? null),
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

/** Accounts chosen for members who are not on the roster. @throws AppError invalid where one may not sit on a panel, or bears another name */
async function chosenAccounts(tx: Tx, members: z.output<typeof setPanelMembersSchema>['members']): Promise<{ id: string }[]> {
  const chosen = members.flatMap(({ name, personId, accountId }) => (accountId && !personId ? [{ name, accountId }] : []))
  const ids = chosen.map(({ accountId }) => accountId)
  if (new Set(ids).size !== ids.length) throw invalid('同一账号选了两次，请核对。', { members: ['同一账号选了两次。'] })
  const accounts = await tx.account.findMany({
    where: { AND: [{ id: { in: ids } }, outsideMemberAccounts] },
    select: { id: true, name: true },
  })
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]))
  const wrong = chosen.find(({ name, accountId }) => nameOf.get(accountId) !== name)
  if (wrong)
    throw invalid(`${wrong.name}所选的账号已停用、已改名、已对应名册中的人员，或担任不能兼任的角色。请重新从列表中选择。`, {
      members: ['账号不能使用，请重新选择。'],
    })
  return accounts
}
