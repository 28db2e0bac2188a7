import { z } from 'zod'
import { type DateOnly, daysBetween } from '@/lib/platform/dates'

/** The five stages 选拔 · 评价 · 激励 · 保障 · 辐射 of a unit, scored from 0 to 100 by rules the office sets. */

export const STAGES = ['selection', 'evaluation', 'motivation', 'guarantee', 'radiation'] as const
export type Stage = (typeof STAGES)[number]

export const STAGE_LABELS: Record<Stage, string> = {
  selection: '选拔',
  evaluation: '评价',
  motivation: '激励',
  guarantee: '保障',
  radiation: '辐射',
}

/** What each score is made of, as the page prints it. */
export const STAGE_RULES: Record<Stage, string> = {
  selection: '每百名在册人员中的在任人才，以及本周期各轮人员评选中的推荐、审查合格、命名人数，各按标准折算（达到为 100 分）后平均',
  evaluation: '最近一次年度考核中，到期应报送的已报送比例',
  motivation: '本年津贴、经费中，到期应落实的已落实比例',
  guarantee: '本年培训、休假、体检和优先保障中，到期应落实的已落实比例',
  radiation: '本年经核实的人均辐射贡献、有贡献的人才占比，各按标准折算（标准随全年进度，达到为 100 分）后平均',
}

const score = z.number({ error: '请填 0 到 100 的整数。' }).int('请填整数。').min(0, '不能小于 0。').max(100, '不能超过 100。')

const perHundredOrNone = z.number({ error: '请填每百人的人数。' }).min(0, '标准不能小于 0。').max(100, '标准不能超过 100。')

export const stageRulesSchema = z.object({
  /** Holders in a hundred of the staff that make 100 points. */
  perHundred: z.number({ error: '请填每百人的人才数。' }).min(0.1, '标准至少为 0.1。').max(100, '标准不能超过 100。'),
  /** Candidates of the cycle's rounds in a hundred of the staff that make 100 points; 0 leaves the part out. */
  nominatedPerHundred: perHundredOrNone,
  qualifiedPerHundred: perHundredOrNone,
  conferredPerHundred: perHundredOrNone,
  /** Verified contributions a holder and year, and holders in a hundred with any, that make 100 points at the year's end. */
  contributionsPerHolder: z.number({ error: '请填人均件数。' }).min(0.1, '标准至少为 0.1。').max(50, '标准不能超过 50。'),
  contributingShare: z.number({ error: '请填百分比。' }).min(1, '标准至少为 1。').max(100, '标准不能超过 100。'),
  /** Below this a stage is weak. */
  selection: score,
  evaluation: score,
  motivation: score,
  guarantee: score,
  radiation: score,
})
export type StageRules = z.infer<typeof stageRulesSchema>

/** In force until the office sets its own. */
export const DEFAULT_STAGE_RULES: StageRules = {
  perHundred: 10,
  nominatedPerHundred: 4,
  qualifiedPerHundred: 3,
  conferredPerHundred: 1,
  contributionsPerHolder: 1,
  contributingShare: 60,
  selection: 60,
  evaluation: 60,
  motivation: 60,
  guarantee: 60,
  radiation: 60,
}

export const saveStageRulesSchema = stageRulesSchema.extend({ version: z.number().int().min(0) })
export type SaveStageRulesInput = z.output<typeof saveStageRulesSchema>

/** Of what was to be done by now: done and not done. Nothing due is no data. */
export type Rate = { done: number; overdue: number }

/** Candidates of the cycle's rounds; null where no round has come so far that the number says something. */
export type SelectionFacts = { nominated: number | null; qualified: number | null; conferred: number | null }

/** Verified contributions of the year so far; null where the city has none, which says nothing of a unit. */
export type RadiationFacts = {
  holders: number
  contributions: number
  contributors: number
  /** How much of the year is over, from 0 to 1: the standards are for whole years. */
  elapsed: number
} | null

export type UnitFacts = {
  unitId: string
  name: string
  held: number
  staff: number
  selection: SelectionFacts
  evaluation: Rate
  motivation: Rate
  guarantee: Rate
  radiation: RadiationFacts
}

export type StageScore = { stage: Stage; value: number | null; isWeak: boolean; facts: string }
export type UnitStages = { unitId: string; name: string; staff: number; overall: number | null; stages: StageScore[]; weak: Stage[] }

const rateScore = ({ done, overdue }: Rate): number | null => (done + overdue === 0 ? null : Math.floor((done / (done + overdue)) * 100))

type SelectionPart = { what: string; count: number; unit: '名' | '人'; perHundred: number; standard: number }

/** What selection is scored from: what is known and what the office asks for; each per hundred of the staff. */
function selectionParts({ held, staff, selection }: UnitFacts, rules: StageRules): SelectionPart[] {
  const part = (what: string, count: number | null, unit: SelectionPart['unit'], standard: number): SelectionPart[] =>
    count === null || standard === 0 ? [] : [{ what, count, unit, perHundred: (count / staff) * 100, standard }]
  return [
    ...part('在任人才', held, '名', rules.perHundred),
    ...part('周期内推荐', selection.nominated, '人', rules.nominatedPerHundred),
    ...part('审查合格', selection.qualified, '人', rules.qualifiedPerHundred),
    ...part('命名', selection.conferred, '人', rules.conferredPerHundred),
  ]
}

/** The mean of the parts, each at most 100; null for a unit without staff. */
function selectionStage(unit: UnitFacts, rules: StageRules): { value: number | null; facts: string } {
  if (unit.staff === 0) return { value: null, facts: '没有在册人员' }
  const parts = selectionParts(unit, rules)
  const points = parts.map(({ perHundred, standard }) => Math.min(100, (perHundred / standard) * 100))
  const words = parts.map(
    ({ what, count, unit: counted, perHundred, standard }) =>
      `${what} ${count} ${counted}，每百人 ${perHundred.toFixed(1)} ${counted}（标准 ${standard}）`,
  )
  const rounds = unit.selection.nominated === null ? ['本周期还没有人员评选轮次'] : []
  return {
    value: Math.round(points.reduce((sum, value) => sum + value, 0) / points.length),
    facts: [`在册 ${unit.staff} 人`, ...words, ...rounds].join('；'),
  }
}

/** How much of its year is over at the end of a day, from above 0 to 1. */
export function yearElapsed(day: DateOnly): number {
  const year = Number(day.slice(0, 4))
  const daysOf = (end: DateOnly) => daysBetween(`${year}-01-01`, end) + 1
  return daysOf(day) / daysOf(`${year}-12-31`)
}

/** The mean of both parts, each at most 100; null for a unit without holders. Who left or lost a title may make contributors outnumber holders. */
function radiationStage({ radiation }: UnitFacts, rules: StageRules): { value: number | null; facts: string } {
  if (radiation === null) return { value: null, facts: '本年全市还没有经核实的贡献' }
  const { holders, contributions, contributors, elapsed } = radiation
  if (holders === 0) return { value: null, facts: '没有在任人才' }
  const each = contributions / holders
  const share = Math.min(100, (contributors / holders) * 100)
  const points = [each / rules.contributionsPerHolder, share / rules.contributingShare].map((part) => Math.min(100, (part / elapsed) * 100))
  return {
    value: Math.round(points.reduce((sum, value) => sum + value, 0) / points.length),
    facts: `在任人才（含专家、骨干）${holders} 名；本年经核实 ${contributions} 件，人均 ${each.toFixed(2)} 件（到今日标准 ${(rules.contributionsPerHolder * elapsed).toFixed(2)}）；${contributors} 人有贡献，占 ${Math.round(share)}%（到今日标准 ${Math.round(rules.contributingShare * elapsed)}%）`,
  }
}

function rateFacts(rate: Rate, what: string): string {
  if (rate.done + rate.overdue === 0) return '尚无到期事项'
  return `到期应${what} ${rate.done + rate.overdue} 项，已${what} ${rate.done} 项${rate.overdue > 0 ? `，逾期 ${rate.overdue} 项` : ''}`
}

/** Scores of one unit; the overall one is the mean of the stages that have data. */
export function unitStages(unit: UnitFacts, rules: StageRules): UnitStages {
  const values: Record<Stage, { value: number | null; facts: string }> = {
    selection: selectionStage(unit, rules),
    evaluation: { value: rateScore(unit.evaluation), facts: rateFacts(unit.evaluation, '报送') },
    motivation: { value: rateScore(unit.motivation), facts: rateFacts(unit.motivation, '落实') },
    guarantee: { value: rateScore(unit.guarantee), facts: rateFacts(unit.guarantee, '落实') },
    radiation: radiationStage(unit, rules),
  }
  const stages = STAGES.map((stage): StageScore => {
    const { value, facts } = values[stage]
    return { stage, value, isWeak: value !== null && value < rules[stage], facts }
  })
  const known = stages.flatMap((item) => item.value ?? [])
  return {
    unitId: unit.unitId,
    name: unit.name,
    staff: unit.staff,
    overall: known.length === 0 ? null : Math.round(known.reduce((sum, value) => sum + value, 0) / known.length),
    stages,
    weak: stages.filter((item) => item.isWeak).map((item) => item.stage),
  }
}

/** 4 个单位选拔偏弱，桐川县综合最低 */
export function stagesFinding(units: readonly UnitStages[]): string {
  const counts = STAGES.map((stage) => ({ stage, units: units.filter((unit) => unit.weak.includes(stage)).length }))
  const worst = counts.reduce((best, item) => (item.units > best.units ? item : best), { stage: 'selection' as Stage, units: 0 })
  const known = units.filter((unit) => unit.overall !== null)
  const lowest = known[0]
  if (worst.units === 0) return known.length === 0 ? '各单位尚无数据' : '各单位没有偏弱的环节'
  return `${worst.units} 个单位${STAGE_LABELS[worst.stage]}偏弱${lowest ? `，${lowest.name}综合最低` : ''}`
}

/** The lowest first, since it is looked at for what is weak; units without data last. */
export function byOverall(a: UnitStages, b: UnitStages): number {
  return (a.overall ?? 101) - (b.overall ?? 101) || b.staff - a.staff || (a.name < b.name ? -1 : 1)
}
