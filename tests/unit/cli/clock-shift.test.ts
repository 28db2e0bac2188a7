import { describe, expect, it } from 'vitest'
import { shiftedClock } from '@/lib/cli/clock-shift'

const now = new Date('2025-09-29T09:30:00+08:00')
const iso = (typed: string) => shiftedClock(now, typed, []).toISOString()

describe('shiftedClock', () => {
  it('adds days, hours and working days', () => {
    expect(iso('+5d')).toBe(new Date('2025-10-04T09:30:00+08:00').toISOString())
    expect(iso('12h')).toBe(new Date('2025-09-29T21:30:00+08:00').toISOString())
    // 1 to 8 October 2025 are days off: the second working day after 29 September is the 9th.
    expect(iso('+2w')).toBe(new Date('2025-10-09T09:30:00+08:00').toISOString())
  })

  it('refuses what leads backwards or nowhere', () => {
    for (const typed of ['-1d', '0d', '+d', '5', '+5y', '']) expect(() => iso(typed)).toThrow('时钟只能向后调')
  })
})
