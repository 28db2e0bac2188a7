import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, dayName, isWorkingDay, isYearAnnounced, noOverrides, workingDayStatus } from '@/lib/platform/calendar/working-days'
import { addDays } from '@/lib/platform/dates'

const dataFolder = path.join(process.env.PORTAL_TEST_DATA ?? path.resolve('../shared/data'), 'calendar')

function daysOfYear(year: number): string[] {
  const days: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day)
  return days
}

describe('working days', () => {
  it.each([
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, expected) => {
    expect(daysOfYear(year).filter((day) => isWorkingDay(day, noOverrides))).toHaveLength(expected)
  })

  it('knows holidays and make-up days', () => {
    expect(isWorkingDay('2025-10-01', noOverrides)).toBe(false)
    expect(isWorkingDay('2025-09-28', noOverrides)).toBe(true)
    expect(isWorkingDay('2025-09-27', noOverrides)).toBe(false)
    expect(dayName('2025-09-28', noOverrides)).toBe('国庆节补班')
    expect(dayName('2025-09-16', noOverrides)).toBe('')
  })

  it('refuses a year not announced, in words', () => {
    expect(isYearAnnounced(2026)).toBe(true)
    expect(isYearAnnounced(2031)).toBe(false)
    expect(workingDayStatus('2031-03-05', noOverrides)).toBe('notAnnounced')
    expect(() => isWorkingDay('2031-03-05', noOverrides)).toThrow('尚未公布 2031 年放假安排')
  })

  it('lets an override win, also in a year not announced', () => {
    const overrides = [
      { date: '2025-09-16', isWorkingDay: false, name: '台风停工' },
      { date: '2031-03-05', isWorkingDay: true },
    ]
    expect(isWorkingDay('2025-09-16', overrides)).toBe(false)
    expect(dayName('2025-09-16', overrides)).toBe('台风停工')
    expect(isWorkingDay('2031-03-05', overrides)).toBe(true)
  })

  it('counts working days over a long holiday, the first day not counted', () => {
    expect(addWorkingDays('2025-09-26', 1, noOverrides)).toBe('2025-09-28')
    expect(addWorkingDays('2025-09-29', 5, noOverrides)).toBe('2025-10-13')
    expect(() => addWorkingDays('2030-12-30', 5, noOverrides)).toThrow('尚未公布')
  })
})

type Published = { days: { date: string; isOffDay: boolean }[] }

describe.skipIf(!existsSync(dataFolder))('against the published notices', () => {
  const years = Array.from({ length: 20 }, (_, index) => 2007 + index)
  const notices = new Map<string, boolean>()
  if (existsSync(dataFolder))
    for (const year of years) {
      const notice: Published = JSON.parse(readFileSync(path.join(dataFolder, `${year}.json`), 'utf8'))
      for (const day of notice.days) notices.set(day.date, !day.isOffDay)
    }

  it.each(years)('every day of %i agrees', (year) => {
    const wrong = daysOfYear(year).filter((day) => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      const expected = notices.get(day) ?? (weekday !== 0 && weekday !== 6)
      return isWorkingDay(day, noOverrides) !== expected
    })
    expect(wrong).toEqual([])
  })
})
