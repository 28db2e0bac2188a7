import { type DateOnly, dateOf } from '@/lib/platform/dates'
import { type EligibilityFacts, type EligibilityResult, evaluateEligibility, noFacts } from '@/lib/rounds/eligibility'
import type { EducationLevel } from '@/lib/rounds/eligibility-rules'
import type { Scheme } from '@/lib/rounds/scheme'
import { lineSinceOf } from '../candidates'
import type { PlanHolding, PlanPerson } from '../city-plan'
import { seedTitles } from '../data/titles'

const levels: Record<string, EducationLevel> = { 大专: 'juniorCollege', 大学本科: 'bachelor', 硕士研究生: 'master', 博士研究生: 'doctor' }
const titleNames = new Map<string, string>(seedTitles.map((title) => [title.code, title.name]))

function factsOf(person: PlanPerson, holdings: readonly PlanHolding[], isConfirmed: boolean, scheme: Scheme): EligibilityFacts {
  return {
    ...noFacts,
    birthDate: person.birthDate,
    workStartedOn: person.workStartDate,
    lineStartedOn: lineSinceOf(person),
    appraisals: person.appraisals,
    holdings: holdings.map(({ titleCode, startsOn, endsOn }) => ({
      titleCode,
      titleName: titleNames.get(titleCode) ?? '',
      startsOn,
      endsOn,
    })),
    sanctions: person.sanctions.map((sanction) => ({ name: sanction.kind, startsOn: sanction.startsOn, endsOn: sanction.endsOn })),
    education: levels[person.education] ?? null,
    documents: scheme.fields.filter((field) => field.type === 'file').map((field) => field.key),
    confirmed: isConfirmed ? scheme.eligibility.map((rule) => rule.key) : [],
  }
}

/** The portal's own evaluation of a person on the closing day of the round. */
export function resultsOf(scheme: Scheme, person: PlanPerson, holdings: readonly PlanHolding[], isConfirmed: boolean): EligibilityResult[] {
  const day: DateOnly = scheme.schedule.closesAt ? dateOf(new Date(scheme.schedule.closesAt)) : ''
  return evaluateEligibility(scheme.eligibility, factsOf(person, holdings, isConfirmed, scheme), day)
}

/** Everybody whom no rule keeps out on file. */
export function eligiblePeople(
  scheme: Scheme,
  people: readonly PlanPerson[],
  holdingsOf: ReadonlyMap<string, PlanHolding[]>,
): PlanPerson[] {
  return people.filter((person) =>
    resultsOf(scheme, person, holdingsOf.get(person.id) ?? [], false).every((result) => result.outcome !== 'fail'),
  )
}
