import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import type { Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import type { LoadedRound } from '../loaded-round'
import { listNames } from '../transitions'
import { storeFoundConflicts } from './store-conflicts'

/**
 * Experts enter a locked round, chosen by hand or drawn: the only way in. Each gets the reviewer's role for this round alone; conflicts are
 * looked for at once. The caller has authorised the viewer.
 * @throws AppError naming those who are candidates of the round or have no account
 */
export async function bringReviewers(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  now: Date,
  chosen: readonly string[],
): Promise<{ added: number; conflicts: number }> {
  const personIds = [...new Set(chosen)]
  const people = await tx.person.findMany({
    where: { id: { in: personIds } },
    select: {
      id: true,
      name: true,
      account: { select: { id: true, status: true } },
      nominations: { where: { roundId: round.id, state: { notIn: ['withdrawn', 'lapsed'] } }, select: { id: true } },
    },
  })
  if (people.length !== personIds.length) throw refused('personUnknown', '有专家不在人员名册中，请刷新后重新选择。')
  const candidates = people.filter((person) => person.nominations.length > 0).map((person) => person.name)
  if (candidates.length > 0) throw refused('isCandidate', `以下人员是本轮候选人，不能担任评审专家：${listNames(candidates, '人')}。`)
  const withoutAccount = people.filter((person) => person.account?.status !== 'active').map((person) => person.name)
  if (withoutAccount.length > 0)
    throw refused('noAccount', `以下人员还没有可用的门户账号，请先由系统管理员开通：${listNames(withoutAccount, '人')}。`)
  const experts = people.flatMap((person) => (person.account ? [{ personId: person.id, accountId: person.account.id }] : []))
  await tx.roundReviewer.createMany({ data: experts.map((expert) => ({ ...expert, roundId: round.id })), skipDuplicates: true })
  await tx.roundReviewer.updateMany({
    where: { roundId: round.id, personId: { in: personIds }, state: 'excused' },
    data: { state: 'invited', version: { increment: 1 } },
  })
  await grantReviewerRole(
    tx,
    viewer,
    round.id,
    experts.map((expert) => expert.accountId),
  )
  const items = experts.map(({ personId }) => ({
    subject: { kind: 'roundReviewer', id: personId },
    payload: { roundId: round.id, personId },
  }))
  await recordAuditMany(tx, actorOf(viewer), 'reviewer.added', items)
  const conflicts = await storeFoundConflicts(tx, viewer, round, now)
  const body = '请先对照候选对象名单申报回避，再开始评审。评审身份可在右上角切换。'
  await notify(
    tx,
    experts.map(({ accountId }) => ({
      accountId,
      kind: 'reviewer.invited',
      title: `您被邀请担任${round.name}的评审专家`,
      body,
      href: '/reviews',
    })),
  )
  return { added: experts.length, conflicts }
}

async function grantReviewerRole(tx: Tx, viewer: Viewer, roundId: string, accountIds: readonly string[]): Promise<void> {
  const held = await tx.roleGrant.findMany({
    where: { role: 'reviewer', roundId, revokedAt: null, accountId: { in: [...accountIds] } },
    select: { accountId: true },
  })
  const holders = new Set(held.map((grant) => grant.accountId))
  const missing = accountIds.filter((accountId) => !holders.has(accountId))
  await tx.roleGrant.createMany({
    data: missing.map((accountId) => ({ accountId, role: 'reviewer' as const, roundId, grantedById: viewer.accountId })),
  })
}
