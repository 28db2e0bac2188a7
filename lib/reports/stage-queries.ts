import 'server-only'
import { z } from 'zod'
import { loadAssessmentRates } from '@/lib/assessment/unit-rate-queries'
import { headcounts } from '@/lib/org/headcount-queries'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import type { DateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { onStandby } from '@/lib/platform/db/standby'
import { forbidden } from '@/lib/platform/errors'
import { loadRadiationRates } from '@/lib/radiation/count-queries'
import { loadSelectionSums, type SelectionSums } from '@/lib/rounds/selection-sum-queries'
import { type UnitSum, unitSums } from '@/lib/targets/figures'
import { figurePolicy } from '@/lib/targets/policy'
import { loadClasses } from '@/lib/targets/queries'
import { chooseCycle, chosenUnitId, loadCycles, requireFigures } from '@/lib/targets/scope'
import { readDeliveryRates } from '@/lib/titles/entitlement-queries'
import { titleClassCode } from '@/lib/titles/ledger'
import { loadTitles } from '@/lib/titles/queries'
import { leaderReportPolicy } from './policy'
import {
  byOverall,
  DEFAULT_STAGE_RULES,
  type Rate,
  type SelectionFacts,
  type StageRules,
  stageRulesSchema,
  type UnitStages,
  unitStages,
  yearElapsed,
} from './stages'

export const STAGE_RULES_KEY = 'stageRules'
/** Rules kept before a standard came in take the portal's own for it. */
const stored = z.object({
  version: z.number().int(),
  rules: z.preprocess((rules) => ({ ...DEFAULT_STAGE_RULES, ...(rules as object) }), stageRulesSchema),
})

/** The office's rules, or those that come with the portal (version 0). */
export async function loadStageRules(reader: Reader): Promise<{ version: number; rules: StageRules }> {
  const setting = await reader.setting.findUnique({ where: { key: STAGE_RULES_KEY } })
  return stored.safeParse(setting?.value).data ?? { version: 0, rules: DEFAULT_STAGE_RULES }
}

export type StagesPage = {
  asOf: DateOnly
  isCity: boolean
  /** The unit below which units are listed; null for the whole city. */
  parent: { id: string; name: string } | null
  /** The parent itself, with everything under it. */
  whole: UnitStages | null
  units: UnitStages[]
  assessmentYear: number | null
  /** The cycle whose rounds are counted under 选拔. */
  cycleName: string
  version: number
  rules: StageRules
  abilities: { setRules: boolean }
}

/** Units below one, each with its subtree, by the five stages. @throws AppError forbidden, notFound */
export function readStages(viewer: Viewer, asked: { unitId?: string }): Promise<StagesPage> {
  return onStandby((reader) => loadStages(reader, viewer, asked))
}

async function loadStages(prisma: Reader, viewer: Viewer, asked: { unitId?: string }): Promise<StagesPage> {
  const isCity = requireFigures(viewer)
  const unitId = chosenUnitId(viewer, asked.unitId)
  const asOf = await businessToday(prisma)
  const [tree, classes, titles, cycles, { version, rules }] = await Promise.all([
    loadOrgTree(prisma, asOf),
    loadClasses(prisma),
    loadTitles(prisma),
    loadCycles(prisma),
    loadStageRules(prisma),
  ])
  const cycle = chooseCycle(cycles, undefined, asOf)
  const roots = unitId === null ? tree.childrenOf(null) : [unitId]
  const canRead = (id: string) => figurePolicy.can(viewer, 'read', { unitId: id })
  const shown = [...new Set(roots.flatMap((root) => tree.descendantsOf(root)))].filter(canRead)
  const year = yearOf(asOf)
  const rates = (kinds: ('allowance' | 'researchFund' | 'training' | 'studyLeave' | 'healthCheck' | 'priority')[]) =>
    readDeliveryRates(prisma, { year, asOf, where: { kind: { in: kinds }, unitId: { in: shown } } })
  const [held, holders, staff, motivation, guarantee, assessment, radiation, selection] = await Promise.all([
    unitSums(
      prisma,
      shown,
      null,
      classes.map((item) => item.code),
      asOf,
    ),
    unitSums(
      prisma,
      shown,
      null,
      titles.map((title) => titleClassCode(title.code)),
      asOf,
    ),
    headcounts(prisma, shown, asOf, null),
    rates(['allowance', 'researchFund']),
    rates(['training', 'studyLeave', 'healthCheck', 'priority']),
    loadAssessmentRates(prisma, asOf),
    loadRadiationRates(prisma, year, shown),
    loadSelectionSums(prisma, shown, { from: yearOf(cycle.startsOn), to: yearOf(cycle.endsOn) }),
  ])
  const heldOf = byUnit(held)
  const holdersOf = byUnit(holders)
  const elapsed = yearElapsed(asOf)
  const delivered = (of: Awaited<ReturnType<typeof rates>>) => (id: string) => ({
    done: of.get(id)?.delivered ?? 0,
    overdue: of.get(id)?.overdue ?? 0,
  })
  const stagesOf = (id: string): UnitStages => {
    const members = tree.descendantsOf(id).filter(canRead)
    return unitStages(
      {
        unitId: id,
        name: tree.shortNameOf(id),
        held: sum(members, (member) => heldOf.get(member) ?? 0),
        staff: sum(members, (member) => staff.get(member) ?? 0),
        selection: selectionOf(selection, members),
        evaluation: addRates(members, (member) => assessment?.byUnit.get(member) ?? { done: 0, overdue: 0 }),
        motivation: addRates(members, delivered(motivation)),
        guarantee: addRates(members, delivered(guarantee)),
        radiation: radiation && {
          holders: sum(members, (member) => holdersOf.get(member) ?? 0),
          contributions: sum(members, (member) => radiation.get(member)?.verified ?? 0),
          contributors: sum(members, (member) => radiation.get(member)?.people ?? 0),
          elapsed,
        },
      },
      rules,
    )
  }
  return {
    asOf,
    isCity,
    parent: unitId === null ? null : { id: unitId, name: tree.nameOf(unitId) },
    whole: unitId === null ? null : stagesOf(unitId),
    units: childrenOf(tree, roots).filter(canRead).map(stagesOf).sort(byOverall),
    assessmentYear: assessment?.year ?? null,
    cycleName: cycle.name,
    version,
    rules,
    abilities: { setRules: leaderReportPolicy.can(viewer, 'editTemplate', { unitId: null }) },
  }
}

function childrenOf(tree: OrgTree, roots: readonly string[]): string[] {
  return roots.flatMap((root) => tree.childrenOf(root))
}

/** Of a unit, over classes; the ladder's classes count a person once a plan. */
function byUnit(sums: readonly UnitSum[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { unitId, held } of sums) units.set(unitId, (units.get(unitId) ?? 0) + held)
  return units
}

function sum(members: readonly string[], value: (member: string) => number): number {
  return members.reduce((total, member) => total + value(member), 0)
}

function yearOf(day: DateOnly): number {
  return Number(day.slice(0, 4))
}

function selectionOf({ byUnit, rounds }: SelectionSums, members: readonly string[]): SelectionFacts {
  const count = (key: keyof SelectionFacts) => (rounds[key] === 0 ? null : sum(members, (member) => byUnit.get(member)?.[key] ?? 0))
  return { nominated: count('nominated'), qualified: count('qualified'), conferred: count('conferred') }
}

function addRates(members: readonly string[], rateOf: (member: string) => Rate): Rate {
  return { done: sum(members, (member) => rateOf(member).done), overdue: sum(members, (member) => rateOf(member).overdue) }
}

/** The rules for the office's screen. @throws AppError forbidden */
export async function readStageRules(viewer: Viewer): Promise<{ version: number; rules: StageRules }> {
  if (!leaderReportPolicy.can(viewer, 'editTemplate', { unitId: null })) throw forbidden()
  const { prisma } = await db()
  return loadStageRules(prisma)
}
