import { describe, expect, it } from 'vitest'
import { findOutliers, type OutlierSheet, outlierSentence } from '@/lib/rounds/reviewer-outliers'
import { randomFrom } from '@/tests/factories/random-sheets'

/** Ten candidates of five units, every reviewer scores all; `bend` changes what one of them gives. */
function sheets(bend: (reviewer: number, candidate: number, usual: number) => number, reviewers = 8): OutlierSheet[] {
  const random = randomFrom(5)
  return Array.from({ length: 10 }, (_, candidate) =>
    Array.from({ length: reviewers }, (_, reviewer) => {
      const usual = 60 + 3 * candidate + (random(300) - 150) / 100 + (reviewer % 3) * 0.4
      return { candidate: `c${candidate}`, reviewer: `r${reviewer}`, unit: `u${candidate % 5}`, total: bend(reviewer, candidate, usual) }
    }),
  ).flat()
}

const kinds = (list: OutlierSheet[], ownUnits?: Map<string, string>) =>
  findOutliers(list, ownUnits).profiles.flatMap((profile) => profile.findings.map((finding) => `${profile.reviewer} ${finding.kind}`))

describe('reviewers apart from the rest', () => {
  it('are none where all judge alike', () => {
    expect(kinds(sheets((_reviewer, _candidate, usual) => usual))).toEqual([])
  })

  it('are strict or lenient by the calibration', () => {
    expect(kinds(sheets((reviewer, _candidate, usual) => (reviewer === 2 ? usual - 9 : usual)))).toEqual(['r2 strict'])
    expect(kinds(sheets((reviewer, _candidate, usual) => (reviewer === 5 ? usual + 9 : usual)))).toEqual(['r5 lenient'])
    const { isCalibrated, profiles } = findOutliers(sheets((reviewer, _candidate, usual) => (reviewer === 2 ? usual - 9 : usual)))
    expect(isCalibrated).toBe(true)
    expect(profiles[0]?.level).toBeLessThan(-6)
    const [finding] = profiles[0]?.findings ?? []
    expect(finding && outlierSentence(finding, String)).toMatch(/^明显偏严：比一般专家低 \d+\.\d 分（稳健标准分 -\d+\.\d）。$/)
  })

  it('are not named strict for having had the weaker candidates', () => {
    // r0 and r1 judge the five weakest alone, all others the rest; one candidate joins the two.
    const list = sheets((_reviewer, _candidate, usual) => usual).filter(({ candidate, reviewer }) =>
      candidate === 'c5' ? true : Number(candidate.slice(1)) < 5 === Number(reviewer.slice(1)) < 2,
    )
    expect(kinds(list).filter((kind) => /strict|lenient/.test(kind))).toEqual([])
  })

  it('are flat when their sheets hardly differ', () => {
    expect(kinds(sheets((reviewer, _candidate, usual) => (reviewer === 3 ? 73 + (usual % 1) : usual)))).toContain('r3 flat')
  })

  it('lean to one unit, their own is named', () => {
    const list = sheets((reviewer, candidate, usual) => (reviewer === 4 && candidate % 5 === 1 ? usual + 12 : usual))
    const own = new Map([['r4', 'u1']])
    expect(kinds(list, own)).toEqual(['r4 partial'])
    const [finding] = findOutliers(list, own).profiles[0]?.findings ?? []
    expect(finding).toMatchObject({ kind: 'partial', unit: 'u1', isOwnUnit: true, sheets: 2 })
    expect(finding && outlierSentence(finding, () => '云岭中心')).toMatch(
      /^对云岭中心（本人所在单位）的 2 个对象偏高：与其他专家相比平均高 1\d\.\d 分，对其余对象平均[高低] 0\.\d 分。$/,
    )
    expect(kinds(sheets((reviewer, candidate, usual) => (reviewer === 4 && candidate % 5 === 1 ? usual - 12 : usual)))).toEqual([
      'r4 partial',
    ])
  })

  it('do not lean because two sheets happen to agree', () => {
    const noisy = sheets((_reviewer, candidate, usual) => usual + ((candidate * 7919) % 11) - 5)
    const list = noisy.map((sheet) => (sheet.reviewer === 'r4' && sheet.unit === 'u1' ? { ...sheet, total: sheet.total + 4 } : sheet))
    expect(kinds(list)).toEqual([])
  })

  it('are compared by plain differences where a calibration is not possible, and with too few of them not at all', () => {
    const two: OutlierSheet[] = [
      { candidate: 'a', reviewer: 'r', unit: 'u', total: 90 },
      { candidate: 'a', reviewer: 's', unit: 'u', total: 60 },
    ]
    const outliers = findOutliers(two)
    expect(outliers.isCalibrated).toBe(false)
    expect(outliers.profiles.map((profile) => [profile.reviewer, profile.level, profile.z, profile.findings])).toEqual([
      ['r', 30, null, []],
      ['s', -30, null, []],
    ])
    expect(findOutliers([]).profiles).toEqual([])
  })
})
