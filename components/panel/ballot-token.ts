import { tokenLength } from '@/lib/rounds/meeting/ballot-box'
import type { PanelChoice } from '@/lib/rounds/meeting/papers'

/**
 * The browser's side of a secret ballot: makes a token, blinds it, unblinds the portal's signature, puts the ballot into the box without a
 * session. A paper is kept in this browser until it is cast, and forgotten at log-out with every other draft.
 */

export type HeldPaper = {
  message: string
  inverse: string
  blinded: string
  /** Once the portal has signed. */
  signature: string | null
  /** The ballot is in the box; nothing of the paper is kept. */
  isCast: boolean
}

const keyOf = (paperId: string) => `draft:ballot:${paperId}`

function text(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytes(value: string): Uint8Array<ArrayBuffer> {
  const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

async function suite() {
  const { RSABSSA } = await import('@cloudflare/blindrsa-ts')
  return RSABSSA.SHA384.PSS.Randomized()
}

function importKey(publicKey: string): Promise<CryptoKey> {
  const key = JSON.parse(publicKey) as JsonWebKey
  return crypto.subtle.importKey('jwk', key, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
}

/** Old browsers, and pages not served over https, cannot. */
function canVoteHere(): boolean {
  return typeof crypto !== 'undefined' && 'subtle' in crypto && typeof localStorage !== 'undefined'
}

const listeners = new Set<() => void>()

/** For `useSyncExternalStore`: papers change here and in other windows. */
export function watchPapers(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

/** The papers as text, equal while nothing changed; null where this browser cannot vote. */
export function papersText(paperIds: readonly string[]): string | null {
  return canVoteHere() ? JSON.stringify(Object.fromEntries(paperIds.map((id) => [id, heldPaper(id)]))) : null
}

/** The paper that this browser holds. */
export function heldPaper(paperId: string): HeldPaper | null {
  const stored = localStorage.getItem(keyOf(paperId))
  return stored ? (JSON.parse(stored) as HeldPaper) : null
}

function hold(paperId: string, paper: HeldPaper): HeldPaper {
  localStorage.setItem(keyOf(paperId), JSON.stringify(paper))
  for (const listener of listeners) listener()
  return paper
}

/** Drops papers of turns that are over or void. */
export function forgetOtherPapers(paperIds: readonly string[]): void {
  const kept = paperIds.map(keyOf)
  for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf('')) && !kept.includes(key)) localStorage.removeItem(key)
}

/** A blinded token for a paper; the one that was made before, so that an answer lost on the way can be asked for again. */
export async function preparePaper(paperId: string, publicKey: string): Promise<HeldPaper> {
  const earlier = heldPaper(paperId)
  if (earlier) return earlier
  const blindRsa = await suite()
  const message = blindRsa.prepare(crypto.getRandomValues(new Uint8Array(tokenLength)))
  const { blindedMsg, inv } = await blindRsa.blind(await importKey(publicKey), message)
  return hold(paperId, { message: text(message), inverse: text(inv), blinded: text(blindedMsg), signature: null, isCast: false })
}

/** Unblinds the portal's signature and checks it. @throws Error when it is not good */
export async function finishPaper(paperId: string, publicKey: string, blindSignature: string): Promise<HeldPaper> {
  const paper = heldPaper(paperId)
  if (!paper) throw new Error('no paper')
  const blindRsa = await suite()
  const signature = await blindRsa.finalize(await importKey(publicKey), bytes(paper.message), bytes(blindSignature), bytes(paper.inverse))
  return hold(paperId, { ...paper, signature: text(signature) })
}

export type Choice = { nominationId: string; choice: PanelChoice }

/** Puts one ballot into the box, without cookies. A paper that is in the box already counts as done. Returns why not, or null. */
export async function castPaper(paperId: string, choices: readonly Choice[]): Promise<string | null> {
  const paper = heldPaper(paperId)
  if (!paper?.signature) return '选票不在本机，请先领取选票。'
  try {
    const response = await fetch('/api/ballots', {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ paperId, message: paper.message, signature: paper.signature, choices }),
    })
    if (!response.ok) {
      const body: unknown = await response.json()
      const refusal = typeof body === 'object' && body !== null ? (body as { code?: unknown; message?: unknown }) : {}
      if (refusal.code !== 'tokenSpent') return typeof refusal.message === 'string' ? refusal.message : '投票没有成功，请重试。'
    }
    hold(paperId, { message: '', inverse: '', blinded: '', signature: null, isCast: true })
    return null
  } catch {
    return '网络中断，选票没有投出，仍保留在本机，请重试。'
  }
}
