export type SpreadInput = { candidate: string; reviewer: string; total: number }
export type ReviewerSpread = {
  reviewer: string
  sheets: number
  /** Mean of own total − mean of the others' totals of the same candidate, in points: above zero is lenient. */
  difference: number
  /** Mean of the same differences without their sign: far from the rest either way. */
  distance: number
  isFar: boolean
}

/** A reviewer whose mean distance exceeds the usual one by this many standard deviations over reviewers is far from the rest. */
const farFrom = 2

/** How each reviewer stands to the others on the same candidates; farthest first. Only candidates with another sheet are compared. */
export function compareReviewers(sheets: readonly SpreadInput[]): ReviewerSpread[] {
  const byCandidate = new Map<string, SpreadInput[]>()
  for (const sheet of sheets) byCandidate.set(sheet.candidate, [...(byCandidate.get(sheet.candidate) ?? []), sheet])
  const differences = new Map<string, number[]>()
  for (const group of byCandidate.values())
    for (const sheet of group) {
      const others = group.filter((other) => other !== sheet)
      if (others.length === 0) continue
      const mean = others.reduce((sum, other) => sum + other.total, 0) / others.length
      differences.set(sheet.reviewer, [...(differences.get(sheet.reviewer) ?? []), sheet.total - mean])
    }
  const rows = [...differences].map(([reviewer, values]) => ({
    reviewer,
    sheets: values.length,
    difference: average(values),
    distance: average(values.map(Math.abs)),
  }))
  const usual = average(rows.map((row) => row.distance))
  const deviation = Math.sqrt(average(rows.map((row) => (row.distance - usual) ** 2)))
  return rows
    .map((row) => ({ ...row, isFar: rows.length > 2 && deviation > 0 && row.distance > usual + farFrom * deviation }))
    .sort((a, b) => b.distance - a.distance || (a.reviewer < b.reviewer ? -1 : 1))
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
