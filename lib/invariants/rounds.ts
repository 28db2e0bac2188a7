import 'server-only'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import type { Reader } from '@/lib/platform/db/client'
import { type NominationState, nominationGroups, nominationStateNames } from '@/lib/rounds/nomination-states'
import { type RoundStage, roundStageNames } from '@/lib/rounds/round-stages'
import { parseScheme, type Quotas } from '@/lib/rounds/scheme'
import type { Invariant } from './invariant'

async function stagesFollowHistory(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ name: string }[]>`
    SELECT r.name FROM "Round" r
    LEFT JOIN LATERAL (SELECT "to" FROM "RoundStageChange" c WHERE c."roundId" = r.id ORDER BY c.at DESC, c.id DESC LIMIT 1) last ON true
    WHERE coalesce(last."to", 'draft') <> r.stage
    UNION
    SELECT r.name FROM (
      SELECT "roundId", "from", lag("to") OVER (PARTITION BY "roundId" ORDER BY at, id) AS before FROM "RoundStageChange"
    ) c JOIN "Round" r ON r.id = c."roundId"
    WHERE coalesce(c.before, 'draft') <> c."from"`
  return rows.map(({ name }) => `“${name}”的阶段与其阶段变更记录不符。`)
}

async function nominationsFollowHistory(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string; state: NominationState }[]>`
    SELECT n.id, n.state FROM "Nomination" n
    LEFT JOIN LATERAL (SELECT "to" FROM "NominationEvent" e WHERE e."nominationId" = n.id ORDER BY e.at DESC, e.id DESC LIMIT 1) last ON true
    WHERE coalesce(last."to", 'draft') <> n.state`
  return rows.map(({ id, state }) => `申报 ${id} 现为“${nominationStateNames[state]}”，与其办理记录不符。`)
}

/** Where a nomination may end whatever the stage. */
const ended: readonly NominationState[] = ['disqualified', 'lapsed', 'withdrawn', 'suspended', 'removed']

const allowedStates: Record<RoundStage, readonly NominationState[] | 'any'> = {
  draft: [],
  announced: [],
  nominating: ['draft', 'submitted', 'returnedByUnit', 'endorsed', 'returned', 'qualified', ...ended],
  qualifying: ['submitted', 'returnedByUnit', 'endorsed', 'returned', 'qualified', ...ended],
  reviewing: ['qualified', ...ended],
  deliberating: ['ranked', ...ended],
  publicity: ['proposed', 'notSelected', 'deferred', ...ended],
  conferred: ['proposed', 'conferred', 'notSelected', 'deferred', ...ended],
  closed: ['conferred', 'notSelected', 'deferred', ...ended],
  cancelled: 'any',
}

async function statesFitStages(reader: Reader): Promise<string[]> {
  const groups = await reader.$queryRaw<{ name: string; stage: RoundStage; state: NominationState; count: number }[]>`
    SELECT r.name, r.stage, n.state, count(*)::int AS count FROM "Nomination" n JOIN "Round" r ON r.id = n."roundId" GROUP BY r.id, n.state`
  return groups.flatMap(({ name, stage, state, count }) => {
    const allowed = allowedStates[stage]
    if (allowed === 'any' || allowed.includes(state)) return []
    return [`“${name}”处于“${roundStageNames[stage]}”阶段，却有 ${count} 份申报为“${nominationStateNames[state]}”。`]
  })
}

async function schemesAreFrozen(reader: Reader): Promise<string[]> {
  const rounds = await reader.round.findMany({ include: { schemes: true } })
  return rounds.flatMap(({ name, stage, schemeVersion, schemes }) => {
    const faults: string[] = []
    const current = schemes.find((scheme) => scheme.version === schemeVersion)
    if (!current) faults.push(`“${name}”没有第 ${schemeVersion} 版方案。`)
    else if (stage !== 'draft' && stage !== 'cancelled' && !current.frozenAt) faults.push(`“${name}”已经发布，方案却没有固定。`)
    for (const { version, frozenAt, digest, content } of schemes)
      if (frozenAt && sha256Hex(canonicalJson(content)) !== digest) faults.push(`“${name}”第 ${version} 版方案的内容与其摘要不符。`)
    return faults
  })
}

function overruns(name: string, quotas: Quotas, rows: readonly { unitId: string; lineId: string }[]): string[] {
  const most = (key: 'unitId' | 'lineId') => {
    const counts = new Map<string, number>()
    for (const row of rows) counts.set(row[key], (counts.get(row[key]) ?? 0) + 1)
    return Math.max(0, ...counts.values())
  }
  const limits: [string, number, number | null][] = [
    ['命名总数', rows.length, quotas.total],
    ['同一条线的命名人数', most('lineId'), quotas.perLine],
    ['同一单位的命名人数', most('unitId'), quotas.perUnit],
  ]
  return limits.flatMap(([what, count, limit]) =>
    limit !== null && count > limit ? [`“${name}”${what}为 ${count}，超过上限 ${limit}。`] : [],
  )
}

/** Awards, proposed or conferred, and nominations stay within the scheme's quotas. */
async function quotasAreKept(reader: Reader): Promise<string[]> {
  const rounds = await reader.round.findMany({ where: { stage: { not: 'cancelled' } }, include: { schemes: true } })
  const nominations = await reader.nomination.findMany({
    where: { state: { in: [...nominationGroups.countsForUnitQuota] } },
    select: { roundId: true, unitId: true, lineId: true, state: true },
  })
  return rounds.flatMap(({ id, name, schemeVersion, schemes }) => {
    const current = schemes.find((scheme) => scheme.version === schemeVersion)
    if (!current) return []
    const { quotas } = parseScheme(current.content)
    const own = nominations.filter((row) => row.roundId === id)
    const awarded = own.filter((row) => row.state === 'proposed' || row.state === 'conferred')
    const cap = quotas.nominationsPerUnit
    const perUnit = new Map<string, number>()
    for (const { unitId } of own) perUnit.set(unitId, (perUnit.get(unitId) ?? 0) + 1)
    const tooMany = [...perUnit].filter(([, count]) => cap !== null && count > cap)
    return [
      ...overruns(name, quotas, awarded),
      ...tooMany.map(([unitId, count]) => `“${name}”中单位 ${unitId} 推荐 ${count} 名，超过名额 ${cap} 名。`),
    ]
  })
}

async function attachmentsAreStored(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM "Attachment" a LEFT JOIN "StoredFile" f ON f.id = a."fileId" WHERE f.id IS NULL`
  return rows.map(({ id }) => `附件 ${id} 所指的文件没有登记。`)
}

export const roundInvariants: readonly Invariant[] = [
  { key: 'stagesFollowHistory', check: stagesFollowHistory },
  { key: 'nominationsFollowHistory', check: nominationsFollowHistory },
  { key: 'statesFitStages', check: statesFitStages },
  { key: 'schemesAreFrozen', check: schemesAreFrozen },
  { key: 'quotasAreKept', check: quotasAreKept },
  { key: 'attachmentsAreStored', check: attachmentsAreStored },
]
