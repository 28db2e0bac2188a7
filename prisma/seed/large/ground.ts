import type pg from 'pg'
import { addDays, type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import { seedLines } from '../data/lines'
import { avoidedNames, givenNames, surnames } from '../data/names'
import { lineFigures, seedClasses, seedTitles } from '../data/titles'
import { seedUnits } from '../data/units'
import { planOrg } from '../org'
import { PEOPLE_COUNT } from '../people'
import { type Random, seededRandom } from '../random'
import { insertRows, type Row } from '../write-rows'

/** Years of a cycle; cycles are counted from this one. */
const CYCLE_YEARS = 5
const FIRST_CYCLE = 2021
/** Everybody's first day at work is later. */
const BEFORE_EVERYBODY = '1985-01-01'
/** Different names of a large city, and the share of its places that the largest body gets. */
const NAMES = 12_000
const PEOPLE_OF_A_SLOT = 4

export type GroundSize = { people: number; seed: number; today: DateOnly }

function cyclesAround(random: Random, today: DateOnly) {
  const year = Number(today.slice(0, 4))
  const current = FIRST_CYCLE + Math.floor((year - FIRST_CYCLE) / CYCLE_YEARS) * CYCLE_YEARS
  return [current - CYCLE_YEARS, current].map((first) => ({
    id: random.uuid(fromDateOnly(`${first}-01-01`)),
    name: `${first}–${first + CYCLE_YEARS - 1}`,
    startsOn: `${first}-01-01`,
    endsOn: addDays(`${first + CYCLE_YEARS}-01-01`, -1),
  }))
}

/** Targets grow with the city as those of the demo stand to its people. */
function targetRows(
  random: Random,
  people: number,
  cycleIds: string[],
  classIds: Map<string, string>,
  lineIdOf: (code: string) => string,
): Row[] {
  return cycleIds.flatMap((cycleId) =>
    seedLines.flatMap(({ code }) =>
      seedClasses.map((item) => ({
        id: random.uuid(fromDateOnly('2021-01-01')),
        cycleId,
        classId: classIds.get(item.code),
        lineId: lineIdOf(code),
        value: Math.ceil(((lineFigures[code]?.[item.code][1] ?? 1) * people * 0.7) / PEOPLE_COUNT),
      })),
    ),
  )
}

function inventNames(random: Random, count: number): Row[] {
  const found = new Map<string, 'male' | 'female'>()
  const wanted = Math.min(NAMES, Math.max(200, count))
  for (let tries = 0; found.size < wanted && tries < wanted * 20; tries++) {
    const sex = random.chance(0.55) ? 'male' : 'female'
    const group = random.pick(givenNames[sex])
    const given = random.chance(group.single)
      ? random.pick([...group.alone])
      : random.pick([...group.first]) + random.pick([...group.second])
    const name = random.weighted(surnames) + given
    if (!avoidedNames.has(name)) found.set(name, sex)
  }
  return [...found].map(([name, sex], slot) => ({ slot, sex, name, pinyin: namePinyin(name), tokens: nameTokens(name) }))
}

/** Where people work: a body and line once for every few people that the demo's body has, so that a drawn slot gives a natural size. */
function placeRows(random: Random, lineIdOf: (code: string) => string, unitIdOf: (code: string) => string): Row[] {
  const open = seedUnits.filter((unit) => unit.size > 0 && unit.openedOn < BEFORE_EVERYBODY)
  const rows = open.flatMap((unit) =>
    unit.lines.flatMap(([line, share]) =>
      Array.from({ length: Math.max(1, Math.round((unit.size * share) / PEOPLE_OF_A_SLOT)) }, () => ({
        unitId: unitIdOf(unit.code),
        lineId: lineIdOf(line),
      })),
    ),
  )
  return random.shuffled(rows).map((row, slot) => ({ slot, ...row }))
}

function specialityRows(lineIdOf: (code: string) => string): Row[] {
  return seedLines.flatMap(({ code, specialities }) =>
    specialities.map((word, slot) => ({ lineId: lineIdOf(code), slot, words: [word], tokens: specialityTokens([word]) })),
  )
}

/** The lines, the tree of units, titles, classes, two cycles and their targets; and beside them, until the transaction ends, what people are drawn from. */
export async function writeGround(client: pg.ClientBase, size: GroundSize): Promise<void> {
  const random = seededRandom(`large/${size.seed}`)
  const org = planOrg(random.fork('org'))
  const ids = random.fork('ids')
  const founding = fromDateOnly('2021-01-01')
  await insertRows(client, 'Line', org.lines)
  await insertRows(
    client,
    'Unit',
    org.units.map(({ versions: _versions, ...unit }) => unit),
  )
  await insertRows(
    client,
    'UnitVersion',
    org.units.flatMap((unit) => unit.versions.map((version) => ({ ...version, unitId: unit.id }))),
  )
  await insertRows(
    client,
    'Title',
    seedTitles.map((title) => ({ id: ids.uuid(founding), ...title })),
  )
  const cycles = cyclesAround(ids, size.today)
  const classIds = new Map<string, string>(seedClasses.map(({ code }) => [code, ids.uuid(founding)]))
  await insertRows(client, 'Cycle', cycles)
  await insertRows(
    client,
    'TargetClass',
    seedClasses.map(({ code, name, plan }, sortOrder) => ({ id: classIds.get(code), code, name, plan, sortOrder })),
  )
  await insertRows(
    client,
    'TargetClassVersion',
    seedClasses.map(({ code, titleCodes }) => ({
      id: ids.uuid(founding),
      classId: classIds.get(code),
      version: 1,
      titleCodes,
      reason: '周期开始时确定。',
    })),
  )
  const cycleIds = cycles.map(({ id }) => id)
  await insertRows(client, 'Target', targetRows(ids, size.people, cycleIds, classIds, org.lineIdOf))
  await client.query(`
    CREATE TEMP TABLE drawn_name (slot int PRIMARY KEY, sex text, name text, pinyin text, tokens text[]) ON COMMIT DROP;
    CREATE TEMP TABLE drawn_place (slot int PRIMARY KEY, "unitId" text, "lineId" text) ON COMMIT DROP;
    CREATE TEMP TABLE drawn_speciality ("lineId" text, slot int, words text[], tokens text[], PRIMARY KEY ("lineId", slot)) ON COMMIT DROP`)
  await insertRows(client, 'drawn_name', inventNames(random.fork('names'), size.people))
  await insertRows(client, 'drawn_place', placeRows(random.fork('places'), org.lineIdOf, org.unitIdOf))
  await insertRows(client, 'drawn_speciality', specialityRows(org.lineIdOf))
}
