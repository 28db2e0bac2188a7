import { addDays, startOfDay } from '@/lib/platform/dates'
import { type PlanConsent, type PlanHolding, type PlanPerson, SEED_DAY } from './city-plan'
import { seedLines } from './data/lines'
import type { Random } from './random'

/** Version of the text that people agreed to. */
export const CONSENT_TEXT_VERSION = 1

/** Most holders agreed to be shown, soon after their title began; a few took it back. */
export function planConsents(
  random: Random,
  people: readonly PlanPerson[],
  holdings: readonly PlanHolding[],
  always: readonly string[],
): PlanConsent[] {
  const firstDay = new Map<string, string>()
  for (const { personId, startsOn, endsOn } of holdings) {
    if (endsOn < SEED_DAY) continue
    const known = firstDay.get(personId)
    if (!known || startsOn < known) firstDay.set(personId, startsOn)
  }
  return people.flatMap((person) => {
    const day = firstDay.get(person.id)
    if (!day || (!always.includes(person.id) && !random.chance(0.9))) return []
    const given = addDays(day < '2021-11-20' ? '2021-12-01' : day, random.int(1, 40))
    const givenOn = given < SEED_DAY ? given : addDays(SEED_DAY, -3)
    const givenAt = new Date(startOfDay(givenOn).getTime() + random.int(9 * 60, 17 * 60) * 60_000)
    const isWithdrawn = !always.includes(person.id) && random.chance(0.02)
    return [
      {
        id: random.uuid(givenAt),
        personId: person.id,
        channel: random.chance(0.35) ? ('self' as const) : ('signedForm' as const),
        givenAt,
        withdrawnAt: isWithdrawn ? new Date(startOfDay(addDays(SEED_DAY, -random.int(4, 60))).getTime() + 10 * 3_600_000) : null,
      },
    ]
  })
}

const templates: readonly ((speciality: string, number: (low: number, high: number) => number) => string)[] = [
  (speciality, number) => `长期从事${speciality}工作，近三年牵头办理重点难点事项 ${number(12, 48)} 件，编写工作指引 ${number(1, 3)} 部。`,
  (speciality, number) => `主持市级${speciality}课题 ${number(1, 3)} 项，带教新人 ${number(2, 6)} 名，授课 ${number(6, 30)} 场。`,
  (speciality, number) => `${speciality}流程再造的主要执笔人，做法被 ${number(2, 7)} 个单位采用，办理时限缩短 ${number(20, 60)}%。`,
  (speciality, number) => `在${speciality}一线工作 ${number(8, 24)} 年，岗位练兵成绩居本条线前列，连续 ${number(2, 4)} 年无差错、无投诉。`,
  (speciality, number) => `负责${speciality}疑难事项会商，近三年参与会商 ${number(10, 36)} 次，形成典型案例 ${number(2, 6)} 个。`,
]

/** A sentence or two on what each holder is known for; people who never held a title have none. */
export function writeBios(random: Random, people: readonly PlanPerson[], holdings: readonly PlanHolding[]): void {
  const holders = new Set(holdings.map((holding) => holding.personId))
  const lineSpecialities = seedLines.flatMap((line) => line.specialities)
  for (const person of people) {
    if (!holders.has(person.id)) continue
    person.bio = random.pick(templates)(person.specialities[0] ?? random.pick(lineSpecialities), random.int)
  }
}
