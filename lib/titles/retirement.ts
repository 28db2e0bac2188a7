import { addDays, addMonths, type DateOnly } from '@/lib/platform/dates'

/** What the statutory retirement date rests on; `retiresOn` is a date on file, the last day in office. */
export type RetirementFacts = {
  sex: 'male' | 'female' | null
  birthDate: DateOnly | null
  staffKind: 'cadre' | 'worker'
  retiresOn: DateOnly | null
}

type Rise = { fromAge: number; monthsPerStep: number; maximumMonths: number }

/** Months of a later age are counted from the first month of the reform. */
const REFORM_MONTH = 2025 * 12

/**
 * Gradual rise of the statutory age since 2025-01-01 (decision of the Standing Committee of 2024-09-13 and the State Council's measures with
 * their tables): men 60→63 and women cadres 55→58 by a month every four months, women workers 50→55 by a month every two.
 */
function riseFor(sex: 'male' | 'female', staffKind: 'cadre' | 'worker'): Rise {
  if (sex === 'male') return { fromAge: 60, monthsPerStep: 4, maximumMonths: 36 }
  if (staffKind === 'cadre') return { fromAge: 55, monthsPerStep: 4, maximumMonths: 36 }
  return { fromAge: 50, monthsPerStep: 2, maximumMonths: 60 }
}

/** The month of statutory retirement, `YYYY-MM`; null where sex or birth month is unknown. */
export function retirementMonth(facts: RetirementFacts): string | null {
  if (!facts.sex || !facts.birthDate) return null
  const rise = riseFor(facts.sex, facts.staffKind)
  const birthMonth = Number(facts.birthDate.slice(0, 4)) * 12 + Number(facts.birthDate.slice(5, 7)) - 1
  const before = birthMonth + rise.fromAge * 12
  const later = before < REFORM_MONTH ? 0 : Math.min(rise.maximumMonths, Math.floor((before - REFORM_MONTH) / rise.monthsPerStep) + 1)
  const month = before + later
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** Last day in office: the date on file, else the last day of the statutory month; null where neither is known. */
export function lastDayInOffice(facts: RetirementFacts): DateOnly | null {
  if (facts.retiresOn) return facts.retiresOn
  const month = retirementMonth(facts)
  return month ? addDays(addMonths(`${month}-01`, 1), -1) : null
}
