/**
 * What a side of a draw commits to. Shared by the browser, where the secret is made and kept, and the server, which checks it once it is
 * revealed: no cryptography here, only the text that is hashed.
 */

export type DrawParty = 'office' | 'supervisor'

/** Both in lower-case hexadecimal: 32 random bytes and 16 random bytes. */
export type DrawSeed = { secret: string; salt: string }

export const secretLength = 64
export const saltLength = 32

const seedPattern = new RegExp(`^[0-9a-f]{${secretLength}}$`)
const saltPattern = new RegExp(`^[0-9a-f]{${saltLength}}$`)

export function isDrawSeed(seed: DrawSeed): boolean {
  return seedPattern.test(seed.secret) && saltPattern.test(seed.salt)
}

/** The text whose SHA-256 is the commitment. Draw and side are part of it: one cannot be passed off as another. */
export function commitmentText(drawId: string, party: DrawParty, seed: DrawSeed): string {
  return ['reviewer-draw-commitment/1', drawId, party, seed.salt, seed.secret].join('\n')
}

/** How the seed is noted down by hand: groups of four, the secret first. */
export function writtenSeed(seed: DrawSeed): string {
  return (seed.secret + seed.salt).replace(/(.{4})(?!$)/g, '$1 ')
}

/** Reads what was noted down, blanks and case aside; null when it is no seed. */
export function readWrittenSeed(text: string): DrawSeed | null {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
  const seed = { secret: plain.slice(0, secretLength), salt: plain.slice(secretLength) }
  return isDrawSeed(seed) ? seed : null
}
