import {
  commitmentText,
  type DrawParty,
  type DrawSeed,
  readWrittenSeed,
  saltLength,
  secretLength,
  writtenSeed,
} from '@/lib/rounds/draw-commitment'

/** The secret of a draw lives in this browser alone until it is revealed; it is wiped like every draft when its owner signs out. */

const keyOf = (drawId: string, party: DrawParty): string => `draft:draw:${drawId}:${party}`

function randomHex(characters: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(characters / 2))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function makeSeed(): DrawSeed {
  return { secret: randomHex(secretLength), salt: randomHex(saltLength) }
}

/** @returns null where the browser offers no digests: only over https, or on this machine */
export async function commitmentFor(drawId: string, party: DrawParty, seed: DrawSeed): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(commitmentText(drawId, party, seed)))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function keepSeed(drawId: string, party: DrawParty, seed: DrawSeed): void {
  try {
    localStorage.setItem(keyOf(drawId, party), writtenSeed(seed))
  } catch {
    // A forbidden store leaves what was noted down.
  }
}

export function keptSeed(drawId: string, party: DrawParty): DrawSeed | null {
  try {
    return readWrittenSeed(localStorage.getItem(keyOf(drawId, party)) ?? '')
  } catch {
    return null
  }
}

export function forgetSeed(drawId: string, party: DrawParty): void {
  try {
    localStorage.removeItem(keyOf(drawId, party))
  } catch {
    // Nothing was kept.
  }
}
