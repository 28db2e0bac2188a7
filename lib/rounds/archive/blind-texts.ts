import type { RankingInputs } from '../ranking-inputs'

/** Who and what stood behind the names in a frozen order's reasons and warnings, on the day it was made. */
export type NamesOfOrder = {
  /** Candidate's name → id, longest first. */
  candidates: readonly (readonly [name: string, id: string])[]
  /** Unit's name → its key in the case file. */
  units: ReadonlyMap<string, string>
}

/** "“某单位”单位名额 2 个已满" with the unit's key in place of its name. */
export function blindReason(reason: string, names: NamesOfOrder): string {
  return reason.replace(/“([^”]*)”单位名额/, (_whole, unit: string) => `“${names.units.get(unit) ?? 'u0'}”单位名额`)
}

/** Warnings name a candidate at their beginning: "张某 只有 2 份评分，…". */
export function blindWarnings(warnings: RankingInputs['warnings'], names: NamesOfOrder): string[] {
  return warnings.map((warning) => {
    const found = names.candidates.find(([name]) => name !== '' && warning.startsWith(`${name} 只有 `))
    return found ? found[1] + warning.slice(found[0].length) : warning
  })
}
