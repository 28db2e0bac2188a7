import { checkDigitOf } from '@/lib/org/identity/id-number'
import type { DateOnly } from '@/lib/platform/dates'
import { avoidedNames, givenNames, surnames } from './data/names'
import type { Random } from './random'

/** A prefecture number that was never given out: numbers are valid by their checksum and belong to nobody. */
const REGION = '6443'
/** 140 is a range of machine cards: no such number of eleven digits reaches a person. */
const PHONE_RANGE = '140'

export type IdentityMaker = {
  name: (sex: 'male' | 'female', birthDate: DateOnly) => string
  idNumber: (sex: 'male' | 'female', birthDate: DateOnly) => string
  phone: () => string
}

/**
 * Makes names, identity numbers and phones; numbers never repeat, and a name repeats as seldom as in life.
 * @param reserved full names kept for people that the city needs by name
 */
export function identityMaker(random: Random, reserved: readonly string[]): IdentityMaker {
  const usedNumbers = new Set<string>()
  const usedNames = new Map<string, number>(reserved.map((name) => [name, 9]))
  const givenName = (sex: 'male' | 'female', year: number): string => {
    const pool = givenNames[sex].find((item) => year < item.until) ?? givenNames[sex].at(-1)
    if (!pool) throw new Error('no given names')
    const { single, alone, first, second } = pool
    if (random.chance(single)) return random.pick([...alone])
    const opening = random.pick([...first])
    const closing = random.pick([...second].filter((character) => character !== opening))
    return opening + closing
  }
  const fresh = (make: () => string): string => {
    for (;;) {
      const value = make()
      if (usedNumbers.has(value)) continue
      usedNumbers.add(value)
      return value
    }
  }
  return {
    name: (sex, birthDate) => {
      for (;;) {
        const name = random.weighted(surnames) + givenName(sex, Number(birthDate.slice(0, 4)))
        const times = usedNames.get(name) ?? 0
        if (avoidedNames.has(name) || times >= 3 || (times > 0 && random.chance(0.6))) continue
        usedNames.set(name, times + 1)
        return name
      }
    },
    idNumber: (sex, birthDate) =>
      fresh(() => {
        const county = String(random.int(1, 12)).padStart(2, '0')
        const order = random.int(0, 498) * 2 + (sex === 'male' ? 1 : 2)
        const seventeen = `${REGION}${county}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
        return seventeen + checkDigitOf(seventeen)
      }),
    phone: () => fresh(() => PHONE_RANGE + String(random.int(0, 99_999_999)).padStart(8, '0')),
  }
}
