import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { aggregationNames } from './aggregation'
import { type EligibilityRule, educationNames } from './eligibility-rules'
import { roundKindLabels } from './labels'
import { roundPolicy } from './policy'
import { formatPublicityRule } from './publicity'
import { openRound } from './round-queries'
import { isStageIn } from './round-stages'
import { type PanelRule, parseScheme, type Scheme } from './scheme'

export type SchemeView = {
  name: string
  version: number
  roundVersion: number
  scheme: Scheme
  frozenAt: string | null
  digest: string | null
  reason: string | null
  titleName: string
  ruleName: string
  tieNames: string[]
  conditions: { key: string; name: string; text: string }[]
  panelText: string
  publicityText: string
  titles: { code: string; name: string }[]
  abilities: { edit: boolean; revise: boolean }
}

/** The scheme in force, and whether the viewer composes or revises it. @throws AppError notFound */
export async function readScheme(viewer: Viewer, roundId: string): Promise<SchemeView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId)
  const [row, titles] = await Promise.all([
    prisma.schemeVersion.findUniqueOrThrow({ where: { roundId_version: { roundId, version: round.schemeVersion } } }),
    prisma.title.findMany({ where: { isActive: true }, select: { code: true, name: true }, orderBy: [{ plan: 'asc' }, { rank: 'asc' }] }),
  ])
  const scheme = parseScheme(row.content)
  const manage = roundPolicy.can(viewer, 'manage', round)
  const nameOf = new Map(scheme.criteria.map((criterion) => [criterion.key, criterion.name]))
  return {
    name: round.name,
    version: row.version,
    roundVersion: round.version,
    scheme,
    frozenAt: row.frozenAt?.toISOString() ?? null,
    digest: row.digest,
    reason: row.reason,
    titleName: titles.find((title) => title.code === scheme.titleCode)?.name ?? `${roundKindLabels[round.kind].name}（不登记个人称号）`,
    ruleName: aggregationNames[scheme.aggregation.rule],
    tieNames: scheme.aggregation.tieCriteria.map((key) => nameOf.get(key) ?? ''),
    conditions: scheme.eligibility.map((rule) => ({ key: rule.key, name: rule.name, text: ruleText(rule) })),
    panelText: panelText(scheme.panel, scheme.ballot),
    publicityText: formatPublicityRule(scheme.publicity),
    titles,
    abilities: { edit: manage && isStageIn(round.stage, 'schemeEditable'), revise: manage && isStageIn(round.stage, 'open') },
  }
}

function ruleText(rule: EligibilityRule): string {
  switch (rule.type) {
    case 'maximumAge':
      return `不超过 ${rule.years} 周岁`
    case 'minimumAge':
      return `年满 ${rule.years} 周岁`
    case 'minimumServiceYears':
      return `工作满 ${rule.years} 年`
    case 'minimumLineYears':
      return `从事本条线工作满 ${rule.years} 年`
    case 'minimumGrassrootsYears':
      return `基层工作满 ${rule.years} 年`
    case 'appraisals':
      return `近 ${rule.lastYears} 年年度考核均为称职以上${rule.excellentAtLeast > 0 ? `，其中优秀不少于 ${rule.excellentAtLeast} 次` : ''}`
    case 'holdsTitle':
      return `现任${rule.titleNames.join('或')}`
    case 'doesNotHoldTitle':
      return `未任${rule.titleNames.join('、')}`
    case 'noSanction':
      return '没有影响期内的处分（一票否决）'
    case 'minimumEducation':
      return `${educationNames[rule.level]}以上学历`
    case 'documentRequired':
      return `须上传${rule.documentName}，由市人才办核实`
    case 'declared':
      return rule.statement
  }
}

const baseNames = { entitled: '应到会', appointed: '全体', present: '实到会' } as const

/** The panel's thresholds in one sentence. */
export function panelText(rule: PanelRule, ballot: Scheme['ballot']): string {
  const [quorumTop, quorumBottom] = rule.quorumFraction
  const [passTop, passBottom] = rule.passFraction
  const half = rule.alsoMoreThanHalfOfEntitled ? '，且超过应到会的二分之一' : ''
  const way = ballot === 'secret' ? '无记名投票' : '记名投票'
  return `实到会达到${baseNames[rule.quorumBase]}的 ${quorumTop}/${quorumBottom} 方可表决；同意达到${baseNames[rule.passBase]}的 ${passTop}/${passBottom}${half}为通过；缓议计入分母；${way}。`
}
