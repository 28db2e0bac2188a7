import { formatInstant, startOfDay } from '@/lib/platform/dates'
import { inWordsOf, roundKindLabels } from './labels'
import { type Criterion, type FormField, type Schedule, type Scheme, schemeSchema } from './scheme'

/**
 * One thing that a scheme still lacks, as a Chinese sentence, with the part that mends it: a part of the scheme, then the key of its
 * entry or the name of its value, e.g. `fields`, `fields.deeds`, `quotas.total`.
 */
export type SchemeProblem = { message: string; at: string }

/** What a scheme still lacks before it can be announced, as Chinese sentences; an empty list means complete. */
export function schemeProblems(scheme: Scheme): string[] {
  return placedProblems(scheme).map((problem) => problem.message)
}

/** The same, each with its place. */
export function placedProblems(scheme: Scheme): SchemeProblem[] {
  const found = [
    ...fieldProblems(scheme.fields),
    ...eligibilityProblems(scheme),
    ...rubricProblems(scheme.criteria),
    ...uniqueProblems(scheme.gates, 'gates', '一票否决事项'),
    ...quotaProblems(scheme),
    ...reviewProblems(scheme),
    ...titleProblems(scheme),
    ...scheduleProblems(scheme.schedule),
  ]
  return found.map(({ message, at }) => ({ message: inWordsOf(scheme.kind, message), at }))
}

const entryNames: Partial<Record<string, string>> = {
  fields: '填报项',
  eligibility: '申报条件',
  criteria: '评分指标',
  gates: '一票否决事项',
  inadmissibleGrounds: '不予受理的情形',
}

/** What keeps a scheme from being stored even as a draft: an emptied name, a number out of range. Each with its place. */
export function unstorable(scheme: unknown): SchemeProblem[] {
  const parsed = schemeSchema.safeParse(scheme)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => {
    const [part, second] = path
    const list = typeof part === 'string' ? (scheme as Record<string, unknown>)[part] : undefined
    if (typeof second === 'number' && Array.isArray(list)) {
      const entry = list[second] as { key?: string } | undefined
      return { message: `第 ${second + 1} 个${entryNames[String(part)] ?? '事项'}：${message}`, at: `${String(part)}.${entry?.key ?? ''}` }
    }
    return { message: `有一处填写不合要求：${message}`, at: path.slice(0, 2).map(String).join('.') }
  })
}

const problem = (at: string, message: string): SchemeProblem => ({ message, at })

function uniqueProblems(entries: readonly { key: string }[], part: string, what: string): SchemeProblem[] {
  const keys = entries.map((entry) => entry.key)
  const repeated = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
  return repeated.map((key) => problem(`${part}.${key}`, `${what}的标识“${key}”重复。`))
}

function fieldProblems(fields: readonly FormField[]): SchemeProblem[] {
  if (fields.length === 0) return [problem('fields', '申报表还没有任何填报项。')]
  return [...uniqueProblems(fields, 'fields', '填报项'), ...fields.flatMap(oneFieldProblems)]
}

function oneFieldProblems(field: FormField): SchemeProblem[] {
  const list: string[] = []
  if (field.min !== null && field.max !== null && field.min > field.max) list.push(`填报项“${field.label}”的下限大于上限。`)
  if (field.type === 'choice' && field.options.length < 2) list.push(`填报项“${field.label}”至少要有两个选项。`)
  if (field.type === 'table' && field.columns.length === 0) list.push(`填报项“${field.label}”还没有列。`)
  for (const column of field.type === 'table' ? field.columns : [])
    if (column.type === 'choice' && column.options.length < 2) list.push(`填报项“${field.label}”的“${column.label}”列至少要有两个选项。`)
  return list.map((message) => problem(`fields.${field.key}`, message))
}

function eligibilityProblems(scheme: Scheme): SchemeProblem[] {
  if (scheme.eligibility.length === 0) return [problem('eligibility', '还没有设定申报条件。')]
  const list = uniqueProblems(scheme.eligibility, 'eligibility', '申报条件')
  for (const rule of scheme.eligibility) {
    if (rule.type !== 'documentRequired') continue
    const field = scheme.fields.find((candidate) => candidate.key === rule.fieldKey)
    if (field?.type !== 'file') list.push(problem(`eligibility.${rule.key}`, `申报条件“${rule.name}”所指的附件填报项不存在。`))
  }
  return list
}

/** Hundredths, so that 33.33 + 33.33 + 33.34 is exactly 100. */
const hundredths = (value: number): number => Math.round(value * 100)

function rubricProblems(criteria: readonly Criterion[]): SchemeProblem[] {
  if (criteria.length === 0) return [problem('criteria', '评分标准还没有任何指标。')]
  const list = uniqueProblems(criteria, 'criteria', '评分指标')
  const sum = criteria.reduce((total, criterion) => total + hundredths(criterion.weight), 0)
  if (sum !== 10_000) list.push(problem('criteria', `各项权重合计为 ${sum / 100}，应为 100。`))
  return [...list, ...criteria.flatMap(criterionProblems)]
}

function criterionProblems(criterion: Criterion): SchemeProblem[] {
  const { name, scaleMax, step, bands, commentAtOrAbove, commentBelow } = criterion
  const list: string[] = []
  if (criterion.weight === 0) list.push(`评分指标“${name}”的权重为 0。`)
  if (hundredths(scaleMax) % hundredths(step) !== 0) list.push(`评分指标“${name}”的满分 ${scaleMax} 不是分档 ${step} 的整数倍。`)
  for (const band of bands)
    if (band.from > band.to || band.from < 0 || band.to > scaleMax)
      list.push(`评分指标“${name}”的参考档“${band.from}–${band.to}”超出评分范围。`)
  for (const limit of [commentAtOrAbove, commentBelow])
    if (limit !== null && (limit < 0 || limit > scaleMax)) list.push(`评分指标“${name}”须写评语的分数 ${limit} 超出评分范围。`)
  return list.map((message) => problem(`criteria.${criterion.key}`, message))
}

function quotaProblems({ quotas }: Scheme): SchemeProblem[] {
  const list: SchemeProblem[] = []
  if (quotas.total === null) list.push(problem('quotas.total', '还没有设定命名总数。'))
  else {
    if (quotas.total === 0) list.push(problem('quotas.total', '命名总数不能为 0。'))
    if (quotas.grassrootsFloor > quotas.total)
      list.push(problem('quotas.grassrootsFloor', `基层保底名额 ${quotas.grassrootsFloor} 个，超过命名总数 ${quotas.total} 个。`))
    if (quotas.perLine !== null && quotas.perLine > quotas.total) list.push(problem('quotas.perLine', '每个条线的名额上限超过命名总数。'))
    if (quotas.perUnit !== null && quotas.perUnit > quotas.total) list.push(problem('quotas.perUnit', '每个单位的名额上限超过命名总数。'))
  }
  if (quotas.nominationsPerUnit === 0) list.push(problem('quotas.nominationsPerUnit', '每个单位的推荐名额不能为 0。'))
  return list
}

/** Rules by which one candidate's value follows from its own sheets alone. */
function isResultOfOne(rule: Scheme['aggregation']['rule']): boolean {
  return rule === 'mean' || rule === 'trimmed'
}

function reviewProblems(scheme: Scheme): SchemeProblem[] {
  const { reviewing, aggregation, publicity } = scheme
  const list: SchemeProblem[] = []
  if (reviewing.minLoad > reviewing.maxLoad) list.push(problem('reviewing.minLoad', '每位专家评审份数的下限大于上限。'))
  if (reviewing.maxLoad === 0) list.push(problem('reviewing.maxLoad', '每位专家评审份数的上限不能为 0。'))
  if (aggregation.rule === 'trimmed' && reviewing.reviewersPerCandidate < aggregation.trimFrom)
    list.push(
      problem(
        'reviewing.reviewersPerCandidate',
        `方案采用去掉一个最高分和一个最低分，须有 ${aggregation.trimFrom} 份以上评分表；现在每个候选对象只有 ${reviewing.reviewersPerCandidate} 位评审专家。`,
      ),
    )
  if (reviewing.show && reviewing.isBlind)
    list.push(problem('reviewing.isBlind', '现场展示评比时评委看得到参评对象，不能同时设为匿名评审。'))
  if (reviewing.show && !isResultOfOne(aggregation.rule))
    list.push(
      problem('aggregation.rule', '现场展示评比每结束一个就公布得分，分数合成须采用平均分，或者去掉一个最高分和一个最低分后的平均分。'),
    )
  for (const key of aggregation.tieCriteria)
    if (!scheme.criteria.some((criterion) => criterion.key === key))
      list.push(problem('aggregation.tieCriteria', `同分比较所用的指标“${key}”不在评分标准中。`))
  if (publicity.days < 5) list.push(problem('publicity.days', `公示期为 ${publicity.days} 天，不得少于 5 天。`))
  return [...list, ...uniqueProblems(scheme.inadmissibleGrounds, 'inadmissibleGrounds', '不予受理情形')]
}

function titleProblems(scheme: Scheme): SchemeProblem[] {
  const kind = roundKindLabels[scheme.kind]
  if (kind.subject === 'person' && !scheme.titleCode) return [problem('titleCode', '还没有设定授予的称号。')]
  if (kind.subject === 'project' && scheme.titleCode) return [problem('titleCode', '项目类评选不授予个人称号。')]
  return []
}

const milestones: { key: keyof Schedule; name: string; isRequired: boolean }[] = [
  { key: 'opensAt', name: '申报开始时间', isRequired: true },
  { key: 'closesAt', name: '申报截止时间', isRequired: true },
  { key: 'qualificationEndsOn', name: '资格审查完成日期', isRequired: false },
  { key: 'reviewClosesAt', name: '专家评分截止时间', isRequired: true },
  { key: 'panelOn', name: '评审领导小组会议日期', isRequired: false },
  { key: 'publicityStartsOn', name: '公示开始日期', isRequired: false },
  { key: 'conferralOn', name: '命名日期', isRequired: false },
]

/** A date stands for its midnight at the start, so that it may equal the day of the instant before it. */
function instantOf(value: string): Date {
  return value.length === 10 ? startOfDay(value) : new Date(value)
}

function scheduleProblems(schedule: Schedule): SchemeProblem[] {
  const list = milestones
    .filter(({ key, isRequired }) => isRequired && !schedule[key])
    .map(({ key, name }) => problem(`schedule.${key}`, `还没有填写${name}。`))
  const set = milestones.flatMap(({ key, name }) => {
    const value = schedule[key]
    return value ? [{ key, name, value, at: instantOf(value) }] : []
  })
  for (const [index, later] of set.entries()) {
    const earlier = set[index - 1]
    if (!earlier) continue
    const sameDay = later.value.length === 10 && later.at.getTime() + 86_400_000 > earlier.at.getTime()
    if (later.at <= earlier.at && !sameDay)
      list.push(problem(`schedule.${later.key}`, `${later.name}应晚于${earlier.name}（${formatInstant(earlier.at)}）。`))
  }
  return list
}
