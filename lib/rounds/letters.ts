import { randomInt } from 'node:crypto'

/** A, B, … Z, AA, AB …: what stands for a reviewer beside a score. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.trunc(index / 26) - 1) + last
}

/** The same items in an order nobody can foretell (Fisher and Yates, cryptographic randomness). */
export function shuffled<T>(items: readonly T[]): T[] {
  const list = [...items]
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1)
    const [a, b] = [list[index], list[other]]
    if (a !== undefined && b !== undefined) {
      list[index] = b
      list[other] = a
    }
  }
  return list
}

/** Distinct random codes without look-alike characters; blind codes never tell an order of entry. */
export function blindCodes(count: number): string[] {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const codes = new Set<string>()
  while (codes.size < count) codes.add(Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''))
  return [...codes]
}
