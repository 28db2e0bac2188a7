import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { aggregationNames } from './aggregation'
import { roundKindLabels } from './labels'
import { roundPolicy } from './policy'
import { listPrecheckBases, type PrecheckBasis } from './precheck-queries'
import { formatPublicityRule } from './publicity'
import { openRound } from './round-queries'
import { isStageIn } from './round-stages'
import { parseScheme, type Scheme } from './scheme'
import { panelText, ruleText } from './scheme-words'

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
  /** Past rounds whose scores the pre-check may learn from; empty for who does not compose. */
  bases: PrecheckBasis[]
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
  const bases = manage ? await listPrecheckBases(prisma, round.kind) : []
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
    bases,
    abilities: { edit: manage && isStageIn(round.stage, 'schemeEditable'), revise: manage && isStageIn(round.stage, 'open') },
  }
}
