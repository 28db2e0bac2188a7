import { describe, expect, it } from 'vitest'
import { differencesBetween, settlementFigures, settlementProblem } from '@/lib/targets/settlement'

const cycle = { name: '2021–2025', endsOn: '2025-12-31', state: 'open' as const }

describe('settling a cycle', () => {
  it('waits for its last day and happens once', () => {
    expect(settlementProblem(cycle, '2025-12-30')).toEqual({
      code: 'cycleRunning',
      message: '“2021–2025”到2025年12月31日才结束，今天是2025年12月30日，还不能结算。请在最后一日或之后办理。',
    })
    expect(settlementProblem(cycle, '2025-12-31')).toBeNull()
    expect(settlementProblem({ ...cycle, state: 'settled' }, '2026-01-01')?.code).toBe('cycleSettled')
  })
})

describe('figures', () => {
  const classes = [{ code: 'business', name: '业务人才' }]
  const lines = [
    { id: 'civil', name: '民事' },
    { id: 'criminal', name: '刑事' },
    { id: 'empty', name: '其他' },
  ]
  const sums = [
    { kind: 'retained' as const, classCode: 'business', lineId: 'civil', held: 4 },
    { kind: 'cultivated' as const, classCode: 'business', lineId: 'civil', held: 6 },
  ]
  const targets = [{ classCode: 'business', lineId: 'criminal', value: 3 }]
  const settled = settlementFigures(classes, lines, sums, targets)
  it('hold lines with people or targets and sum them', () => {
    expect(settled.classes).toEqual([{ code: 'business', name: '业务人才', held: 4, cultivated: 6, target: 3 }])
    expect(settled.lines.map((line) => line.name)).toEqual(['民事', '刑事'])
  })
  it('differ where people or targets were changed afterwards', () => {
    const now = settlementFigures(
      classes,
      lines,
      [{ kind: 'retained', classCode: 'business', lineId: 'civil', held: 3 }, ...sums.slice(1)],
      [{ classCode: 'business', lineId: 'criminal', value: 2 }],
    )
    expect(differencesBetween(settled, now)).toEqual([
      { lineName: '民事', className: '业务人才', what: '保持', settled: 4, now: 3 },
      { lineName: '刑事', className: '业务人才', what: '目标', settled: 3, now: 2 },
    ])
    expect(differencesBetween(settled, settled)).toEqual([])
  })
})
