import { type SeedUnit, seedUnits } from './units'

const byCode = new Map(seedUnits.map((unit) => [unit.code, unit]))

export function unitOfCode(code: string): SeedUnit {
  const unit = byCode.get(code)
  if (!unit) throw new Error(`unknown unit ${code}`)
  return unit
}

/** The nearest legal body of a unit, itself included; the city is none. */
export function legalBodyOf(code: string): SeedUnit | null {
  let unit = unitOfCode(code)
  while (unit.parent !== null) {
    if (unit.isLegalBody) return unit
    unit = unitOfCode(unit.parent)
  }
  return null
}

/** A unit and those above it, nearest first. */
export function unitAndAbove(code: string): string[] {
  const codes = [code]
  for (let unit = unitOfCode(code); unit.parent !== null; unit = unitOfCode(unit.parent)) codes.push(unit.parent)
  return codes
}
