import { describe, expect, it } from 'vitest'
import { checkBusinessDate, checkReturn, type Membership, planEnd, planMove } from '@/lib/org/membership'

const today = '2025-09-15'
const current: Membership = { unitId: 'unit', lineId: 'line', post: '科员', startsOn: '2020-03-01' }
const elsewhere = { unitId: 'other', lineId: 'line', post: '科员' }

describe('business dates', () => {
  it('take today without a reason, the past with one, the future never', () => {
    expect(() => checkBusinessDate(today, today, null)).not.toThrow()
    expect(() => checkBusinessDate('2025-09-14', today, '补录')).not.toThrow()
    expect(() => checkBusinessDate('2025-09-14', today, null)).toThrow(
      expect.objectContaining({ fields: { reason: [expect.any(String)] } }),
    )
    expect(() => checkBusinessDate('2025-09-16', today, '提前')).toThrow(expect.objectContaining({ fields: { on: [expect.any(String)] } }))
  })
})

describe('moving', () => {
  it('ends the open spell the day before', () => {
    expect(planMove('active', current, elsewhere, today)).toEqual({ kind: 'append', previousEndsOn: '2025-09-14' })
  })

  it('corrects the open spell on its first day, and goes no further back', () => {
    expect(planMove('active', current, elsewhere, current.startsOn)).toEqual({ kind: 'replace' })
    expect(() => planMove('active', current, elsewhere, '2020-02-29')).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('is for people in post, and for a change', () => {
    expect(() => planMove('retired', null, elsewhere, today)).toThrow(expect.objectContaining({ code: 'personNotActive' }))
    expect(() => planMove('active', current, current, today)).toThrow(expect.objectContaining({ code: 'nothingMoved' }))
  })
})

describe('ending and coming back', () => {
  it('counts the day before as the last', () => {
    expect(planEnd('active', current, 'retired', today)).toBe('2025-09-14')
    expect(() => planEnd('active', current, 'left', current.startsOn)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('lets death follow leaving, and nothing follow death', () => {
    expect(planEnd('left', null, 'deceased', today)).toBe('2025-09-14')
    expect(() => planEnd('left', null, 'retired', today)).toThrow(expect.objectContaining({ code: 'personNotActive' }))
    expect(() => planEnd('deceased', null, 'left', today)).toThrow(expect.objectContaining({ code: 'personDeceased' }))
    expect(() => checkReturn('deceased', null, today)).toThrow(expect.objectContaining({ code: 'personDeceased' }))
  })

  it('begins anew after the last day only', () => {
    expect(() => checkReturn('left', '2025-09-14', today)).not.toThrow()
    expect(() => checkReturn('left', today, today)).toThrow(expect.objectContaining({ code: 'invalid' }))
    expect(() => checkReturn('active', null, today)).toThrow(expect.objectContaining({ code: 'personActive' }))
  })
})
