import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoundFacts } from '@/lib/rounds/round-guards'
import {
  allowedEvents,
  decideStage,
  eventsWithReason,
  factsNeeded,
  isStageIn,
  nextStage,
  type RoundStage,
  roundEvents,
  roundStages,
  roundTable,
  stageGroups,
} from '@/lib/rounds/round-stages'

const now = new Date('2025-09-15T01:00:00Z')

/** Facts under which every guard holds. */
function holding(part: Partial<RoundFacts> = {}): RoundFacts {
  return {
    now,
    reason: '按程序办理',
    schemeProblems: [],
    schedule: { opensAt: new Date('2025-09-01T00:00:00Z'), closesAt: new Date('2025-09-10T00:00:00Z') },
    qualification: { undecided: [], qualifiedCount: 3 },
    assignment: { perCandidate: 3, underReviewed: [], conflicted: [], loadsOutOfBounds: [] },
    blindness: { recognisable: [], unscanned: [], scan: 'done' },
    scoring: { openSheets: [], unscored: [], isRankingFrozen: true },
    panel: { undecided: [], withoutQuorum: [], overQuota: [], proposedCount: 2 },
    publicity: { hasRunInFull: true, endsAt: now, conferrableCount: 2, heldBackCount: 0, unanswered: [] },
    closing: { withoutHolding: [], withoutCertificate: [], withoutNotice: [], heldBack: [], unanswered: [] },
    ...part,
  }
}

function messages(stage: RoundStage, event: Parameters<typeof decideStage>[1], facts: RoundFacts): string[] {
  const decision = decideStage(stage, event, facts)
  return decision.ok ? [] : decision.missing.map((each) => each.message)
}

describe('the road of a round', () => {
  it('leads from draft to closed, one stage after another', () => {
    const road: RoundStage[] = ['draft']
    for (let next = nextStage('draft'); next; next = nextStage(next.to)) {
      const decision = decideStage(road.at(-1) ?? 'draft', next.event, holding())
      expect(decision).toEqual({ ok: true, from: road.at(-1), to: next.to })
      road.push(next.to)
    }
    expect(road).toEqual([
      'draft',
      'announced',
      'nominating',
      'qualifying',
      'reviewing',
      'deliberating',
      'publicity',
      'conferred',
      'closed',
    ])
    expect(nextStage('closed')).toBeNull()
    expect(nextStage('cancelled')).toBeNull()
  })

  it('goes back from two stages only, with a reason', () => {
    const back = roundTable.filter((row) =>
      row.from.some((from) => typeof row.to === 'string' && roundStages.indexOf(row.to) < roundStages.indexOf(from)),
    )
    expect(back.map((row) => [row.from, row.to])).toEqual([
      [['deliberating'], 'reviewing'],
      [['publicity'], 'deliberating'],
    ])
    expect(messages('deliberating', 'reopenReview', holding({ reason: ' ' }))).toEqual(['请填写理由，理由将记录在案。'])
    expect(eventsWithReason).toEqual(['reopenReview', 'reopenDeliberation', 'cancel'])
  })

  it('can be cancelled from any stage before conferral, never after', () => {
    for (const stage of roundStages) expect(allowedEvents(stage).includes('cancel')).toBe(isStageIn(stage, 'beforeConferral'))
  })

  it('takes supplementary conferrals while it is conferred', () => {
    expect(decideStage('conferred', 'conferHeldBack', holding())).toEqual({ ok: true, from: 'conferred', to: 'conferred' })
  })

  it('has no way out of a terminal stage', () => {
    for (const stage of stageGroups.terminal) expect(allowedEvents(stage)).toEqual([])
  })

  it('property: an event that the table does not know from a stage is always refused, with words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roundStages), fc.constantFrom(...roundEvents), (stage, event) => {
        const decision = decideStage(stage, event, holding())
        expect(decision.ok).toBe(allowedEvents(stage).includes(event))
        if (!decision.ok) expect(decision.missing[0]?.message).toContain('刷新页面')
      }),
    )
  })

  it('never decides on facts that were not loaded', () => {
    for (const event of roundEvents) {
      const from = roundTable.find((row) => row.event === event)?.from[0] ?? 'draft'
      const decide = () => decideStage(from, event, { now, reason: '理由' })
      if (factsNeeded[event].length > 0) expect(decide).toThrow('was not loaded')
      else expect(decide().ok).toBe(true)
    }
  })
})

describe('guards name what is missing', () => {
  it('announced: everything the scheme lacks', () => {
    expect(messages('draft', 'announce', holding({ schemeProblems: ['各项权重合计为 90，应为 100。'] }))).toEqual([
      '各项权重合计为 90，应为 100。',
    ])
  })

  it('nominating: not before the opening; qualifying: not before the deadline', () => {
    const later = { opensAt: new Date('2025-09-15T01:00:01Z'), closesAt: new Date('2025-09-15T01:00:01Z') }
    expect(messages('announced', 'openNominations', holding({ schedule: later }))).toHaveLength(1)
    expect(messages('nominating', 'closeNominations', holding({ schedule: later }))).toHaveLength(1)
    const exactly = { opensAt: now, closesAt: now }
    expect(decideStage('announced', 'openNominations', holding({ schedule: exactly })).ok).toBe(true)
    expect(decideStage('nominating', 'closeNominations', holding({ schedule: exactly })).ok).toBe(true)
  })

  it('reviewing: undecided nominations, missing reviewers, conflicts, loads', () => {
    const facts = holding({
      qualification: { undecided: ['王一', '李二'], qualifiedCount: 1 },
      assignment: {
        perCandidate: 3,
        underReviewed: [{ candidate: '张三', reviewers: 1 }],
        conflicted: [{ reviewer: '赵专家', candidate: '张三', reason: '同在市财政局工作' }],
        loadsOutOfBounds: [{ reviewer: '钱专家', load: 31, min: 0, max: 30 }],
      },
    })
    expect(messages('qualifying', 'startReview', facts)).toEqual([
      '还有 2 份申报未作出资格审查结论：王一、李二。',
      '张三 现有 1 位评审专家，还差 2 位。',
      '赵专家 应当回避 张三：同在市财政局工作，请重新分配。',
      '钱专家 分到 31 份，方案规定每位专家 0 至 30 份。',
    ])
  })

  it('reviewing: candidates without any reviewer are named together', () => {
    const underReviewed = [
      { candidate: '张三', reviewers: 0 },
      { candidate: '李四', reviewers: 0 },
      { candidate: '王五', reviewers: 2 },
    ]
    const facts = holding({ assignment: { perCandidate: 3, underReviewed, conflicted: [], loadsOutOfBounds: [] } })
    expect(messages('qualifying', 'startReview', facts)).toEqual([
      '2 个候选对象还没有评审专家，每个须有 3 位：张三、李四。',
      '王五 现有 2 位评审专家，还差 1 位。',
    ])
  })

  it('deliberating: missing sheets by reviewer, and a ranking frozen', () => {
    const open = {
      openSheets: [
        { reviewer: '赵专家', count: 2 },
        { reviewer: '钱专家', count: 1 },
      ],
      unscored: [],
      isRankingFrozen: false,
    }
    expect(messages('reviewing', 'closeScoring', holding({ scoring: open }))).toEqual([
      '还缺 3 份评分表：赵专家（2 份）、钱专家（1 份）。请催办，或写明理由予以免评。',
    ])
    expect(messages('reviewing', 'closeScoring', holding({ scoring: { openSheets: [], unscored: [], isRankingFrozen: false } }))).toEqual([
      '排序结果尚未计算并固定。',
    ])
  })

  it('publicity: decisions, quorum and quota; conferred: the period in full; closed: nobody held back', () => {
    expect(
      messages(
        'deliberating',
        'publicise',
        holding({ panel: { undecided: ['甲'], withoutQuorum: ['乙'], overQuota: ['超过总名额 1 个。'], proposedCount: 1 } }),
      ),
    ).toEqual(['评审领导小组还有 1 个候选对象未作决定：甲。', '以下候选对象的表决未达到法定人数，须重新表决：乙。', '超过总名额 1 个。'])
    const blind = (part: Partial<NonNullable<RoundFacts['blindness']>>) =>
      messages('qualifying', 'startReview', holding({ blindness: { recognisable: [], unscanned: ['甲'], scan: 'none', ...part } }))
    expect(blind({})).toEqual(['本轮为匿名评审，还没有检查材料中是否出现候选对象、单位或者同事的名称：甲。'])
    expect(blind({ scan: 'running' })).toEqual(['正在检查匿名材料，检查结束后方可开始评审。'])
    expect(blind({ scan: 'failed' })).toEqual(['上次匿名检查没有完成，请重新检查材料。'])
    expect(blind({ unscanned: [], scan: 'done', recognisable: ['乙'] })).toEqual([
      '匿名评审的材料中还能看出候选对象，须退回补正或写明理由予以确认：乙。',
    ])
    expect(
      messages(
        'publicity',
        'confer',
        holding({ publicity: { hasRunInFull: false, endsAt: now, conferrableCount: 2, heldBackCount: 0, unanswered: [] } }),
      ),
    ).toEqual(['公示尚未满期，公示期满后方可命名。'])
    expect(
      messages(
        'publicity',
        'confer',
        holding({ publicity: { hasRunInFull: true, endsAt: now, conferrableCount: 0, heldBackCount: 2, unanswered: [] } }),
      ),
    ).toEqual(['2 个拟命名对象均有未办结的异议，请先办结异议。'])
    expect(
      messages(
        'conferred',
        'close',
        holding({
          closing: {
            withoutHolding: [],
            withoutCertificate: ['甲'],
            withoutNotice: [],
            heldBack: ['乙'],
            unanswered: ['FH20250927-001（丙）'],
          },
        }),
      ),
    ).toEqual([
      '还有 1 个拟命名对象因异议暂缓，须补充命名或取消资格：乙。',
      '还有 1 件程序复核没有答复：FH20250927-001（丙）。',
      '以下对象尚未生成证书：甲。',
    ])
  })
})
