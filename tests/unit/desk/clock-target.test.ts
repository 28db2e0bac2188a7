import { expect, test } from 'vitest'
import { clockTarget } from '@/lib/desk/clock-target'
import { noOverrides } from '@/lib/platform/calendar/working-days'

/** Monday, 29 September 2025, 10:15 in Shanghai: two days before the long holiday. */
const NOW = new Date('2025-09-29T10:15:30+08:00')

test('a day on keeps the time of day', () => {
  expect(clockTarget({ kind: 'step', step: 'oneDay' }, NOW, noOverrides)).toEqual(new Date('2025-09-30T10:15:00+08:00'))
})

test('five working days go around the holiday and its make-up day', () => {
  expect(clockTarget({ kind: 'step', step: 'fiveWorkingDays' }, NOW, noOverrides)).toEqual(new Date('2025-10-13T10:15:00+08:00'))
})

test('a day and a time are those of Shanghai', () => {
  expect(clockTarget({ kind: 'to', date: '2025-10-01', time: '00:00' }, NOW, noOverrides)).toEqual(new Date('2025-10-01T00:00:00+08:00'))
})

test.each(['2025-09-28', '2025-09-29', '2020-01-01'])('%s is not forward', (date) => {
  expect(() => clockTarget({ kind: 'to', date, time: '10:15' }, NOW, noOverrides)).toThrow('时钟只能向后调')
})

test('a slip of the year is refused', () => {
  expect(() => clockTarget({ kind: 'to', date: '2205-09-30', time: '09:00' }, NOW, noOverrides)).toThrow('一次最多向后调五年')
})
