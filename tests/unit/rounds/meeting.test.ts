import { RSABSSA } from '@cloudflare/blindrsa-ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPaperComplete, planPapers, tallyOf } from '@/lib/rounds/meeting/papers'
import { isTokenGood, makePaperKeys, numberOfKey, signBlinded, spentDigest } from '@/lib/rounds/meeting/token-keys'
import { decisionsOfTurns, standingOf, type TurnResult } from '@/lib/rounds/meeting/turns'
import type { PanelOutcome } from '@/lib/rounds/panel'
import { type SettledCandidate, settlePanel } from '@/lib/rounds/panel-settlement'
import type { Quotas } from '@/lib/rounds/scheme'

const places = (total: number | null): Quotas => ({ nominationsPerUnit: null, total, perLine: null, perUnit: null, grassrootsFloor: 0 })

describe('ballot papers', () => {
  test('candidates with the same voters share a paper; a recused member votes on the others only', () => {
    const plans = planPapers(
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'c'],
      [
        { nominationId: '1', recusedMemberIds: [] },
        { nominationId: '2', recusedMemberIds: ['b'] },
        { nominationId: '3', recusedMemberIds: ['d'] },
      ],
    )
    expect(plans.map((plan) => [plan.number, plan.memberIds, plan.candidates.map((each) => each.nominationId)])).toEqual([
      [1, ['a', 'b', 'c'], ['1', '3']],
      [2, ['a', 'c'], ['2']],
    ])
    expect(plans[0]?.candidates[0]?.counts).toEqual({ appointed: 4, entitled: 4, present: 3 })
    expect(plans[0]?.candidates[1]?.counts).toEqual({ appointed: 4, entitled: 3, present: 3 })
    expect(plans[1]?.candidates[0]?.counts).toEqual({ appointed: 4, entitled: 3, present: 2 })
  })

  test('nobody gets a paper for a candidate for whom they are recused, and everybody else present does', () => {
    const members = ['a', 'b', 'c', 'd', 'e']
    fc.assert(
      fc.property(fc.subarray(members), fc.array(fc.subarray(members), { maxLength: 12 }), (present, recusals) => {
        const candidates = recusals.map((recusedMemberIds, index) => ({ nominationId: String(index), recusedMemberIds }))
        const plans = planPapers(members, present, candidates)
        for (const { nominationId, recusedMemberIds } of candidates) {
          const paper = plans.filter((plan) => plan.candidates.some((each) => each.nominationId === nominationId))
          expect(paper).toHaveLength(1)
          expect(paper[0]?.memberIds).toEqual(present.filter((member) => !recusedMemberIds.includes(member)))
        }
      }),
      { numRuns: 80 },
    )
  })

  test('a paper has one choice for each of its candidates', () => {
    expect(isPaperComplete(['1', '2'], [{ nominationId: '1', choice: 'agree' }])).toBe(false)
    expect(isPaperComplete(['1'], [{ nominationId: '2', choice: 'agree' }])).toBe(false)
    const twice = [
      { nominationId: '1', choice: 'agree' },
      { nominationId: '1', choice: 'defer' },
    ] as const
    expect(isPaperComplete(['1', '2'], twice)).toBe(false)
    expect(tallyOf(['agree', 'defer', 'agree'])).toEqual({ agree: 2, disagree: 0, defer: 1 })
  })
})

describe('turns', () => {
  const candidate = (nominationId: string, rank: number): SettledCandidate => ({
    nominationId,
    name: nominationId,
    lineName: '条线',
    unitName: nominationId,
    isGrassroots: false,
    rank,
    decision: null,
  })
  const vote = (nominationId: string, agree: number, decision: PanelOutcome = 'approved') => ({
    nominationId,
    agree,
    disagree: 9 - agree,
    defer: 0,
    decision,
  })
  const decide = (candidates: SettledCandidate[], turns: TurnResult[]): SettledCandidate[] => {
    const decisions = decisionsOfTurns(turns)
    return candidates.map((each) => ({ ...each, decision: decisions.get(each.nominationId) ?? null }))
  }
  const four = ['a', 'b', 'c', 'd'].map((name, index) => candidate(name, index + 1))

  test('go on with those who have not passed while places are left, and passes of an earlier turn keep their places', () => {
    expect(standingOf(four, places(2)).next).toEqual({ kind: 'decision', nominationIds: ['a', 'b', 'c', 'd'], isNeeded: true })
    const first: TurnResult = {
      number: 1,
      kind: 'decision',
      candidates: [vote('a', 3, 'rejected'), vote('b', 6), vote('c', 2, 'rejected'), vote('d', 1, 'deferred')],
    }
    const after = standingOf(decide(four, [first]), places(2))
    expect(after.proposed).toEqual(['b'])
    expect(after.next).toEqual({ kind: 'decision', nominationIds: ['a', 'c', 'd'], isNeeded: false })
    const second: TurnResult = { number: 2, kind: 'decision', candidates: [vote('a', 8), vote('c', 9), vote('d', 0, 'rejected')] }
    const done = standingOf(decide(four, [first, second]), places(2))
    expect(done.proposed.sort()).toEqual(['b', 'c'])
    expect(done.overflow).toEqual(['a'])
    expect(done.next).toBeNull()
  })

  test('a pass that has to be voted on again keeps the place of its turn when it passes again', () => {
    const turns: TurnResult[] = [
      { number: 1, kind: 'decision', candidates: [vote('a', 7), vote('b', 2, 'rejected')] },
      { number: 2, kind: 'decision', candidates: [vote('b', 9)] },
      { number: 3, kind: 'decision', candidates: [vote('a', 6)] },
    ]
    expect(standingOf(decide(four.slice(0, 2), turns), places(1)).proposed).toEqual(['a'])
    const rejected: TurnResult = { number: 3, kind: 'decision', candidates: [vote('a', 2, 'rejected')] }
    expect(standingOf(decide(four.slice(0, 2), [...turns.slice(0, 2), rejected]), places(1)).proposed).toEqual(['b'])
  })

  test('equals across the last place are parted by a turn of their own, among themselves only', () => {
    const tied = [candidate('a', 1), candidate('b', 2), candidate('c', 2), candidate('d', 4)]
    const first: TurnResult = { number: 1, kind: 'decision', candidates: [vote('a', 9), vote('b', 7), vote('c', 7), vote('d', 6)] }
    const after = standingOf(decide(tied, [first]), places(2))
    expect(after.next).toEqual({ kind: 'tieBreak', nominationIds: ['b', 'c'], isNeeded: true })
    const parted = standingOf(decide(tied, [first, { number: 2, kind: 'tieBreak', candidates: [vote('b', 2), vote('c', 5)] }]), places(2))
    expect(parted.proposed.sort()).toEqual(['a', 'c'])
    expect(parted.overflow).toEqual(['b', 'd'])
    expect(parted.next).toBeNull()
  })

  test('never fill more than the places, and do not depend on the order of rows', () => {
    const rows = fc.array(
      fc.record({ rank: fc.integer({ min: 1, max: 4 }), agree: fc.integer({ min: 0, max: 5 }), turn: fc.integer({ min: 1, max: 3 }) }),
      {
        minLength: 1,
        maxLength: 9,
      },
    )
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), (list, total) => {
        const candidates = list.map(({ rank, agree, turn }, index) => ({
          ...candidate(String(index), rank),
          decision: { outcome: 'approved' as const, agree, turn },
        }))
        const standing = standingOf(candidates, places(total))
        expect(standing.proposed.length).toBeLessThanOrEqual(total)
        expect(standing.proposed.length + standing.tied.length).toBeGreaterThanOrEqual(Math.min(total, list.length))
        const reversed = standingOf([...candidates].reverse(), places(total))
        expect([...reversed.proposed].sort()).toEqual([...standing.proposed].sort())
        const lastIn = Math.max(
          0,
          ...candidates.filter((each) => standing.proposed.includes(each.nominationId)).map((each) => each.decision.turn),
        )
        const firstOut = candidates.filter((each) => standing.overflow.includes(each.nominationId)).map((each) => each.decision.turn)
        for (const turn of firstOut) expect(turn).toBeGreaterThanOrEqual(lastIn)
      }),
      { numRuns: 100 },
    )
  })

  test('a meeting held on paper is settled as before', () => {
    const { results } = settlePanel(
      [
        { ...candidate('a', 1), decision: { outcome: 'approved', agree: 6 } },
        { ...candidate('b', 2), decision: { outcome: 'approved', agree: 7 } },
      ],
      places(1),
    )
    expect(results.map((row) => row.event)).toEqual(['passOver', 'propose'])
  })
})

describe('tokens', () => {
  test('the blind signature of the portal finishes into a token that is good for its key alone', async () => {
    const [own, other] = await Promise.all([makePaperKeys(), makePaperKeys()])
    const suite = RSABSSA.SHA384.PSS.Randomized()
    const key = await crypto.subtle.importKey('jwk', JSON.parse(own.publicKey) as JsonWebKey, { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
      'verify',
    ])
    const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)))
    const { blindedMsg, inv } = await suite.blind(key, message)
    const blindSignature = Buffer.from(signBlinded(own.privateKey, Buffer.from(blindedMsg).toString('base64url')), 'base64url')
    const signature = Buffer.from(await suite.finalize(key, message, new Uint8Array(blindSignature), inv)).toString('base64url')
    const text = Buffer.from(message).toString('base64url')
    expect(text).toHaveLength(86)
    expect(signature).toHaveLength(342)
    expect(await isTokenGood(own.publicKey, text, signature)).toBe(true)
    expect(await isTokenGood(other.publicKey, text, signature)).toBe(false)
    const forged = Buffer.from(blindSignature).toString('base64url')
    expect(await isTokenGood(own.publicKey, text, forged)).toBe(false)
    expect(spentDigest(text)).toMatch(/^[0-9a-f]{64}$/)
    expect(numberOfKey(own.publicKey)).toMatch(/^\d{4} \d{4}$/)
    expect(() => signBlinded(own.privateKey, Buffer.alloc(256, 255).toString('base64url'))).toThrow()
  })
})
