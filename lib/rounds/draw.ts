import { createHash, createHmac } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { commitmentText, type DrawParty, type DrawSeed, isDrawSeed } from './draw-commitment'

/**
 * Drawing reviewers from the pool so that nobody can steer it and everybody can repeat it.
 *
 * 1. Office and supervisor each commit to a seed (commit, then reveal; Blum 1981): SHA-256 over draw, side, salt and secret.
 * 2. The pool is frozen on pseudonyms and its digest published. Each pseudonym carries a seal, SHA-256 over draw, pseudonym, person and a
 *    nonce, so that no other person can be put behind it afterwards.
 * 3. Both reveal. The key is SHA-256 over format, both secrets and the pool's digest.
 * 4. Groups are drawn in their order. Who was drawn in an earlier group is taken out. The pseudonyms, sorted, are shuffled by Fisher and
 *    Yates from the first place on; each index comes from the stream HMAC-SHA-256(key, "group key:block number"), read as unsigned 32-bit
 *    big-endian numbers; numbers at or above the largest multiple of the range are thrown away (rejection sampling), so that every order is
 *    equally likely. The first `count` are drawn, the next `alternates` stand by in that order.
 *
 * Neither side can know the result before the other reveals; who reveals last can only refuse to, which voids the draw on record.
 */

export type DrawGroup = {
  key: string
  name: string
  /** Lines and specialities of which a member needs at least one; nothing in either lets everybody in. */
  lineIds: string[]
  specialities: string[]
  count: number
  alternates: number
}

export type PoolEntry = { pseudonym: string; seal: string; groups: string[]; exclusion: string | null }

/** What the digest is taken over. Holds no name and no id of a person. */
export type FrozenPool = {
  format: 'reviewer-pool/1'
  drawId: string
  groups: { key: string; name: string; count: number; alternates: number; members: string[] }[]
  /** Pseudonym → seal, of everybody, those not drawn from included. */
  seals: Record<string, string>
  excluded: { pseudonym: string; reason: string }[]
}

export type DrawnGroup = { key: string; seats: { position: number; pseudonym: string; isAlternate: boolean }[] }

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export function commitmentOf(drawId: string, party: DrawParty, seed: DrawSeed): string {
  return sha256(commitmentText(drawId, party, seed))
}

/** True when the revealed seed is the one committed to. */
export function isCommitted(commitment: string, drawId: string, party: DrawParty, seed: DrawSeed): boolean {
  return isDrawSeed(seed) && commitmentOf(drawId, party, seed) === commitment
}

export function sealOf(drawId: string, pseudonym: string, personId: string, nonce: string): string {
  return sha256(['reviewer-pool-seal/1', drawId, pseudonym, personId, nonce].join('\n'))
}

export function freezePool(drawId: string, groups: readonly DrawGroup[], entries: readonly PoolEntry[]): FrozenPool {
  const sorted = [...entries].sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
  return {
    format: 'reviewer-pool/1',
    drawId,
    groups: groups.map(({ key, name, count, alternates }) => ({
      key,
      name,
      count,
      alternates,
      members: sorted.filter((entry) => entry.exclusion === null && entry.groups.includes(key)).map((entry) => entry.pseudonym),
    })),
    seals: Object.fromEntries(sorted.map((entry) => [entry.pseudonym, entry.seal])),
    excluded: sorted.flatMap((entry) => (entry.exclusion === null ? [] : [{ pseudonym: entry.pseudonym, reason: entry.exclusion }])),
  }
}

export function poolDigestOf(pool: FrozenPool): string {
  return sha256(canonicalJson(pool))
}

/**
 * The draw. The same seeds and the same pool give the same result anywhere.
 * @throws Error when a group has fewer members than it has to give: the pool is refused before it is frozen
 */
export function drawReviewers(pool: FrozenPool, seeds: Record<DrawParty, DrawSeed>): DrawnGroup[] {
  const key = createHash('sha256')
    .update(['reviewer-draw/1', seeds.office.secret, seeds.supervisor.secret, poolDigestOf(pool)].join('\n'), 'utf8')
    .digest()
  const taken = new Set<string>()
  return pool.groups.map((group) => {
    const members = group.members.filter((pseudonym) => !taken.has(pseudonym)).sort()
    if (members.length < group.count) throw new Error(`Group ${group.key} has too few members`)
    const wanted = Math.min(members.length, group.count + group.alternates)
    const order = shuffleFirst(members, wanted, streamOf(key, group.key))
    for (const pseudonym of order) taken.add(pseudonym)
    return {
      key: group.key,
      seats: order.map((pseudonym, index) => ({ position: index + 1, pseudonym, isAlternate: index >= group.count })),
    }
  })
}

export function resultDigestOf(drawId: string, drawn: readonly DrawnGroup[]): string {
  return sha256(canonicalJson({ format: 'reviewer-draw-result/1', drawId, drawn }))
}

/** How many can be drawn at most and at least: members of several groups may already be taken by an earlier one. Sentences for what is short. */
export function shortGroups(pool: FrozenPool): string[] {
  let before = new Set<string>()
  return pool.groups.flatMap((group) => {
    const overlap = group.members.filter((pseudonym) => before.has(pseudonym)).length
    const earlier = pool.groups.slice(0, pool.groups.indexOf(group)).reduce((sum, each) => sum + each.count + each.alternates, 0)
    const sure = group.members.length - Math.min(overlap, earlier)
    before = new Set([...before, ...group.members])
    return sure < group.count ? [`“${group.name}”需抽取 ${group.count} 人，符合条件且不与前面各组重复的只有 ${Math.max(0, sure)} 人。`] : []
  })
}

/** The first `wanted` places of a random order. */
function shuffleFirst(items: readonly string[], wanted: number, next: () => number): string[] {
  const order = [...items]
  for (let place = 0; place < wanted; place++) {
    const other = place + below(order.length - place, next)
    const held = order[place] ?? ''
    order[place] = order[other] ?? ''
    order[other] = held
  }
  return order.slice(0, wanted)
}

/** A number from 0 to below `limit`, each equally likely. */
function below(limit: number, next: () => number): number {
  const bound = Math.floor(2 ** 32 / limit) * limit
  for (;;) {
    const value = next()
    if (value < bound) return value % limit
  }
}

function streamOf(key: Buffer, label: string): () => number {
  let block = Buffer.alloc(0)
  let number = 0
  let at = 0
  return () => {
    if (at + 4 > block.length) {
      block = createHmac('sha256', key).update(`${label}:${number}`, 'utf8').digest()
      number += 1
      at = 0
    }
    const value = block.readUInt32BE(at)
    at += 4
    return value
  }
}
