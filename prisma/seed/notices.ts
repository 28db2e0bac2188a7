import type { AccountsPlan } from './accounts'
import type { Random } from './random'
import type { RoundPlan } from './rounds/plan-round'
import type { Row } from './write-rows'

/** What waits in the bells of the demo's accounts on the day it begins. */
export function planNotices(random: Random, accounts: AccountsPlan, rounds: readonly RoundPlan[]): Row[] {
  const roundOf = (key: RoundPlan['spec']['key']) => rounds.find((round) => round.spec.key === key)
  const notice = (accountId: string, kind: string, title: string, body: string, href: string, at: string): Row => {
    const createdAt = new Date(at)
    return { id: random.uuid(createdAt), accountId, kind, title, body, href, createdAt }
  }
  const nominating = roundOf('nominating')
  const reviewing = roundOf('reviewing')
  const units = accounts.grants.filter((grant) => grant.role === 'unitHr' || grant.role === 'unitLeader').map((grant) => grant.accountId)
  const announced = nominating
    ? units.map((accountId) =>
        notice(
          accountId,
          'round.announced',
          `${nominating.spec.name}已发布通知`,
          '请查看申报条件、名额和时间安排，按期组织推荐。',
          '/nominations',
          nominating.spec.announcedAt,
        ),
      )
    : []
  const waiting = (nominating?.entries ?? [])
    .filter((entry) => entry.state === 'submitted' && entry.unitCode.startsWith('21'))
    .map((entry) =>
      notice(
        accounts.idOf('unit'),
        'nomination',
        '有推荐待审议',
        `“${nominating?.spec.name ?? ''}”有一份推荐已提交，请在截止前审议。`,
        `/nominations/${entry.id}`,
        '2025-09-12T16:20:00+08:00',
      ),
    )
  const assigned = reviewing
    ? [
        notice(
          accounts.idOf('reviewer'),
          'assignment.made',
          `${reviewing.spec.name}的评审任务已分配`,
          '评审开始后即可打开评分。',
          '/reviews',
          '2025-08-29T17:00:00+08:00',
        ),
      ]
    : []
  const objection = ['office', 'supervisor'].map((login) =>
    notice(
      accounts.idOf(login),
      'objection',
      '收到公示异议',
      '2025年度业务骨干评选公示收到异议 YY20250912-001，该对象的命名暂缓，请及时核查。',
      '/office/objections',
      '2025-09-12T10:20:00+08:00',
    ),
  )
  return [...announced, ...waiting, ...assigned, ...objection]
}
