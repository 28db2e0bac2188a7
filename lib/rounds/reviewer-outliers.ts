import { calibrate } from './calibration'

/**
 * Reviewers whose sheets stand apart from those of their fellows: strict, lenient, flat, or partial to one unit. Each finding carries the
 * numbers behind it. It is a reason to look, not a verdict: an unusual judge may be the only one who is right.
 *
 * - strict, lenient: the reviewer's level is that of the calibration (`calibration.ts`), or, where reviewers overlap too little for one, the
 *   mean difference from the others on the same candidates. Its robust z is (level − median) ÷ (1.4826 × median absolute deviation), after
 *   Iglewicz and Hoaglin (1993), who call values beyond 3.5 outliers. A level within three points of the median is never named: in a panel that
 *   agrees, a hair's breadth would be.
 * - flat: the standard deviation of the reviewer's totals ÷ that of the other reviewers' totals of the same candidates (pooled within
 *   reviewers), below 0.35 with at least five sheets: the sheets hardly tell candidates apart where others do.
 * - partial: sheets of candidates of one unit stand higher (or lower) than the reviewer's other sheets, both compared with the other
 *   reviewers of the same candidates; with at least two sheets in the unit and three outside. Student's t with the
 *   scatter pooled over both (two sheets that happen to agree prove nothing) beyond 3.5, since every reviewer is tried against every unit, and
 *   five points apart.
 */

export type OutlierSheet = {
  candidate: string
  /** Points on a scale of 0 to 100. */
  total: number
  reviewer: string
  unit: string
}

export type OutlierFinding =
  | { kind: 'strict' | 'lenient'; level: number; z: number }
  | { kind: 'flat'; ratio: number; own: number; others: number }
  | { kind: 'partial'; unit: string; isOwnUnit: boolean; sheets: number; inside: number; outside: number; t: number }

export type ReviewerProfile = {
  reviewer: string
  sheets: number
  /** Points above (lenient) or below (strict) the usual reviewer. */
  level: number
  /** Robust z of the level; null where levels do not scatter or are too few. */
  z: number | null
  /** Standard deviation ÷ that of others on the same candidates; null with too few sheets. */
  spreadRatio: number | null
  findings: OutlierFinding[]
}

export type ReviewerOutliers = {
  /** Levels come from a calibration; else from plain differences. */
  isCalibrated: boolean
  /** Most to look at first. */
  profiles: ReviewerProfile[]
}

const limits = { z: 3.5, points: 3, leastReviewers: 4, ratio: 0.35, flatSheets: 5, unitSheets: 2, otherSheets: 3, t: 3.5, apart: 5 }

/** @param ownUnits reviewer → the unit where they work, to name a leaning to it */
export function findOutliers(sheets: readonly OutlierSheet[], ownUnits: ReadonlyMap<string, string> = new Map()): ReviewerOutliers {
  const residuals = residualsOf(sheets)
  const reviewers = [...new Set(sheets.map((sheet) => sheet.reviewer))].sort()
  const calibration = calibrate(sheets.map(({ candidate, reviewer, total }) => ({ candidate, reviewer, score: total })))
  const effects = calibration.ok ? new Map(calibration.reviewers.map((row) => [row.reviewer, row.effect])) : null
  const levels = new Map(
    reviewers.map((reviewer) => [
      reviewer,
      effects?.get(reviewer) ?? mean(residuals.filter((row) => row.reviewer === reviewer).map((row) => row.residual)),
    ]),
  )
  const zOf = robustScores([...levels.values()])
  const middle = median([...levels.values()])
  const profiles = reviewers.map((reviewer): ReviewerProfile => {
    const level = levels.get(reviewer) ?? 0
    const own = sheets.filter((sheet) => sheet.reviewer === reviewer)
    const z = reviewers.length >= limits.leastReviewers ? zOf(level) : null
    const spread = spreadOf(own, sheets)
    const findings: OutlierFinding[] = []
    if (z !== null && Math.abs(z) > limits.z && Math.abs(level - middle) > limits.points)
      findings.push({ kind: z < 0 ? 'strict' : 'lenient', level, z })
    if (spread && spread.others > 0 && spread.own / spread.others < limits.ratio)
      findings.push({ kind: 'flat', ratio: spread.own / spread.others, own: spread.own, others: spread.others })
    findings.push(
      ...leanings(
        residuals.filter((row) => row.reviewer === reviewer),
        ownUnits.get(reviewer),
      ),
    )
    return {
      reviewer,
      sheets: own.length,
      level,
      z,
      spreadRatio: spread && spread.others > 0 ? spread.own / spread.others : null,
      findings,
    }
  })
  profiles.sort(
    (a, b) => b.findings.length - a.findings.length || Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0) || (a.reviewer < b.reviewer ? -1 : 1),
  )
  return { isCalibrated: effects !== null, profiles }
}

type Residual = OutlierSheet & { residual: number }

/** Own total − mean of the others' totals of the same candidate; candidates with one sheet tell nothing. */
function residualsOf(sheets: readonly OutlierSheet[]): Residual[] {
  const sums = new Map<string, { sum: number; count: number }>()
  for (const { candidate, total } of sheets) {
    const soFar = sums.get(candidate) ?? { sum: 0, count: 0 }
    sums.set(candidate, { sum: soFar.sum + total, count: soFar.count + 1 })
  }
  return sheets.flatMap((sheet) => {
    const { sum, count } = sums.get(sheet.candidate) ?? { sum: 0, count: 0 }
    return count < 2 ? [] : [{ ...sheet, residual: sheet.total - (sum - sheet.total) / (count - 1) }]
  })
}

function spreadOf(own: readonly OutlierSheet[], sheets: readonly OutlierSheet[]): { own: number; others: number } | null {
  if (own.length < limits.flatSheets) return null
  const candidates = new Set(own.map((sheet) => sheet.candidate))
  const groups = new Map<string, number[]>()
  for (const sheet of sheets)
    if (candidates.has(sheet.candidate) && sheet.reviewer !== own[0]?.reviewer)
      groups.set(sheet.reviewer, [...(groups.get(sheet.reviewer) ?? []), sheet.total])
  let squares = 0
  let freedom = 0
  for (const totals of groups.values()) {
    squares += variance(totals) * (totals.length - 1)
    freedom += totals.length - 1
  }
  if (freedom < limits.flatSheets) return null
  return { own: Math.sqrt(variance(own.map((sheet) => sheet.total))), others: Math.sqrt(squares / freedom) }
}

function leanings(rows: readonly Residual[], ownUnit: string | undefined): OutlierFinding[] {
  return [...new Set(rows.map((row) => row.unit))].sort().flatMap((unit): OutlierFinding[] => {
    const inside = rows.filter((row) => row.unit === unit).map((row) => row.residual)
    const outside = rows.filter((row) => row.unit !== unit).map((row) => row.residual)
    if (inside.length < limits.unitSheets || outside.length < limits.otherSheets) return []
    const difference = mean(inside) - mean(outside)
    const squares = variance(inside) * (inside.length - 1) + variance(outside) * (outside.length - 1)
    const error = Math.sqrt((squares / (inside.length + outside.length - 2)) * (1 / inside.length + 1 / outside.length))
    const t = error === 0 ? Math.sign(difference) * Number.POSITIVE_INFINITY : difference / error
    if (Math.abs(difference) < limits.apart || Math.abs(t) < limits.t) return []
    return [{ kind: 'partial', unit, isOwnUnit: unit === ownUnit, sheets: inside.length, inside: mean(inside), outside: mean(outside), t }]
  })
}

/** Null for every value where more than half are equal: there is no scale then. */
function robustScores(values: readonly number[]): (value: number) => number | null {
  const middle = median(values)
  const scale = 1.4826 * median(values.map((value) => Math.abs(value - middle)))
  return (value) => (scale < 1e-9 ? null : (value - middle) / scale)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return sorted.length === 0 ? 0 : ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

const points = (value: number): string => Math.abs(value).toFixed(1)

/** A finding as a sentence with its numbers. @param unitName of the unit of a leaning */
export function outlierSentence(finding: OutlierFinding, unitName: (unit: string) => string): string {
  switch (finding.kind) {
    case 'strict':
      return `明显偏严：比一般专家低 ${points(finding.level)} 分（稳健标准分 ${finding.z.toFixed(1)}）。`
    case 'lenient':
      return `明显偏宽：比一般专家高 ${points(finding.level)} 分（稳健标准分 ${finding.z.toFixed(1)}）。`
    case 'flat':
      return `几乎不拉开差距：各份总分的标准差 ${finding.own.toFixed(1)} 分，其他专家对同一批对象为 ${finding.others.toFixed(1)} 分。`
    case 'partial': {
      const direction = finding.inside > finding.outside ? '偏高' : '偏低'
      const own = finding.isOwnUnit ? '（本人所在单位）' : ''
      const signed = (value: number) => `${value >= 0 ? '高' : '低'} ${points(value)} 分`
      return `对${unitName(finding.unit)}${own}的 ${finding.sheets} 个对象${direction}：与其他专家相比平均${signed(finding.inside)}，对其余对象平均${signed(finding.outside)}。`
    }
  }
}
