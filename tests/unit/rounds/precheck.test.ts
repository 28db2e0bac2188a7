import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectedGroups } from '@/lib/rounds/calibration'
import { inventRound, type Pair, type Place, spreadEvenly } from '@/lib/rounds/precheck/invented-round'
import { measureOverlap } from '@/lib/rounds/precheck/overlap'
import { mostNominations, quotaFindings } from '@/lib/rounds/precheck/quota-findings'
import { chosenShare, totalStep, tryReliability } from '@/lib/rounds/precheck/reliability'
import { loadFindings, reliabilityFindings } from '@/lib/rounds/precheck/review-findings'
import { type PrecheckFacts, runPrecheck } from '@/lib/rounds/precheck/run-precheck'
import { scheduleFindings, workingDaysBetween } from '@/lib/rounds/precheck/schedule-findings'
import { seededRandom } from '@/lib/rounds/precheck/seeded-random'
import type { Scheme } from '@/lib/rounds/scheme'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'

const weekday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
const scheme = (part: Partial<Scheme> = {}): Scheme => ({ ...schemeTemplate('pacesetter'), ...part })
const quotas = (part: Partial<Scheme['quotas']>): Scheme => scheme({ quotas: { ...schemeTemplate('pacesetter').quotas, ...part } })
const reviewing = (part: Partial<Scheme['reviewing']>): Scheme =>
  scheme({ reviewing: { ...schemeTemplate('pacesetter').reviewing, ...part } })

/** Ten units, two lines; the last two are grassroots. */
const places: Place[] = Array.from({ length: 10 }, (_, index) => ({
  unitId: `u${index}`,
  lineId: `l${index % 2}`,
  isGrassroots: index >= 8,
  people: 5,
}))
const serious = (findings: { tone: string; message: string }[]) =>
  findings.filter((each) => each.tone === 'rose').map((each) => each.message)

describe('quotas that cannot be met', () => {
  it('adds up the caps of lines and units against the total', () => {
    expect(
      serious(
        quotaFindings(quotas({ total: 20, perLine: 4, perUnit: null, nominationsPerUnit: 2, grassrootsFloor: 0 }), {
          places,
          nominations: 20,
        }),
      ),
    ).toEqual(['每个条线最多 4 个，有合适对象的 2 个条线合计最多 8 个，不足命名总数 20 个，会有名额空缺。'])
    expect(
      serious(
        quotaFindings(quotas({ total: 12, perLine: null, perUnit: 1, nominationsPerUnit: 2, grassrootsFloor: 0 }), {
          places,
          nominations: 20,
        }),
      ),
    ).toEqual(['按每个单位的名额上限，10 个单位合计最多命名 10 个，不足命名总数 12 个。'])
  })

  it('says when the floor cannot be filled, and when there is nobody to choose from', () => {
    const floor = quotaFindings(quotas({ total: 6, perLine: null, perUnit: 1, nominationsPerUnit: 1, grassrootsFloor: 3 }), {
      places,
      nominations: 5,
    })
    expect(serious(floor)).toEqual([
      '预计 5 个推荐、6 个名额，推荐数不足名额，会有名额空缺。',
      '基层保底 3 个，但基层单位按名额上限合计最多命名 2 个；满足不了的保底名额届时会放开使用。',
    ])
  })

  it('is content with quotas that fit', () => {
    const list = quotaFindings(quotas({ total: 8, perLine: 5, perUnit: 1, nominationsPerUnit: 2, grassrootsFloor: 2 }), {
      places,
      nominations: 20,
    })
    expect(list.map((each) => each.tone)).toEqual(['green', 'green'])
    expect(mostNominations(quotas({ nominationsPerUnit: 2 }), places)).toBe(20)
    expect(mostNominations(quotas({ nominationsPerUnit: null }), places)).toBe(50)
  })
})

describe('loads', () => {
  it('names how many reviewers are needed', () => {
    expect(serious(loadFindings(reviewing({ reviewersPerCandidate: 5, minLoad: 0, maxLoad: 10 }), 40, 15))).toEqual([
      '共需 200 份评分表，15 位专家每位最多 10 份，只能完成 150 份；至少需要 20 位专家，或者把每位上限提高到 14 份。',
    ])
    expect(serious(loadFindings(reviewing({ reviewersPerCandidate: 5, minLoad: 8, maxLoad: 10 }), 10, 10))).toEqual([
      '每位专家至少 8 份，10 位专家合计至少 80 份，而总共只有 50 份，无法分配。',
    ])
    expect(serious(loadFindings(reviewing({ reviewersPerCandidate: 5 }), 10, 4))).toEqual(['每个对象要 5 位专家，只有 4 位，无法分配。'])
    expect(loadFindings(reviewing({ reviewersPerCandidate: 5, minLoad: 0, maxLoad: 10 }), 40, 20)[0]?.tone).toBe('amber')
    expect(loadFindings(reviewing({ reviewersPerCandidate: 5, minLoad: 0, maxLoad: 10 }), 40, 25)[0]?.tone).toBe('green')
  })
})

describe('schedule', () => {
  const dated = (part: Partial<Scheme['schedule']>): Scheme =>
    scheme({
      schedule: {
        opensAt: '2025-09-01T09:00:00+08:00',
        closesAt: '2025-09-19T18:00:00+08:00',
        qualificationEndsOn: '2025-09-26',
        reviewClosesAt: '2025-10-17T18:00:00+08:00',
        panelOn: '2025-10-22',
        publicityStartsOn: '2025-10-24',
        conferralOn: '2025-11-05',
        ...part,
      },
    })
  const facts = { today: '2025-08-20', isWorkingDay: weekday, sheetsPerReviewer: 20 }

  it('counts working days between two days, the first not counted', () => {
    expect(workingDaysBetween('2025-09-01', '2025-09-05', weekday)).toBe(4)
    expect(workingDaysBetween('2025-09-05', '2025-09-08', weekday)).toBe(1)
    expect(workingDaysBetween('2025-12-30', '2026-01-05', (date) => (date < '2026' ? true : 'notAnnounced'))).toBeNull()
  })

  it('has nothing to say against a sound schedule', () => {
    expect(scheduleFindings(dated({}), facts).map((each) => each.tone)).toEqual(['green', 'green', 'green', 'green'])
  })

  it('finds a conferral before the publicity has run, a panel on a Sunday, a rushed review and an opening in the past', () => {
    const list = scheduleFindings(
      dated({ conferralOn: '2025-10-31', panelOn: '2025-10-19', reviewClosesAt: '2025-09-29T18:00:00+08:00' }),
      { ...facts, today: '2025-09-02' },
    )
    expect(list.filter((each) => each.tone !== 'green').map((each) => each.at)).toEqual([
      'schedule.opensAt',
      'schedule.reviewClosesAt',
      'schedule.conferralOn',
      'schedule.panelOn',
    ])
  })

  it('does not mind an opening in the past once the round is announced', () => {
    expect(scheduleFindings(dated({}), { ...facts, today: null }).every((each) => each.tone === 'green')).toBe(true)
  })

  it('says that a calendar has not been announced instead of guessing', () => {
    const list = scheduleFindings(dated({ publicityStartsOn: '2026-01-05', conferralOn: '2026-01-20' }), {
      ...facts,
      isWorkingDay: (date) => (date < '2026' ? weekday(date) : 'notAnnounced'),
    })
    expect(list.some((each) => each.tone === 'amber' && each.message.includes('尚未公布'))).toBe(true)
  })
})

describe('overlap', () => {
  it('counts groups, shared reviewers and bridges', () => {
    const apart: Pair[] = [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 2],
    ]
    expect(measureOverlap(apart, 3)).toEqual({ groups: 2, sharedReviewers: 2 / 3, linkedShare: 1 / 3, bridges: 0 })
    const bridged: Pair[] = [...apart, [1, 2]]
    expect(measureOverlap(bridged, 3)).toMatchObject({ groups: 1, bridges: 1 })
  })

  it('agrees with the calibration on what is connected', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 1, max: 3 }),
        fc.string(),
        (n, m, k, seed) => {
          const pairs = spreadEvenly(n, m, Math.min(k, m), seededRandom(seed))
          const named = pairs.map(([reviewer, candidate]) => ({ candidate: String(candidate), reviewer: String(reviewer) }))
          expect(measureOverlap(pairs, n).groups).toBe(connectedGroups(named).length)
          const loads = Array.from({ length: m }, (_, reviewer) => pairs.filter(([each]) => each === reviewer).length)
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('reliability', () => {
  const trial = (part: Partial<Parameters<typeof tryReliability>[0]> = {}) => ({
    seed: 'a round',
    candidates: 20,
    reviewers: 8,
    places: 5,
    reviewersPerCandidate: 4,
    trimFrom: 5,
    rule: 'mean' as const,
    step: 0.5,
    spread: { candidate: 6, reviewer: 4, residual: 5 },
    pairs: spreadEvenly(20, 8, 4, seededRandom('pairs')),
    ...part,
  })

  it('is the same for the same seed and another for another', () => {
    expect(tryReliability(trial())).toEqual(tryReliability(trial()))
    expect(tryReliability(trial({ seed: 'other' }))).not.toEqual(tryReliability(trial()))
  })

  it('chooses every one of the best where reviewers never err, and hardly more than by chance where they only err', () => {
    const [sure] = tryReliability(trial({ spread: { candidate: 8, reviewer: 0, residual: 0 }, step: 0.01 }))
    expect(sure?.hit).toBeGreaterThan(0.99)
    const [blind] = tryReliability(trial({ spread: { candidate: 0.001, reviewer: 5, residual: 8 } }))
    expect(blind?.hit).toBeLessThan(0.45)
  })

  it('gains from more reviewers, and counts a tie at the last place with its share', () => {
    const rows = tryReliability(trial())
    const hitOf = (each: number) => rows.find((row) => row.rule === 'mean' && row.reviewersPerCandidate === each)?.hit ?? 0
    expect(hitOf(6)).toBeGreaterThan(hitOf(2))
    expect(
      chosenShare(
        [3, 2, 1],
        new Map([
          [0, 90],
          [1, 80],
          [2, 80],
        ]),
        2,
      ),
    ).toBe(0.75)
    expect(
      chosenShare(
        [3, 2, 1],
        new Map([
          [0, 90],
          [1, 80],
          [2, 70],
        ]),
        2,
      ),
    ).toBe(1)
  })

  it('never advises standardising', () => {
    const row = { reviewersPerCandidate: 5, trials: 100, announcedHit: 0.6 }
    const list = reliabilityFindings(scheme(), [
      { ...row, rule: 'trimmed', hit: 0.6 },
      { ...row, rule: 'standardised', hit: 0.9 },
      { ...row, rule: 'calibrated', hit: 0.8 },
    ])
    expect(list.map((each) => each.message).join()).toContain('校准分')
    expect(list.map((each) => each.message).join()).not.toContain('标准化')
  })

  it('knows the finest step of the total', () => {
    expect(totalStep(schemeTemplate('pacesetter').criteria)).toBe(0.5)
  })
})

describe('the whole pre-check', () => {
  const facts: PrecheckFacts = {
    seed: 'round',
    places,
    nominations: 20,
    reviewers: 8,
    spread: { candidate: 6, reviewer: 4, residual: 5 },
    today: '2025-08-20',
    isWorkingDay: weekday,
  }

  it('is deterministic and never meets a reviewer of the same unit', async () => {
    const round = { ...reviewing({ maxLoad: 20 }), quotas: quotas({ total: 8 }).quotas }
    const [one, other] = await Promise.all([runPrecheck(round, facts), runPrecheck(round, facts)])
    expect(one).toEqual(other)
    expect(one.seats).toBe(100)
    expect(one.overlap?.groups).toBe(1)
    expect(one.groups.map((group) => group.title)).toEqual(['名额', '专家份数', '评审重叠', '排序是否可靠'])
    const { conflict, candidates, reviewers } = inventRound(places, { candidates: 20, reviewers: 8, perUnit: 2 }, seededRandom('x'))
    expect(candidates).toHaveLength(20)
    expect(conflict[0]?.[0]).toBe(reviewers[0]?.unitId === candidates[0]?.unitId)
  })

  it('lets every judge of a live show score everybody but their own unit', async () => {
    const show = { ...schemeTemplate('brand'), quotas: quotas({ total: 8 }).quotas }
    const report = await runPrecheck({ ...show, reviewing: { ...show.reviewing, show: true, reviewersPerCandidate: 5 } }, facts)
    expect(report.loads?.most).toBeLessThanOrEqual(20)
    expect(report.overlap?.linkedShare).toBe(1)
    expect(report.reliability[0]?.reviewersPerCandidate).toBe(8)
    const few = await runPrecheck({ ...show, reviewing: { ...show.reviewing, show: true, reviewersPerCandidate: 8 } }, facts)
    expect(serious(few.groups.flatMap((group) => group.findings)).join()).toContain('请增加评委')
  })

  it('tells what is impossible instead of trying it', async () => {
    const report = await runPrecheck(reviewing({ maxLoad: 5 }), facts)
    expect(report).toMatchObject({ loads: null, overlap: null, reliability: [] })
    expect(serious(report.groups.flatMap((group) => group.findings)).join()).toContain('至少需要 20 位专家')
  })

  it('says so when nobody qualifies', async () => {
    const report = await runPrecheck(scheme(), { ...facts, places: [] })
    expect(report.overlap).toBeNull()
    expect(serious(report.groups.flatMap((group) => group.findings)).length).toBeGreaterThan(0)
  })
})
