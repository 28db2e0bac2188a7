import 'server-only'
import type { z } from 'zod'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { EligibilityOutcome } from './eligibility'
import {
  addToTally,
  countsBy,
  type EligibilityTally,
  type OutcomeCounts,
  type RuleCount,
  splitRules,
  startTally,
} from './eligibility-preview'
import { readEligibilityFacts } from './eligibility-queries'
import type { EligibilityRule } from './eligibility-rules'
import { readLineNames } from './name-queries'
import { openRound } from './round-queries'
import type { previewEligibilitySchema } from './schema'

/** Up to so many people everyone is evaluated; above it a random sample of about this size, and the answer says so. */
const EVERYONE_UP_TO = 20_000
const PAGE = 2_000
const TOP_UNITS = 8

export type PreviewGroup = { id: string; name: string } & OutcomeCounts
export type PreviewExampleView = {
  id: string
  name: string
  unitName: string
  lineName: string
  outcome: EligibilityOutcome
  reason: string
}

export type EligibilityPreview = {
  /** People on the roster who could be nominated. */
  population: number
  /** How many of them were evaluated; fewer than the population when it is a sample. */
  evaluated: number
  asOf: DateOnly
  outcomes: OutcomeCounts
  rules: RuleCount[]
  /** Names of the rules that wait for a nomination and are left out. */
  leftOut: string[]
  lines: PreviewGroup[]
  /** Those with the most people who qualify. */
  units: PreviewGroup[]
  unitsWithNone: number
  examples: PreviewExampleView[]
}

/** On which day ages and years are counted: the closing day of the draft, else today. */
export function dayOfClosing(closesAt: string | null, today: DateOnly): DateOnly {
  return closesAt ? dateOf(new Date(closesAt)) : today
}

/**
 * Who of the city would qualify under these rules, saved or not. Nothing is kept.
 * @throws AppError notFound for who may not manage the round
 */
export async function previewEligibility(viewer: Viewer, input: z.output<typeof previewEligibilitySchema>): Promise<EligibilityPreview> {
  const { prisma } = await db()
  await openRound(prisma, viewer, input.roundId, 'manage')
  const asOf = dayOfClosing(input.closesAt, await businessToday(prisma))
  return readPreview(prisma, input.rules, asOf)
}

/** The evaluation with its names. */
export async function readPreview(reader: Reader, rules: readonly EligibilityRule[], asOf: DateOnly): Promise<EligibilityPreview> {
  const { tally, population } = await tallyPeople(reader, rules, asOf)
  const [lineNames, tree, examples] = await Promise.all([
    readLineNames(reader),
    loadOrgTree(reader, await businessToday(reader)),
    reader.person.findMany({
      where: { id: { in: tally.examples.map((example) => example.personId) } },
      select: { id: true, name: true, unitId: true, lineId: true },
    }),
  ])
  const personOf = new Map(examples.map((person) => [person.id, person]))
  const groups = (counts: ReadonlyMap<string, OutcomeCounts>, nameOf: (id: string) => string): PreviewGroup[] =>
    [...counts]
      .map(([id, each]) => ({ id, name: nameOf(id), ...each }))
      .sort((a, b) => b.pass - a.pass || b.needsEvidence - a.needsEvidence || (a.name < b.name ? -1 : 1))
  const units = groups(countsBy(tally, 'unitId'), tree.nameOf)
  return {
    population,
    evaluated: tally.evaluated,
    asOf,
    outcomes: tally.outcomes,
    rules: tally.rules,
    leftOut: splitRules(rules).atNomination.map((rule) => rule.name),
    lines: groups(countsBy(tally, 'lineId'), (id) => lineNames.get(id) ?? ''),
    units: units.slice(0, TOP_UNITS),
    unitsWithNone: units.filter((unit) => unit.pass === 0 && unit.needsEvidence === 0).length,
    examples: tally.examples.flatMap(({ personId, outcome, reason }) => {
      const person = personOf.get(personId)
      if (!person) return []
      const { name, unitId, lineId } = person
      return [{ id: personId, name, unitName: tree.nameOf(unitId), lineName: lineNames.get(lineId) ?? '', outcome, reason }]
    }),
  }
}

/**
 * Counts page by page: a bounded number of queries, however many people there are.
 * @param everyoneUpTo above so many people a sample of about this size is evaluated
 */
export async function tallyPeople(
  reader: Reader,
  rules: readonly EligibilityRule[],
  asOf: DateOnly,
  everyoneUpTo = EVERYONE_UP_TO,
): Promise<{ tally: EligibilityTally; population: number }> {
  const tally = startTally(rules)
  const population = await reader.person.count({ where: { status: 'active', affiliation: 'internal' } })
  const percent = population <= everyoneUpTo ? 100 : (100 * everyoneUpTo) / population
  const members = await membersOf(reader, percent)
  const pages = Array.from({ length: Math.ceil(members.length / PAGE) }, (_, page) => members.slice(page * PAGE, (page + 1) * PAGE))
  for (const page of pages) {
    const facts = await readEligibilityFacts(
      reader,
      page.map((person) => person.id),
      asOf,
    )
    const people = page.flatMap((person) => {
      const onFile = facts.get(person.id)
      return onFile ? [{ ...person, facts: onFile }] : []
    })
    addToTally(tally, rules, people, asOf)
  }
  return { tally, population }
}

/** Everyone, or the same random sample each time, in one query. */
async function membersOf(reader: Reader, percent: number): Promise<{ id: string; lineId: string; unitId: string }[]> {
  if (percent >= 100)
    return reader.person.findMany({
      where: { status: 'active', affiliation: 'internal' },
      select: { id: true, lineId: true, unitId: true },
      orderBy: { id: 'asc' },
    })
  return reader.$queryRaw<{ id: string; lineId: string; unitId: string }[]>`
    SELECT id, "lineId", "unitId" FROM "Person" TABLESAMPLE BERNOULLI (${percent}) REPEATABLE (20250901)
    WHERE status = 'active' AND affiliation = 'internal' ORDER BY id`
}
