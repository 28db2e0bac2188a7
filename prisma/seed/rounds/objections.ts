import type { Random } from '../random'
import type { RoundPlan } from './plan-round'
import type { PlanAudit, PlanObjection } from './round-rows'

type Draft = Omit<PlanObjection, 'id' | 'publicityId' | 'nominationId' | 'code' | 'number' | 'decidedById'>

const openCase: Draft = {
  name: '申屠明',
  contact: '14000000001',
  ground: '申报材料与事实不符',
  statement:
    '公示对象申报的代表性案例中，有一项由科室集体完成，本人只参与了前期调研，申报表写为牵头。可向该科室其他同志和案卷经办记录核实。',
  state: 'accepted',
  answer: null,
  receivedAt: '2025-09-12T10:20:00+08:00',
  decidedAt: '2025-09-12T15:05:00+08:00',
}

const inadmissibleCase: Draft = {
  name: '东方晓',
  contact: '14000000002',
  ground: '对评审结论有不同看法',
  statement: '认为本单位另一位同志的业务水平更高，应当入选，评分结果不能令人信服。',
  state: 'inadmissible',
  answer: '您反映的问题属于对专家评审结论的专业判断有不同看法，按本轮方案规定不予受理。感谢您对人才工作的监督。',
  receivedAt: '2025-09-11T16:42:00+08:00',
  decidedAt: '2025-09-12T09:30:00+08:00',
}

const dismissedCase: Draft = {
  name: '南宫远',
  contact: '14000000003',
  ground: '从事本条线工作年限不足',
  statement: '公示对象调入本条线的时间较短，可能不满足从事本条线工作满三年的条件，请核实其任职经历。',
  state: 'dismissed',
  answer: '经查阅任免文件和工资关系转移材料，公示对象从事本条线工作年限符合方案要求，异议不成立。',
  receivedAt: '2024-11-13T11:15:00+08:00',
  decidedAt: '2024-11-15T17:20:00+08:00',
}

const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function place(random: Random, plan: RoundPlan, drafts: readonly { draft: Draft; rank: number }[], officeId: string): PlanObjection[] {
  const listed = plan.entries.filter((entry) => entry.state === 'proposed' || entry.state === 'conferred')
  return drafts.flatMap(({ draft, rank }) => {
    const entry = listed[rank % listed.length]
    if (!entry || !plan.publicityId) return []
    const receivedAt = new Date(draft.receivedAt)
    return [
      {
        ...draft,
        id: random.uuid(receivedAt),
        number: `YY${draft.receivedAt.slice(0, 10).replaceAll('-', '')}-001`,
        publicityId: plan.publicityId,
        nominationId: entry.id,
        code: Array.from({ length: 10 }, () => codeLetters[random.int(0, codeLetters.length - 1)]).join(''),
        decidedById: officeId,
      },
    ]
  })
}

/** One challenge that is being looked into, one that could not be admitted, and one of last year that was dismissed. */
export function planObjections(
  random: Random,
  publicity: RoundPlan,
  closed: RoundPlan,
  officeId: string,
): { objections: PlanObjection[]; audits: PlanAudit[] } {
  const objections = [
    ...place(
      random,
      publicity,
      [
        { draft: openCase, rank: 7 },
        { draft: inadmissibleCase, rank: 15 },
      ],
      officeId,
    ),
    ...place(random, closed, [{ draft: dismissedCase, rank: 4 }], officeId),
  ]
  const events = { accepted: 'accept', inadmissible: 'reject', dismissed: 'dismiss', received: 'accept' } as const
  const audits = objections.flatMap((objection): PlanAudit[] => [
    {
      at: new Date(objection.receivedAt),
      accountId: null,
      role: null,
      event: 'objection.received',
      kind: 'objection',
      id: objection.id,
      payload: { publicityId: objection.publicityId, nominationId: objection.nominationId },
    },
    {
      at: new Date(objection.decidedAt ?? objection.receivedAt),
      accountId: officeId,
      role: 'cityOffice',
      event: 'objection.decided',
      kind: 'objection',
      id: objection.id,
      payload: { event: events[objection.state], nominationId: objection.nominationId },
    },
  ])
  return { objections, audits }
}
