import type { FormAnswers } from '@/lib/rounds/nomination-form'
import type { PlanPerson } from '../city-plan'
import { caseEffects, caseTitles, closings, middles, openings, radiationTexts, researchTexts } from '../data/deeds'
import type { Random } from '../random'

/** Names of units as they are called in a career; every unit has one. */
export type NameOf = (unitId: string) => string

const monthStart = (day: string) => `${day.slice(0, 7)}-01`

/** A complete form of a person round; long enough for every field's least length. */
export function fullForm(random: Random, person: PlanPerson, nameOf: NameOf, year: number): FormAnswers {
  const speciality = person.specialities[0] ?? '本职业务'
  const write = (pool: readonly ((speciality: string, number: Random['int']) => string)[]) => random.pick(pool)(speciality, random.int)
  const [first, second] = random.sample(middles, 2)
  const deeds = [write(openings), first?.(speciality, random.int) ?? '', second?.(speciality, random.int) ?? '', write(closings)].join('')
  const cases = random.sample(caseTitles, random.int(2, 3)).map((title, index) => ({
    title: `${speciality}：${title}`,
    year: String(year - 1 - index),
    role: random.pick(['主办', '牵头', '主要参与']),
    effect: random.pick(caseEffects),
  }))
  return {
    position: person.post,
    speciality,
    resume: person.spells.map((spell) => ({
      from: monthStart(spell.startsOn),
      to: spell.endsOn ? monthStart(spell.endsOn) : '',
      unit: `${nameOf(spell.unitId)} ${spell.post}`,
    })),
    deeds,
    cases,
    research: write(researchTexts),
    radiation: write(radiationTexts),
  }
}

/** A form somebody has only begun: the first step, and a text that is still too short. */
export function begunForm(random: Random, person: PlanPerson, nameOf: NameOf, year: number): FormAnswers {
  const { position, speciality, resume, deeds } = fullForm(random, person, nameOf, year)
  return {
    position: position ?? '',
    speciality: speciality ?? '',
    resume: resume ?? [],
    deeds: String(deeds).slice(0, random.int(60, 150)),
  }
}
