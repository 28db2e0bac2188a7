import { pinyin } from 'pinyin-pro'
import { addDays, startOfDay } from '@/lib/platform/dates'
import type { OrgPlan, PlanUnit, PlanUnitChange } from './city-plan'
import { seedLines } from './data/lines'
import { cityRoot, reorganisations, type SeedUnit, seedUnits } from './data/units'
import type { Random } from './random'

const FOUNDING = startOfDay('2021-01-01')

function onlyVersion(random: Random, unit: SeedUnit, id: string, idOf: (code: string) => string): PlanUnit {
  const { merger, renaming, founding } = reorganisations
  const version = {
    id: random.uuid(FOUNDING),
    name: unit.name,
    shortName: unit.shortName,
    parentId: unit.parent === null ? null : idOf(unit.parent),
    startsOn: unit.openedOn,
    endsOn: unit.code === merger.from ? merger.lastDay : null,
    reason: unit.code === merger.from ? merger.reason : unit.code === founding.to ? founding.reason : null,
  }
  const versions =
    unit.code === renaming.unit
      ? [
          { ...version, name: renaming.formerName, shortName: renaming.formerShortName, endsOn: renaming.lastDay },
          { ...version, id: random.uuid(FOUNDING), startsOn: addDays(renaming.lastDay, 1), reason: renaming.reason },
        ]
      : [version]
  return {
    id,
    code: unit.code,
    level: unit.level,
    isLegalBody: unit.isLegalBody,
    sortOrder: Number(unit.code),
    openedOn: unit.openedOn,
    closedOn: unit.code === merger.from ? merger.lastDay : null,
    versions,
  }
}

/** The twelve lines and the tree with its past. Every unit hangs under 澜州市, districts' bodies under their district. */
export function planOrg(random: Random): OrgPlan {
  const lines = seedLines.map(({ name }, index) => ({
    id: random.uuid(FOUNDING),
    code: pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
    name,
    sortOrder: (index + 1) * 10,
  }))
  const ids = new Map(seedUnits.map((unit) => [unit.code, random.uuid(FOUNDING)]))
  const lookUp = (map: Map<string, string>) => (code: string) => {
    const id = map.get(code)
    if (id === undefined) throw new Error(`unknown code ${code}`)
    return id
  }
  const unitIdOf = lookUp(ids)
  const { merger, renaming, founding } = reorganisations
  const unitChanges: PlanUnitChange[] = [
    {
      id: random.uuid(FOUNDING),
      kind: 'merged',
      on: addDays(merger.lastDay, 1),
      fromUnitIds: [unitIdOf(merger.from)],
      toUnitIds: [unitIdOf(merger.to)],
      reason: merger.reason,
    },
    {
      id: random.uuid(FOUNDING),
      kind: 'created',
      on: founding.day,
      fromUnitIds: founding.from.map(unitIdOf),
      toUnitIds: [unitIdOf(founding.to)],
      reason: founding.reason,
    },
    {
      id: random.uuid(FOUNDING),
      kind: 'renamed',
      on: addDays(renaming.lastDay, 1),
      fromUnitIds: [unitIdOf(renaming.unit)],
      toUnitIds: [unitIdOf(renaming.unit)],
      reason: renaming.reason,
    },
  ]
  return {
    lines,
    units: seedUnits.map((unit) => onlyVersion(random, unit, unitIdOf(unit.code), unitIdOf)),
    unitChanges,
    lineIdOf: lookUp(new Map(seedLines.map(({ code }, index) => [code, lines[index]?.id ?? '']))),
    unitIdOf,
  }
}

export const CITY_CODE = cityRoot.code
