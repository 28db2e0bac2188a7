import type { Random } from '../random'
import type { Row } from '../write-rows'
import type { RoundPlan } from './plan-round'
import type { PlanAudit } from './round-rows'

type Draft = {
  number: string
  ground: 'materials' | 'counting'
  statement: string
  state: 'dismissed' | 'inadmissible'
  answer: string
  receivedAt: string
  decidedAt: string
}

const drafts: readonly Draft[] = [
  {
    number: 'FH20241112-001',
    ground: 'materials',
    statement: '申报时上传的两份获奖证明，公布结果后在申报材料中只看到一份，请核实评审专家看到的材料是否完整。',
    state: 'dismissed',
    answer: '经核对送审记录，两份证明均已随申报材料送评审专家审阅；页面上按同类合并显示，不影响评审。本轮程序符合方案规定。',
    receivedAt: '2024-11-12T10:05:00+08:00',
    decidedAt: '2024-11-14T16:30:00+08:00',
  },
  {
    number: 'FH20241113-001',
    ground: 'counting',
    statement: '认为本人的工作业绩评分偏低，请重新评分。',
    state: 'inadmissible',
    answer: '您反映的是对专家评分的不同看法，属于专业判断，不在程序复核的范围之内，不予受理。如认为程序有误，可另行说明。',
    receivedAt: '2024-11-13T15:20:00+08:00',
    decidedAt: '2024-11-14T09:10:00+08:00',
  },
]

const EVENTS = { dismissed: 'dismiss', inadmissible: 'reject' } as const

/** Two requests of last year's round, both answered: one examined and dismissed, one about the judgement and so not admitted. */
export function planReexaminations(random: Random, closed: RoundPlan, officeId: string): { rows: Row[]; audits: PlanAudit[] } {
  const passedOver = closed.entries.filter((entry) => entry.state === 'notSelected')
  const cases = drafts.flatMap((draft, index) => {
    const entry = passedOver[index * 5]
    return entry ? [{ draft, nominationId: entry.id, id: random.uuid(new Date(draft.receivedAt)) }] : []
  })
  return {
    rows: cases.map(({ draft, nominationId, id }) => ({
      ...draft,
      id,
      nominationId,
      roundId: closed.id,
      isOnBehalf: true,
      decidedById: officeId,
      version: 2,
    })),
    audits: cases.flatMap(({ draft, nominationId, id }): PlanAudit[] => {
      const subject = { kind: 'reexamination', id }
      const about = { roundId: closed.id, nominationId }
      return [
        {
          ...subject,
          at: new Date(draft.receivedAt),
          accountId: null,
          role: null,
          event: 'reexamination.requested',
          payload: { ...about, ground: draft.ground },
        },
        {
          ...subject,
          at: new Date(draft.decidedAt),
          accountId: officeId,
          role: 'cityOffice',
          event: 'reexamination.decided',
          payload: { ...about, event: EVENTS[draft.state], effect: null },
        },
      ]
    }),
  }
}
