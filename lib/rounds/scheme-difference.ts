import { formatDate, formatInstant } from '@/lib/platform/dates'
import { aggregationNames } from './aggregation'
import { inWordsOf } from './labels'
import type { Criterion, FormField, Scheme } from './scheme'
import { boundNames, columnTypeNames, fieldTypeNames, panelText, ruleText } from './scheme-words'

/**
 * What changed between two versions of a scheme, in words: entries added, removed, moved, and each setting from what to what.
 * Entries are told apart by their keys, so that a renamed one is a change and not a removal.
 */

export type SchemeChange = {
  /** Heading of the part of the scheme, e.g. 申报表. */
  part: string
  /** The entry or setting that changed, e.g. “业务实绩”的权重. */
  subject: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  from: string | null
  to: string | null
}

/** A setting with its value in words. */
type Fact = readonly [label: string, words: string]
type Entry = { key: string; name: string; summary: string; facts: Fact[] }

const yes = (value: boolean): string => (value ? '是' : '否')
const bound = (value: number | null, unit: string): string => (value === null ? '不限' : `${value} ${unit}`)
const when = (value: string | null): string => (value ? (value.length === 10 ? formatDate(value) : formatInstant(value)) : '未定')
const text = (value: string): string => (value === '' ? '（空）' : value)
const points = (value: number | null): string => (value === null ? '不要求' : `${value} 分`)

/** An empty list means that both say the same. `titleNames`: names of titles by code. */
export function diffSchemes(before: Scheme, after: Scheme, titleNames: ReadonlyMap<string, string> = new Map()): SchemeChange[] {
  const facts = (part: string, of: (scheme: Scheme) => Fact[]) => diffFacts(part, '', of(before), of(after))
  const entries = (part: string, of: (scheme: Scheme) => Entry[]) => diffEntries(part, of(before), of(after))
  // A criterion that was only renamed goes by its old name, so that the list of ties does not seem to have changed with it.
  const criterionNames = new Map([...after.criteria, ...before.criteria].map((criterion) => [criterion.key, criterion.name]))
  const changes = [
    ...facts('基本事项', (scheme) => basics(scheme, titleNames)),
    ...facts('时间安排', schedule),
    ...entries('申报表', (scheme) => scheme.fields.map(fieldEntry)),
    ...entries('申报条件', eligibility),
    ...facts('名额', quotas),
    ...entries('评分标准', (scheme) => scheme.criteria.map(criterionEntry)),
    ...entries('一票否决', gates),
    ...facts('专家评审', (scheme) => judging(scheme, criterionNames)),
    ...facts('审议和公示', decision),
    ...entries('不予受理的情形', grounds),
  ]
  return [...changes, ...unspoken(before, after, changes)].map((change) => ({ ...change, subject: inWordsOf(after.kind, change.subject) }))
}

/** One change as a sentence. */
export function changeInWords({ subject, kind, from, to }: SchemeChange): string {
  switch (kind) {
    case 'added':
      return `新增${subject}${to ? `：${to}` : ''}`
    case 'removed':
      return `删除${subject}${from ? `（原为：${from}）` : ''}`
    case 'moved':
      return `${subject}的次序由第 ${from} 改为第 ${to}`
    case 'changed':
      return `${subject}由“${from}”改为“${to}”`
  }
}

function basics(scheme: Scheme, titleNames: ReadonlyMap<string, string>): Fact[] {
  return [
    ['授予的称号', scheme.titleCode ? (titleNames.get(scheme.titleCode) ?? '已停用的称号') : '不授予个人称号'],
    ['目的和范围', text(scheme.purpose)],
    ['允许个人申报', yes(scheme.allowSelfNomination)],
  ]
}

function schedule({ schedule: dates }: Scheme): Fact[] {
  return [
    ['申报开始', when(dates.opensAt)],
    ['申报截止', when(dates.closesAt)],
    ['资格审查完成', when(dates.qualificationEndsOn)],
    ['专家评分截止', when(dates.reviewClosesAt)],
    ['领导小组会议', when(dates.panelOn)],
    ['公示开始', when(dates.publicityStartsOn)],
    ['命名', when(dates.conferralOn)],
  ]
}

function fieldEntry(field: FormField): Entry {
  const measure = boundNames[field.type] ?? '数值'
  const facts: Fact[] = [
    ['名称', field.label],
    ['类型', fieldTypeNames[field.type]],
    ['所在步骤', field.step],
    ['必填', yes(field.required)],
    [`最少${measure}`, field.min === null ? '不限' : String(field.min)],
    [`最多${measure}`, field.max === null ? '不限' : String(field.max)],
    ['匿名评审时隐去', yes(field.hiddenInBlind)],
    ['填写说明', text(field.help)],
    ['选项', text(field.options.join('、'))],
    ['表格各列', text(field.columns.map(columnInWords).join('；'))],
  ]
  const summary = [fieldTypeNames[field.type], field.step, field.required ? '必填' : '选填'].join('，')
  return { key: field.key, name: `填报项“${field.label}”`, summary, facts }
}

function columnInWords(column: FormField['columns'][number]): string {
  const options = column.type === 'choice' ? `：${column.options.join('、')}` : ''
  return `${column.label}（${columnTypeNames[column.type]}${options}，${column.required ? '必填' : '选填'}）`
}

function eligibility(scheme: Scheme): Entry[] {
  return scheme.eligibility.map((rule) => ({
    key: rule.key,
    name: `条件“${rule.name}”`,
    summary: ruleText(rule),
    facts: [
      ['名称', rule.name],
      ['要求', ruleText(rule)],
      ['计算日期', rule.asOf ? formatDate(rule.asOf) : '申报截止日'],
    ],
  }))
}

function quotas({ quotas: limits }: Scheme): Fact[] {
  return [
    ['命名总数', bound(limits.total, '个')],
    ['每个条线上限', bound(limits.perLine, '个')],
    ['每个单位命名上限', bound(limits.perUnit, '个')],
    ['每个单位推荐名额', bound(limits.nominationsPerUnit, '个')],
    ['基层保底', `${limits.grassrootsFloor} 个`],
  ]
}

function criterionEntry(criterion: Criterion): Entry {
  return {
    key: criterion.key,
    name: `指标“${criterion.name}”`,
    summary: `权重 ${criterion.weight}%，满分 ${criterion.scaleMax}`,
    facts: [
      ['名称', criterion.name],
      ['权重', `${criterion.weight}%`],
      ['满分', `${criterion.scaleMax}`],
      ['每档', `${criterion.step}`],
      ['评分说明', text(criterion.description)],
      ['参考档', text(criterion.bands.map((band) => `${band.from}–${band.to} 分：${band.text}`).join('；'))],
      ['须写评语（达到或高于）', points(criterion.commentAtOrAbove)],
      ['须写评语（低于）', points(criterion.commentBelow)],
    ],
  }
}

function gates(scheme: Scheme): Entry[] {
  return scheme.gates.map(({ key, name, description }) => ({
    key,
    name: `事项“${name}”`,
    summary: description,
    facts: [
      ['名称', name],
      ['说明', text(description)],
    ],
  }))
}

function judging({ reviewing, aggregation }: Scheme, nameOf: ReadonlyMap<string, string>): Fact[] {
  const ties = aggregation.tieCriteria.map((key) => nameOf.get(key) ?? '已删除的指标')
  return [
    ['每个对象的专家', `${reviewing.reviewersPerCandidate} 位`],
    ['每位专家最少', `${reviewing.minLoad} 份`],
    ['每位专家最多', `${reviewing.maxLoad} 份`],
    ['评审方式', reviewing.isBlind ? '匿名评审' : '实名评审'],
    ['现场展示评比', yes(reviewing.show)],
    ['大屏幕公布各位评委的评分', yes(reviewing.showsSingleTotals)],
    ['曾同单位回避', `${reviewing.pastUnitYears} 年内`],
    ['分数合成', aggregationNames[aggregation.rule]],
    ['去掉最高最低的起点', `${aggregation.trimFrom} 份`],
    ['同分比较', ties.join('、') || '不比较'],
  ]
}

function decision(scheme: Scheme): Fact[] {
  const { publicity } = scheme
  return [
    ['法定人数和通过比例', panelText(scheme.panel, scheme.ballot)],
    ['公示期', `${publicity.days} 个${publicity.unit === 'working' ? '工作日' : '自然日'}`],
    ['申请程序复核的期限', `${scheme.reexaminationDays} 天`],
  ]
}

function grounds(scheme: Scheme): Entry[] {
  return scheme.inadmissibleGrounds.map((ground) => ({
    key: ground.key,
    name: '情形',
    summary: ground.text,
    facts: [['表述', ground.text]],
  }))
}

function diffFacts(part: string, owner: string, before: readonly Fact[], after: readonly Fact[]): SchemeChange[] {
  const earlier = new Map(before)
  return after.flatMap(([label, to]): SchemeChange[] => {
    const from = earlier.get(label) ?? '不限'
    return from === to ? [] : [{ part, subject: owner ? `${owner}的${label}` : label, kind: 'changed', from, to }]
  })
}

function diffEntries(part: string, before: readonly Entry[], after: readonly Entry[]): SchemeChange[] {
  const earlier = new Map(before.map((entry) => [entry.key, entry]))
  const later = new Map(after.map((entry) => [entry.key, entry]))
  const removed = before
    .filter((entry) => !later.has(entry.key))
    .map((entry): SchemeChange => ({ part, subject: entry.name, kind: 'removed', from: entry.summary || null, to: null }))
  const rest = after.flatMap((entry): SchemeChange[] => {
    const old = earlier.get(entry.key)
    if (!old) return [{ part, subject: entry.name, kind: 'added', from: null, to: entry.summary || null }]
    return diffFacts(part, old.name, old.facts, entry.facts)
  })
  return [...removed, ...rest, ...moves(part, before, after)]
}

/** Entries whose place among those that both versions have is another one; the fewest that explain the new order. */
function moves(part: string, before: readonly Entry[], after: readonly Entry[]): SchemeChange[] {
  const stayed = after.filter((entry) => before.some((old) => old.key === entry.key))
  const places = stayed.map((entry) => before.findIndex((old) => old.key === entry.key))
  const kept = longestRise(places)
  return stayed.flatMap((entry, index): SchemeChange[] =>
    kept.has(index)
      ? []
      : [
          {
            part,
            subject: entry.name,
            kind: 'moved',
            from: String((places[index] ?? 0) + 1),
            to: String(after.findIndex((each) => each.key === entry.key) + 1),
          },
        ],
  )
}

/** Indices of a longest ascending run of values, not necessarily side by side. */
function longestRise(values: readonly number[]): Set<number> {
  const best: number[] = []
  const previous: number[] = []
  for (const [index, value] of values.entries()) {
    let [length, from] = [1, -1]
    for (let earlier = 0; earlier < index; earlier += 1)
      if ((values[earlier] ?? 0) < value && (best[earlier] ?? 0) + 1 > length) [length, from] = [(best[earlier] ?? 0) + 1, earlier]
    best.push(length)
    previous.push(from)
  }
  const kept = new Set<number>()
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = previous[at] ?? -1) kept.add(at)
  return kept
}

/** A part that differs without any of its settings having words for it is still told. */
function unspoken(before: Scheme, after: Scheme, changes: readonly SchemeChange[]): SchemeChange[] {
  if (changes.length > 0 || JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return []
  return [{ part: '其他', subject: '其他设置', kind: 'changed', from: '原设置', to: '新设置' }]
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
