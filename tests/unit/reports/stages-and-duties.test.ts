import { describe, expect, it } from 'vitest'
import type { DutyRow } from '@/lib/platform/duty'
import { byUrgency, dutiesFinding, dutyLines, unitDuties } from '@/lib/reports/duties'
import { byOverall, DEFAULT_STAGE_RULES, stagesFinding, unitStages, yearElapsed } from '@/lib/reports/stages'

const none = { done: 0, overdue: 0 }
const noRounds = { nominated: null, qualified: null, conferred: null }
const unit = {
  unitId: 'u',
  name: '桐川县',
  held: 4,
  staff: 100,
  selection: noRounds,
  evaluation: none,
  motivation: none,
  guarantee: none,
  radiation: null,
}

describe('the five stages', () => {
  it('score what has data and leave the rest open', () => {
    const scored = unitStages({ ...unit, evaluation: { done: 3, overdue: 5 }, guarantee: { done: 9, overdue: 1 } }, DEFAULT_STAGE_RULES)
    expect(scored.stages.map((item) => item.value)).toEqual([40, 37, null, 90, null])
    expect(scored.weak).toEqual(['selection', 'evaluation'])
    expect(scored.overall).toBe(56)
    expect(scored.stages[0]?.facts).toBe('在册 100 人；在任人才 4 名，每百人 4.0 名（标准 10）；本周期还没有人员评选轮次')
    expect(scored.stages[1]?.facts).toBe('到期应报送 8 项，已报送 3 项，逾期 5 项')
    expect(scored.stages[2]?.facts).toBe('尚无到期事项')
  })
  it('follow the lines that the office draws', () => {
    expect(unitStages(unit, { ...DEFAULT_STAGE_RULES, selection: 40 }).weak).toEqual([])
    expect(unitStages(unit, { ...DEFAULT_STAGE_RULES, perHundred: 2 }).stages[0]?.value).toBe(100)
  })
  it('score selection from holders and from how far the cycle’s candidates came, as far as rounds tell', () => {
    const selection = (facts: Partial<typeof noRounds | Record<keyof typeof noRounds, number | null>>, rules = DEFAULT_STAGE_RULES) =>
      unitStages({ ...unit, selection: { ...noRounds, ...facts } }, rules).stages[0]
    expect(selection({ nominated: 2, qualified: 2, conferred: 1 })).toMatchObject({
      value: 64,
      facts:
        '在册 100 人；在任人才 4 名，每百人 4.0 名（标准 10）；周期内推荐 2 人，每百人 2.0 人（标准 4）；审查合格 2 人，每百人 2.0 人（标准 3）；命名 1 人，每百人 1.0 人（标准 1）',
    })
    expect(selection({ nominated: 0 })?.value).toBe(20)
    expect(selection({ nominated: 9, qualified: 0 })?.value).toBe(47)
    expect(selection({ nominated: 0, qualified: 0, conferred: 0 }, { ...DEFAULT_STAGE_RULES, nominatedPerHundred: 0 })?.value).toBe(13)
  })
  it('score radiation by contributions a holder and by how many holders give any, as far as the year is gone', () => {
    const radiation = (facts: { holders: number; contributions: number; contributors: number }, elapsed = 0.5) =>
      unitStages({ ...unit, radiation: { ...facts, elapsed } }, DEFAULT_STAGE_RULES).stages[4]
    // Half of the year: 0.5 each and 30 % are asked for; 0.25 each is half of it, 20 % two thirds.
    expect(radiation({ holders: 20, contributions: 5, contributors: 4 })).toMatchObject({
      value: 58,
      isWeak: true,
      facts: '在任人才（含专家、骨干）20 名；本年经核实 5 件，人均 0.25 件（到今日标准 0.50）；4 人有贡献，占 20%（到今日标准 30%）',
    })
    expect(radiation({ holders: 20, contributions: 40, contributors: 6 })?.value).toBe(100)
    expect(radiation({ holders: 20, contributions: 40, contributors: 1 }, 1)?.value).toBe(54)
    expect(radiation({ holders: 1, contributions: 3, contributors: 3 })?.facts).toContain('占 100%')
    expect(radiation({ holders: 3, contributions: 0, contributors: 0 })?.value).toBe(0)
    expect(radiation({ holders: 0, contributions: 0, contributors: 0 })?.value).toBeNull()
    expect(yearElapsed('2025-12-31')).toBe(1)
    expect(yearElapsed('2024-01-01')).toBe(1 / 366)
  })
  it('know nothing of a unit without staff', () => {
    expect(unitStages({ ...unit, held: 0, staff: 0 }, DEFAULT_STAGE_RULES)).toMatchObject({ overall: null, weak: [] })
  })
  it('name the stage that is weak most often, and the lowest unit', () => {
    const units = [
      unitStages(unit, DEFAULT_STAGE_RULES),
      unitStages({ ...unit, unitId: 'v', name: '云溪区', held: 8 }, DEFAULT_STAGE_RULES),
    ]
    expect(stagesFinding(units.sort(byOverall))).toBe('1 个单位选拔偏弱，桐川县综合最低')
    expect(stagesFinding([])).toBe('各单位尚无数据')
  })
})

describe('duties', () => {
  const row = (more: Partial<DutyRow>): DutyRow => ({
    unitId: 'a',
    kind: 'endorse',
    what: '标兵评选',
    open: 0,
    overdue: 0,
    done: 0,
    dueOn: null,
    ...more,
  })
  const rows = [
    row({ open: 2, overdue: 2, dueOn: '2025-09-10' }),
    row({ unitId: 'b', kind: 'transfer', open: 1, dueOn: '2025-09-20' }),
    row({ unitId: 'b', done: 4 }),
    row({ unitId: 'c', open: 9 }),
  ]
  it('are summed over a unit and everything below it', () => {
    const whole = unitDuties({ unitId: 'a', name: '甲', responsible: ['王一'] }, new Set(['a', 'b']), rows)
    expect(whole.total).toEqual({ open: 3, overdue: 2, done: 4 })
    expect(whole.byKind.endorse).toEqual({ open: 2, overdue: 2, done: 4 })
  })
  it('come with the overdue first', () => {
    const units = ['c', 'a'].map((id) => unitDuties({ unitId: id, name: id, responsible: [] }, new Set([id]), rows)).sort(byUrgency)
    expect(units.map((item) => item.name)).toEqual(['a', 'c'])
    expect(dutiesFinding(units)).toBe('1 个单位有逾期事项，共 2 项')
    expect(dutyLines(rows, (id) => id).map((line) => line.unitName)).toEqual(['a', 'b', 'c'])
  })
})
