import type { Quotas } from './scheme'

export type PlacedCandidate = { lineId: string; unitId: string; isGrassroots: boolean }

/** Where a list of proposed candidates exceeds the scheme's caps, as sentences; empty when within quota. */
export function quotaOverruns(proposed: readonly PlacedCandidate[], quotas: Quotas, lineNames: ReadonlyMap<string, string>): string[] {
  const list: string[] = []
  const { total, perLine, perUnit } = quotas
  if (total !== null && proposed.length > total) list.push(`拟命名 ${proposed.length} 个，超过总名额 ${total} 个。`)
  if (perLine !== null)
    for (const [lineId, count] of countBy(proposed, 'lineId'))
      if (count > perLine) list.push(`“${lineNames.get(lineId) ?? '未知条线'}”条线拟命名 ${count} 个，超过名额 ${perLine} 个。`)
  if (perUnit !== null) {
    const over = [...countBy(proposed, 'unitId').values()].filter((count) => count > perUnit)
    if (over.length > 0) list.push(`有 ${over.length} 个单位的拟命名数超过每单位 ${perUnit} 个的名额。`)
  }
  return list
}

function countBy(list: readonly PlacedCandidate[], key: 'lineId' | 'unitId'): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of list) counts.set(item[key], (counts.get(item[key]) ?? 0) + 1)
  return counts
}
