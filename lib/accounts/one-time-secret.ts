import { randomInt } from 'node:crypto'

/** Letters and digits that are not mistaken for one another when read aloud or from paper. */
const UPPER = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const LOWER = 'abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'

function pick(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** A first password of four groups, three kinds of character; about 80 bits. */
export function makeFirstPassword(): string {
  return `${pick(UPPER, 4)}-${pick(LOWER, 4)}-${pick(DIGITS, 4)}-${pick(UPPER + LOWER + DIGITS, 5)}`
}

/** An activation code of three groups; about 58 bits, behind a limit of attempts. */
export function makeActivationCode(): string {
  return `${pick(UPPER + DIGITS, 4)}-${pick(UPPER + DIGITS, 4)}-${pick(UPPER + DIGITS, 4)}`
}

/** The code as it is compared: however it was typed, with or without hyphens and blanks. */
export function normalActivationCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}
