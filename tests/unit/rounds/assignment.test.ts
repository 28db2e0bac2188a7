import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignmentRequest, type AssignmentResult, solveAssignment } from '@/lib/rounds/assignment'
import { describeCause } from '@/lib/rounds/assignment-words'

const data = path.join(process.env.PORTAL_TEST_DATA ?? path.resolve('../shared/data'), 'assignment')

const open = (reviewers: number, candidates: number): boolean[][] =>
  Array.from({ length: reviewers }, () => new Array<boolean>(candidates).fill(false))

function expectValid(request: AssignmentRequest, result: AssignmentResult): void {
  const candidates = request.conflict[0]?.length ?? 0
  for (let candidate = 0; candidate < candidates; candidate += 1)
    expect(result.pairs.filter((pair) => pair[1] === candidate)).toHaveLength(request.perCandidate)
  expect(new Set(result.pairs.map(String)).size).toBe(result.pairs.length)
  expect(result.pairs.filter(([reviewer, candidate]) => request.conflict[reviewer]?.[candidate])).toEqual([])
  for (const [reviewer, load] of result.loads.entries()) {
    expect(load).toBe(result.pairs.filter((pair) => pair[0] === reviewer).length)
    expect(load).toBeGreaterThanOrEqual(request.minLoad)
    expect(load).toBeLessThanOrEqual(request.maxLoad)
  }
}

describe('solveAssignment', () => {
  it('finds the best total, not the first fit', async () => {
    const similarity = [
      [10, 9],
      [9, 1],
    ]
    const result = await solveAssignment({ similarity, conflict: open(2, 2), perCandidate: 1, minLoad: 0, maxLoad: 1 })
    expect(result).toMatchObject({
      status: 'optimal',
      total: 18,
      bound: 18,
      worst: 9,
      loads: [1, 1],
      pairs: [
        [1, 0],
        [0, 1],
      ],
    })
  })

  it('evens the loads where nothing is preferred', async () => {
    const request = { conflict: open(4, 10), perCandidate: 2, minLoad: 0, maxLoad: 10 }
    const result = await solveAssignment(request)
    expectValid(request, result)
    expect(result.loads).toEqual([5, 5, 5, 5])
  })

  it('keeps pins', async () => {
    const request: AssignmentRequest = {
      similarity: [
        [0, 0],
        [9, 9],
        [8, 8],
      ],
      conflict: open(3, 2),
      perCandidate: 2,
      minLoad: 0,
      maxLoad: 2,
      pins: [[0, 1]],
    }
    const result = await solveAssignment(request)
    expectValid(request, result)
    expect(result.pairs).toContainEqual([0, 1])
  })

  it('names a candidate with too few reviewers free of conflict', async () => {
    const conflict = [
      [true, false],
      [true, false],
      [false, false],
    ]
    const result = await solveAssignment({ conflict, perCandidate: 2, minLoad: 0, maxLoad: 2 })
    expect(result.status).toBe('infeasible')
    expect(result.because).toEqual([{ code: 'candidateShort', candidate: 0, available: 1, needed: 2 }])
    expect(
      describeCause({ code: 'candidateShort', candidate: 0, available: 1, needed: 2 }, { candidateAt: () => '张三', reviewerAt: () => '' }),
    ).toBe('张三 回避后只剩 1 位专家可以评审，需要 2 位，请增加专家。')
  })

  it('names too small a capacity and too large a minimum', async () => {
    expect((await solveAssignment({ conflict: open(2, 5), perCandidate: 1, minLoad: 0, maxLoad: 2 })).because).toEqual([
      { code: 'capacityTooSmall', needed: 5, capacity: 4 },
    ])
    expect((await solveAssignment({ conflict: open(3, 2), perCandidate: 1, minLoad: 1, maxLoad: 2 })).because).toEqual([
      { code: 'minimumTooLarge', minimum: 3, available: 2 },
    ])
  })

  it('proves a group of candidates that shares too few reviewers', async () => {
    // Candidates 0, 1, 2 may only be read by reviewers 0 and 1, each at most once; 3 and 4 are open to all.
    const conflict = [0, 1, 2, 3, 4].map((reviewer) => [0, 1, 2, 3, 4].map((candidate) => candidate < 3 && reviewer > 1))
    const result = await solveAssignment({ conflict, perCandidate: 1, minLoad: 0, maxLoad: 1 })
    expect(result.because).toEqual([{ code: 'candidatesShort', candidates: [0, 1, 2], reviewers: [0, 1], needed: 3, capacity: 2 }])
  })

  it('proves reviewers who cannot reach their minimum together', async () => {
    const conflict = [0, 1, 2].map((reviewer) => [0, 1, 2].map((candidate) => reviewer < 2 && candidate > 0))
    const result = await solveAssignment({ conflict, perCandidate: 1, minLoad: 1, maxLoad: 3 })
    expect(result.because).toEqual([{ code: 'reviewersShort', reviewers: [0, 1], candidates: [0], minimum: 2, available: 1 }])
  })

  it('property: valid and no worse than any assignment found by exhaustion', async () => {
    const request = fc.record({
      rows: fc.array(
        fc.array(
          fc.record({ worth: fc.integer({ min: 0, max: 9 }), isConflict: fc.integer({ min: 0, max: 4 }).map((value) => value === 0) }),
          { minLength: 3, maxLength: 3 },
        ),
        { minLength: 1, maxLength: 4 },
      ),
      perCandidate: fc.integer({ min: 1, max: 2 }),
      minLoad: fc.integer({ min: 0, max: 2 }),
      maxLoad: fc.integer({ min: 1, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ rows, perCandidate, minLoad, maxLoad }) => {
        const similarity = rows.map((row) => row.map((cell) => cell.worth))
        const conflict = rows.map((row) => row.map((cell) => cell.isConflict))
        const problem = { similarity, conflict, perCandidate, minLoad, maxLoad }
        const result = await solveAssignment(problem)
        const best = exhaustiveBest(problem)
        expect(result.status).toBe(best === null ? 'infeasible' : 'optimal')
        if (best === null) expect(result.because.length).toBeGreaterThan(0)
        else {
          expectValid(problem, result)
          expect(result.total).toBe(best)
        }
        expect(await solveAssignment(problem)).toEqual(result)
      }),
      { numRuns: 80 },
    )
  })
})

function exhaustiveBest({ similarity = [], conflict, perCandidate, minLoad, maxLoad }: AssignmentRequest): number | null {
  const reviewers = conflict.length
  let best: number | null = null
  const recurse = (candidate: number, loads: number[], total: number): void => {
    if (candidate === 3) {
      if (loads.every((load) => load >= minLoad) && (best === null || total > best)) best = total
      return
    }
    for (let mask = 0; mask < 1 << reviewers; mask += 1) {
      const chosen = loads.flatMap((_, reviewer) => (mask & (1 << reviewer) ? [reviewer] : []))
      if (chosen.length !== perCandidate || chosen.some((reviewer) => conflict[reviewer]?.[candidate])) continue
      const after = loads.map((load, reviewer) => load + (chosen.includes(reviewer) ? 1 : 0))
      if (after.some((load) => load > maxLoad)) continue
      recurse(candidate + 1, after, total + chosen.reduce((sum, reviewer) => sum + (similarity[reviewer]?.[candidate] ?? 0), 0))
    }
  }
  recurse(0, new Array<number>(reviewers).fill(0), 0)
  return best
}

describe.skipIf(!existsSync(data))('on the published data sets', () => {
  const read = (file: string): number[][] =>
    readFileSync(path.join(data, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(',').map(Number))

  it.each([
    [0, 201.885],
    [2, 150.043],
  ])('midl, 3 per paper, load %i to 4: total %d', async (minLoad, total) => {
    const similarity = read('midl-similarity.csv')
    const request = {
      similarity,
      conflict: similarity.map((row) => row.map((value) => value === -1)),
      perCandidate: 3,
      minLoad,
      maxLoad: 4,
    }
    const result = await solveAssignment(request)
    expect(result.status).toBe('optimal')
    expectValid(request, result)
    expect(result.total).toBeCloseTo(total, 3)
  })

  it('preflib, 3 per paper, load up to 6: total 124.25', async () => {
    const conflict = read('preflib1.conflict.csv').map((row) => row.map((value) => value === 1))
    const request = { similarity: read('preflib1.similarity.csv'), conflict, perCandidate: 3, minLoad: 0, maxLoad: 6 }
    const result = await solveAssignment(request)
    expectValid(request, result)
    expect(result.total).toBeCloseTo(124.25, 6)
  })
})
