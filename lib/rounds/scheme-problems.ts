import { formatInstant, startOfDay } from '@/lib/platform/dates'
import { roundKindLabels } from './labels'
import type { Criterion, FormField, Schedule, Scheme } from './scheme'

/** What a scheme still lacks before it can be announced, as Chinese sentences; an empty list means complete. */
export function schemeProblems(scheme: Scheme): string[] {
  return [
    ...fieldProblems(scheme.fields),
    ...eligibilityProblems(scheme),
    ...rubricProblems(scheme.criteria),
    ...uniqueProblems(
      scheme.gates.map((gate) => gate.key),
      '一票否决事项的标识',
    ),
    ...quotaProblems(scheme),
    ...reviewProblems(scheme),
    ...titleProblems(scheme),
    ...scheduleProblems(scheme.schedule),
  ]
}

function uniqueProblems(keys: readonly string[], what: string): string[] {
  const repeated = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
  return repeated.map((key) => `${what}“${key}”重复。`)
}

function fieldProblems(fields: readonly FormField[]): string[] {
  if (fields.length === 0) return ['申报表还没有任何填报项。']
  const list = uniqueProblems(
    fields.map((field) => field.key),
    '填报项标识',
  )
  for (const field of fields) {
    if (field.min !== null && field.max !== null && field.min > field.max) list.push(`填报项“${field.label}”的下限大于上限。`)
    if (field.type === 'choice' && field.options.length < 2) list.push(`填报项“${field.label}”至少要有两个选项。`)
    if (field.type === 'table' && field.columns.length === 0) list.push(`填报项“${field.label}”还没有列。`)
  }
  return list
}

function eligibilityProblems(scheme: Scheme): string[] {
  if (scheme.eligibility.length === 0) return ['还没有设定申报条件。']
  const list = uniqueProblems(
    scheme.eligibility.map((rule) => rule.key),
    '申报条件标识',
  )
  for (const rule of scheme.eligibility) {
    if (rule.type !== 'documentRequired') continue
    const field = scheme.fields.find((candidate) => candidate.key === rule.fieldKey)
    if (field?.type !== 'file') list.push(`申报条件“${rule.name}”所指的附件填报项不存在。`)
  }
  return list
}

/** Hundredths, so that 33.33 + 33.33 + 33.34 is exactly 100. */
const hundredths = (value: number): number => Math.round(value * 100)

function rubricProblems(criteria: readonly Criterion[]): string[] {
  if (criteria.length === 0) return ['评分标准还没有任何指标。']
  const list = uniqueProblems(
    criteria.map((criterion) => criterion.key),
    '评分指标标识',
  )
  const sum = criteria.reduce((total, criterion) => total + hundredths(criterion.weight), 0)
  if (sum !== 10_000) list.push(`各项权重合计为 ${sum / 100}，应为 100。`)
  for (const criterion of criteria) {
    if (criterion.weight === 0) list.push(`评分指标“${criterion.name}”的权重为 0。`)
    if (hundredths(criterion.scaleMax) % hundredths(criterion.step) !== 0)
      list.push(`评分指标“${criterion.name}”的满分 ${criterion.scaleMax} 不是分档 ${criterion.step} 的整数倍。`)
    for (const band of criterion.bands)
      if (band.from > band.to || band.from < 0 || band.to > criterion.scaleMax)
        list.push(`评分指标“${criterion.name}”的参考档“${band.from}–${band.to}”超出评分范围。`)
  }
  return list
}

function quotaProblems({ quotas }: Scheme): string[] {
  const list: string[] = []
  if (quotas.total === null) list.push('还没有设定命名总数。')
  else {
    if (quotas.total === 0) list.push('命名总数不能为 0。')
    if (quotas.grassrootsFloor > quotas.total) list.push(`基层保底名额 ${quotas.grassrootsFloor} 个，超过命名总数 ${quotas.total} 个。`)
    if (quotas.perLine !== null && quotas.perLine > quotas.total) list.push('每个条线的名额上限超过命名总数。')
    if (quotas.perUnit !== null && quotas.perUnit > quotas.total) list.push('每个单位的名额上限超过命名总数。')
  }
  if (quotas.nominationsPerUnit === 0) list.push('每个单位的推荐名额不能为 0。')
  return list
}

function reviewProblems(scheme: Scheme): string[] {
  const { reviewing, aggregation, publicity } = scheme
  const list: string[] = []
  if (reviewing.minLoad > reviewing.maxLoad) list.push('每位专家评审份数的下限大于上限。')
  if (reviewing.maxLoad === 0) list.push('每位专家评审份数的上限不能为 0。')
  if (aggregation.rule === 'trimmed' && reviewing.reviewersPerCandidate < aggregation.trimFrom)
    list.push(
      `方案采用去掉一个最高分和一个最低分，须有 ${aggregation.trimFrom} 份以上评分表；现在每个候选对象只有 ${reviewing.reviewersPerCandidate} 位评审专家。`,
    )
  for (const key of aggregation.tieCriteria)
    if (!scheme.criteria.some((criterion) => criterion.key === key)) list.push(`同分比较所用的指标“${key}”不在评分标准中。`)
  if (publicity.days < 5) list.push(`公示期为 ${publicity.days} 天，不得少于 5 天。`)
  list.push(
    ...uniqueProblems(
      scheme.inadmissibleGrounds.map((ground) => ground.key),
      '不予受理情形的标识',
    ),
  )
  return list
}

function titleProblems(scheme: Scheme): string[] {
  const kind = roundKindLabels[scheme.kind]
  if (kind.subject === 'person' && !scheme.titleCode) return ['还没有设定授予的称号。']
  if (kind.subject === 'project' && scheme.titleCode) return ['项目类评选不授予个人称号。']
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

function scheduleProblems(schedule: Schedule): string[] {
  const list = milestones.filter(({ key, isRequired }) => isRequired && !schedule[key]).map(({ name }) => `还没有填写${name}。`)
  const set = milestones.flatMap(({ key, name }) => {
    const value = schedule[key]
    return value ? [{ name, value, at: instantOf(value) }] : []
  })
  for (const [index, later] of set.entries()) {
    const earlier = set[index - 1]
    if (!earlier) continue
    const sameDay = later.value.length === 10 && later.at.getTime() + 86_400_000 > earlier.at.getTime()
    if (later.at <= earlier.at && !sameDay) list.push(`${later.name}应晚于${earlier.name}（${formatInstant(earlier.at)}）。`)
  }
  return list
}
