import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '@/lib/platform/dates'
import { type CallUpFacts, overlaps, whyNotAvailable } from '@/lib/pool/availability'

const free: CallUpFacts = {
  name: '林晓燕',
  status: 'active',
  affiliation: 'internal',
  isInPool: true,
  lastDayInOffice: null,
  isOwn: false,
  absences: [],
  bookings: [],
}
const span = { startsOn: '2025-09-20', endsOn: '2025-09-25' }
const why = (facts: Partial<CallUpFacts>) => whyNotAvailable({ ...free, ...facts }, span)

test('who holds a title, is there and is free can be called up', () => {
  expect(whyNotAvailable(free, span)).toBeNull()
  expect(why({ lastDayInOffice: '2025-09-25' })).toBeNull()
})

test('everybody else is refused by name and with the reason', () => {
  expect(why({ affiliation: 'external' })).toBe('林晓燕不是本市人员，不能从人才库调用。')
  expect(why({ status: 'retired' })).toBe('林晓燕已退休，不能调用。')
  expect(why({ status: 'left' })).toBe('林晓燕已调离本市，不能调用。')
  expect(why({ lastDayInOffice: '2025-09-24' })).toBe('林晓燕在职到2025年9月24日，早于调用结束的日期，不能调用。')
  expect(why({ isInPool: false })).toBe('林晓燕在2025年9月20日没有有效称号，不在人才库，不能调用。')
  expect(why({ isOwn: true })).toBe('林晓燕就在申请单位，不需要调用。')
  expect(why({ absences: [{ startsOn: '2025-09-25', endsOn: '2025-10-01', word: '脱产学习' }] })).toBe(
    '林晓燕2025年9月25日至2025年10月1日不在岗（脱产学习），不能调用。',
  )
  expect(why({ bookings: [{ startsOn: '2025-09-10', endsOn: '2025-09-20', unitName: '澜州市教育局' }] })).toBe(
    '林晓燕2025年9月10日至2025年9月20日已由澜州市教育局调用，时间重叠。',
  )
})

test('a booking clashes exactly when a day is in both spans', () => {
  const day = fc.integer({ min: 0, max: 40 })
  const anySpan = fc.tuple(day, day).map(([a, b]) => ({
    startsOn: addDays('2025-09-01', Math.min(a, b)),
    endsOn: addDays('2025-09-01', Math.max(a, b)),
  }))
  const daysOf = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => {
    const days: string[] = []
    for (let at = startsOn; at <= endsOn; at = addDays(at, 1)) days.push(at)
    return days
  }
  fc.assert(
    fc.property(anySpan, fc.array(anySpan, { maxLength: 4 }), (asked, booked) => {
      const asks = new Set(daysOf(asked))
      const isTaken = booked.some((booking) => daysOf(booking).some((one) => asks.has(one)))
      const bookings = booked.map((booking) => ({ ...booking, unitName: '某单位' }))
      expect(whyNotAvailable({ ...free, bookings }, asked) !== null).toBe(isTaken)
      expect(booked.some((booking) => overlaps(asked, booking))).toBe(isTaken)
    }),
  )
})
