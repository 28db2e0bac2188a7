import { describe, expect, it } from 'vitest'
import { lastDayInOffice, retirementMonth } from '@/lib/titles/retirement'

const man = (birthDate: string) => retirementMonth({ sex: 'male', birthDate, staffKind: 'cadre', retiresOn: null })
const cadre = (birthDate: string) => retirementMonth({ sex: 'female', birthDate, staffKind: 'cadre', retiresOn: null })
const worker = (birthDate: string) => retirementMonth({ sex: 'female', birthDate, staffKind: 'worker', retiresOn: null })

describe('statutory retirement by the tables of the reform', () => {
  it.each([
    ['1964-12-31', '2024-12'],
    ['1965-01-01', '2025-02'],
    ['1965-04-30', '2025-05'],
    ['1965-05-01', '2025-07'],
    ['1970-01-15', '2031-05'],
    ['1976-08-01', '2039-07'],
    ['1976-09-01', '2039-09'],
    ['1990-11-20', '2053-11'],
  ])('a man born on %s retires in %s', (birth, month) => expect(man(birth)).toBe(month))

  it.each([
    ['1969-12-01', '2024-12'],
    ['1970-01-01', '2025-02'],
    ['1981-08-31', '2039-07'],
    ['1981-09-01', '2039-09'],
    ['1985-06-10', '2043-06'],
  ])('a woman cadre born on %s retires in %s', (birth, month) => expect(cadre(birth)).toBe(month))

  it.each([
    ['1974-12-01', '2024-12'],
    ['1975-01-01', '2025-02'],
    ['1975-02-28', '2025-03'],
    ['1975-03-01', '2025-05'],
    ['1984-10-01', '2039-09'],
    ['1984-11-01', '2039-11'],
    ['1990-01-01', '2045-01'],
  ])('a woman worker born on %s retires in %s', (birth, month) => expect(worker(birth)).toBe(month))

  it('never puts a later birth month before an earlier one', () => {
    const months = Array.from({ length: 600 }, (_, index) => {
      const month = 1940 * 12 + index
      return man(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`) ?? ''
    })
    expect(months).toEqual([...months].sort())
  })
})

describe('last day in office', () => {
  const facts = { sex: 'male', birthDate: '1965-01-20', staffKind: 'cadre', retiresOn: null } as const
  it('is the last day of the statutory month', () => expect(lastDayInOffice(facts)).toBe('2025-02-28'))
  it('is the date on file where there is one', () => expect(lastDayInOffice({ ...facts, retiresOn: '2026-01-31' })).toBe('2026-01-31'))
  it('is unknown without sex or birth month', () => {
    expect(lastDayInOffice({ ...facts, sex: null })).toBeNull()
    expect(lastDayInOffice({ ...facts, birthDate: null })).toBeNull()
  })
})
