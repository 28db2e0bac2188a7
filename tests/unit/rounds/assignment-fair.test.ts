import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignmentRequest, solveAssignment } from '@/lib/rounds/assignment'
import type { Pair } from '@/lib/rounds/assignment-model'
import { candidateGroups, proposeBridges } from '@/lib/rounds/bridging'

const data = path.join(process.env.PORTAL_TEST_DATA ?? path.resolve('../shared/data'), 'assignment')

/** Every assignment that keeps the rules, of a small instance. */
function allAssignments({ conflict, perCandidate, minLoad, maxLoad, pins = [] }: AssignmentRequest): Pair[][] {
  const reviewers = conflict.length
  const candidates = conflict[0]?.length ?? 0
  const found: Pair[][] = []
  const recurse = (candidate: number, loads: number[], pairs: Pair[]): void => {
    if (candidate === candidates) {
      const isPinned = pins.every((pin) => pairs.some((pair) => pair[0] === pin[0] && pair[1] === pin[1]))
      if (isPinned && loads.every((load) => load >= minLoad)) found.push(pairs)
      return
    }
    for (let mask = 0; mask < 1 << reviewers; mask += 1) {
      const chosen = loads.flatMap((_, reviewer) => (mask & (1 << reviewer) ? [reviewer] : []))
      if (chosen.length !== perCandidate || chosen.some((reviewer) => conflict[reviewer]?.[candidate])) continue
      const after = loads.map((load, reviewer) => load + (chosen.includes(reviewer) ? 1 : 0))
      if (after.some((load) => load > maxLoad)) continue
      recurse(candidate + 1, after, [...pairs, ...chosen.map((reviewer): Pair => [reviewer, candidate])])
    }
  }
  recurse(0, new Array<number>(reviewers).fill(0), [])
  return found
}

function figuresOf({ similarity = [], conflict }: AssignmentRequest, pairs: readonly Pair[]): { worst: number; total: number } {
  const served = new Array<number>(conflict[0]?.length ?? 0).fill(0)
  for (const [reviewer, candidate] of pairs) served[candidate] = (served[candidate] ?? 0) + (similarity[reviewer]?.[candidate] ?? 0)
  return { worst: Math.min(...served), total: served.reduce((sum, value) => sum + value, 0) }
}

const instances = fc
  .record({
    rows: fc.array(
      fc.array(
        fc.record({ worth: fc.integer({ min: 0, max: 9 }), isConflict: fc.integer({ min: 0, max: 4 }).map((value) => value === 0) }),
        {
          minLength: 3,
          maxLength: 3,
        },
      ),
      { minLength: 2, maxLength: 4 },
    ),
    perCandidate: fc.integer({ min: 1, max: 2 }),
    minLoad: fc.integer({ min: 0, max: 1 }),
    maxLoad: fc.integer({ min: 1, max: 3 }),
    picks: fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 6 }),
  })
  .map(({ rows, picks, ...bounds }) => ({
    request: {
      similarity: rows.map((row) => row.map((cell) => cell.worth)),
      conflict: rows.map((row) => row.map((cell) => cell.isConflict)),
      ...bounds,
    } satisfies AssignmentRequest,
    // Earlier seats may break every rule of today: conflicts found since, loads since lowered.
    keep: [
      ...new Map(
        picks.map(([reviewer, candidate]): [string, Pair] => [
          `${reviewer % rows.length}-${candidate}`,
          [reviewer % rows.length, candidate],
        ]),
      ).values(),
    ],
  }))

const isIn = (pairs: readonly Pair[], [reviewer, candidate]: Pair) => pairs.some((pair) => pair[0] === reviewer && pair[1] === candidate)

describe('fair assignment', () => {
  it('serves the worst candidate before the total', async () => {
    const similarity = [
      [10, 6],
      [6, 1],
    ]
    const request = { similarity, conflict: similarity.map((row) => row.map(() => false)), perCandidate: 1, minLoad: 0, maxLoad: 1 }
    expect(await solveAssignment(request)).toMatchObject({ total: 12, worst: 6 })
    const unequal = {
      ...request,
      similarity: [
        [10, 4],
        [5, 1],
      ],
    }
    expect(await solveAssignment(unequal)).toMatchObject({ total: 11, worst: 1 })
    expect(await solveAssignment({ ...unequal, objective: 'fair' })).toMatchObject({ status: 'optimal', total: 9, worst: 4, worstBound: 4 })
  })

  it.each([1e-9, 1, 1e7])('is the same whatever unit the similarities have (%d)', async (unit) => {
    const similarity = [
      [10, 4],
      [5, 1],
    ].map((row) => row.map((value) => value * unit))
    const request = { similarity, conflict: similarity.map((row) => row.map(() => false)), perCandidate: 1, minLoad: 0, maxLoad: 1 }
    const result = await solveAssignment({ ...request, objective: 'fair' })
    expect([result.total / unit, result.worst / unit, result.worstBound / unit].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
      9, 4, 4,
    ])
  })

  it('property: no assignment found by exhaustion is fairer, nor better among the equally fair', async () => {
    await fc.assert(
      fc.asyncProperty(instances, async ({ request }) => {
        const values = allAssignments(request).map((pairs) => figuresOf(request, pairs))
        const result = await solveAssignment({ ...request, objective: 'fair' })
        expect(result.status === 'infeasible').toBe(values.length === 0)
        if (values.length === 0) return
        const worst = Math.max(...values.map((value) => value.worst))
        const total = Math.max(...values.filter((value) => value.worst === worst).map((value) => value.total))
        expect(result).toMatchObject({ status: 'optimal', worst, total, worstBound: worst })
        expect(result.pairs.some(([reviewer, candidate]) => request.conflict[reviewer]?.[candidate])).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('changing an assignment', () => {
  it.each(['total', 'fair'] as const)(
    'property (%s): no more changes than exhaustion finds necessary, then the best',
    async (objective) => {
      await fc.assert(
        fc.asyncProperty(instances, async ({ request, keep }) => {
          const kept = (pairs: readonly Pair[]) => keep.filter((pair) => isIn(pairs, pair)).length
          const all = allAssignments(request)
          const result = await solveAssignment({ ...request, keep, objective })
          expect(result.status === 'infeasible').toBe(all.length === 0)
          if (all.length === 0) return
          const most = Math.max(...all.map(kept))
          expect(kept(result.pairs)).toBe(most)
          const values = all.filter((pairs) => kept(pairs) === most).map((pairs) => figuresOf(request, pairs))
          const worst = objective === 'fair' ? Math.max(...values.map((value) => value.worst)) : Number.NEGATIVE_INFINITY
          expect(result.total).toBeCloseTo(Math.max(...values.filter((value) => value.worst >= worst).map((value) => value.total)), 6)
          if (objective === 'fair') expect(result.worst).toBe(worst)
          expect(result.pairs.some(([reviewer, candidate]) => request.conflict[reviewer]?.[candidate])).toBe(false)
        }),
        { numRuns: 60 },
      )
    },
  )

  it('moves only what a late reviewer with a minimum makes necessary', async () => {
    const conflict = [0, 1, 2].map(() => [0, 1, 2, 3].map(() => false))
    const keep: Pair[] = [0, 1].flatMap((reviewer) => [0, 1, 2, 3].map((candidate): Pair => [reviewer, candidate]))
    const result = await solveAssignment({ conflict, perCandidate: 2, minLoad: 2, maxLoad: 4, keep })
    expect(keep.filter((pair) => isIn(result.pairs, pair))).toHaveLength(6)
    expect(result.loads).toEqual([3, 3, 2])
  })

  it('gives a candidate that already has seats only what it still needs', async () => {
    const conflict = [0, 1].map(() => [false, false, false])
    const result = await solveAssignment({ conflict, perCandidate: 2, needs: [2, 1, 0], minLoad: 0, maxLoad: 2 })
    expect([0, 1, 2].map((candidate) => result.pairs.filter((pair) => pair[1] === candidate).length)).toEqual([2, 1, 0])
  })
})

describe('proposeBridges', () => {
  const conflict = [0, 1, 2, 3].map(() => [0, 1, 2, 3].map(() => false))
  const request = { conflict, perCandidate: 2, minLoad: 0, maxLoad: 2 }
  const apart: Pair[] = [0, 1].flatMap((reviewer) =>
    [0, 1].flatMap((candidate): Pair[] => [
      [reviewer, candidate],
      [reviewer + 2, candidate + 2],
    ]),
  )

  it('joins two groups by one exchange', async () => {
    expect(candidateGroups(apart)).toEqual([
      [0, 1],
      [2, 3],
    ])
    const { groups, bridges, pairs, removed, isBridged } = await proposeBridges(request, apart)
    expect(groups).toHaveLength(2)
    expect(isBridged).toBe(true)
    expect(bridges).toHaveLength(1)
    expect(removed).toHaveLength(2)
    expect(candidateGroups(pairs)).toHaveLength(1)
  })

  it('says so where conflicts keep the groups apart', async () => {
    const walled = conflict.map((row, reviewer) => row.map((_, candidate) => reviewer < 2 !== candidate < 2))
    expect(await proposeBridges({ ...request, conflict: walled }, apart)).toMatchObject({ isBridged: false, bridges: [] })
  })
})

describe.skipIf(!existsSync(data))('fair assignment on the published data sets', () => {
  const read = (file: string): number[][] =>
    readFileSync(path.join(data, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(',').map(Number))

  it('midl, 3 per paper, load up to 4: the worst paper at the upper bound', async () => {
    const similarity = read('midl-similarity.csv')
    const conflict = similarity.map((row) => row.map((value) => value === -1))
    const result = await solveAssignment({ similarity, conflict, perCandidate: 3, minLoad: 0, maxLoad: 4, objective: 'fair' })
    expect(result.status).toBe('optimal')
    expect(result.worst).toBeCloseTo(0.944839, 6)
    expect(result.total).toBeCloseTo(201.768731, 6)
  })

  it('preflib, 3 per paper, load up to 6: the best total serves everybody as well as can be', async () => {
    const conflict = read('preflib1.conflict.csv').map((row) => row.map((value) => value === 1))
    const similarity = read('preflib1.similarity.csv')
    const result = await solveAssignment({ similarity, conflict, perCandidate: 3, minLoad: 0, maxLoad: 6, objective: 'fair' })
    expect(result).toMatchObject({ status: 'optimal', worst: 0.75, worstBound: 0.75, total: 124.25 })
  })
})
