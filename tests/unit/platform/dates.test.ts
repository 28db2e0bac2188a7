import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  dateOf,
  daysBetween,
  endOfDay,
  formatDate,
  formatInstant,
  formatWeekday,
  fromDateOnly,
  isDateOnly,
  toDateOnly,
  wholeMonthsBetween,
  wholeYearsBetween,
} from '@/lib/platform/dates'

test('a day ends at 24:00 in Shanghai', () => {
  expect(endOfDay('2025-09-15').toISOString()).toBe('2025-09-15T16:00:00.000Z')
  expect(dateOf(new Date('2025-09-15T15:59:59.999Z'))).toBe('2025-09-15')
  expect(dateOf(new Date('2025-09-15T16:00:00.000Z'))).toBe('2025-09-16')
})

test('columns and dates turn into each other', () => {
  expect(toDateOnly(fromDateOnly('2024-02-29'))).toBe('2024-02-29')
})

test('arithmetic keeps to the calendar', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  expect(daysBetween('2025-09-15', '2025-12-31')).toBe(107)
})

test('whole years and months are completed ones', () => {
  expect(wholeYearsBetween('1980-09-16', '2025-09-15')).toBe(44)
  expect(wholeYearsBetween('1980-09-15', '2025-09-15')).toBe(45)
  expect(wholeMonthsBetween('2020-11-15', '2025-09-14')).toBe(57)
})

test('only dates that exist are dates', () => {
  expect([isDateOnly('2025-02-29'), isDateOnly('2024-02-29'), isDateOnly('2025-9-1'), isDateOnly("'; --")]).toEqual([
    false,
    true,
    false,
    false,
  ])
})

test('dates read as officials write them', () => {
  expect(formatDate('2025-09-05')).toBe('2025年9月5日')
  expect(formatWeekday('2025-09-15')).toBe('星期一')
  expect(formatInstant('2025-09-15T01:30:00.000Z')).toBe('2025年9月15日 09:30')
})
