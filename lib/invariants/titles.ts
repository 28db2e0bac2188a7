import 'server-only'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { formatDate, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { poolTitles, untitled } from '@/lib/pool/pool-entry'
import { checkLedger } from '@/lib/titles/commands/rebuild-ledger'
import { loadHistories } from '@/lib/titles/person-history'
import type { Invariant } from './invariant'

const BATCH = 500

/** The ledger is what holdings and spells say, and its roll-up the sum of its rows. */
async function ledgerFollowsHoldings(reader: Reader): Promise<string[]> {
  const { differences } = await checkLedger(reader)
  return differences.map(({ where, personId, classCode, day, delta }) => {
    const change = delta > 0 ? `少计 ${delta}` : `多计 ${-delta}`
    return where === 'rows'
      ? `人员 ${personId} 的台账在${formatDate(day)}的“${classCode}”一项${change}，与称号持有记录不符。`
      : `台账按日汇总在${formatDate(day)}的“${classCode}”一项${change}，与台账明细不符。`
  })
}

async function classesShareNoTitle(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ plan: string; title: string; classes: string[] }[]>`
    SELECT c.plan::text, t.title, array_agg(c.name ORDER BY c.name) AS classes
    FROM "TargetClass" c
    JOIN LATERAL (SELECT "titleCodes" FROM "TargetClassVersion" v WHERE v."classId" = c.id ORDER BY v.version DESC LIMIT 1) n ON true
    CROSS JOIN LATERAL unnest(n."titleCodes") AS t(title)
    GROUP BY 1, 2 HAVING count(*) > 1`
  return rows.map(({ classes }) => `同一称号被两个类别同时统计：${classes.join('、')}。`)
}

async function countedTitlesExist(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ name: string; title: string }[]>`
    SELECT c.name, t.title FROM "TargetClass" c
    JOIN "TargetClassVersion" v ON v."classId" = c.id
    CROSS JOIN LATERAL unnest(v."titleCodes") AS t(title)
    WHERE NOT EXISTS (SELECT FROM "Title" WHERE code = t.title AND plan = c.plan)`
  return rows.map(({ name }) => `类别“${name}”统计的称号不存在，或不属于同一计划。`)
}

async function endedHoldingsSayWhy(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Holding"
    WHERE (state = 'revoked' AND ("endsOn" IS NULL OR "endReason" IS NULL)) OR ("termEndsOn" IS NOT NULL AND ("endsOn" IS NULL OR "endsOn" > "termEndsOn"))`
  return rows.map(({ id }) => `称号持有记录 ${id} 已撤销而没有截止日期或原因，或超过了任期。`)
}

/** A recognised title has the certificate of who granted it, none of the city's. */
async function certificatesMatchTheirHolding(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ number: string }[]>`
    SELECT c.number FROM "Certificate" c
    LEFT JOIN "Holding" h ON h.id = c."holdingId"
    LEFT JOIN "Award" a ON a.id = c."awardId"
    WHERE (c."holdingId" IS NULL AND c."awardId" IS NULL)
       OR (h.state = 'annulled' AND c."revokedOn" IS NULL)
       OR (h.basis = 'recognition' AND c."revokedOn" IS NULL)
       OR (h.id IS NOT NULL AND a."personId" IS NOT NULL AND a."personId" <> h."personId")`
  return rows.map(({ number }) => `证书 ${number} 与其称号或奖项不符。`)
}

/** The pool's read model is what people, holdings and consents say. */
async function poolFollowsHoldings(reader: Reader): Promise<string[]> {
  const titles = await reader.title.findMany({ select: { code: true, rank: true } })
  const ranks = new Map(titles.map(({ code, rank }) => [code, rank]))
  const faults: string[] = []
  let after = ''
  for (;;) {
    const next = await reader.$queryRaw<{ id: string }[]>`
      SELECT id FROM (SELECT "personId" AS id FROM "Holding" UNION SELECT "personId" FROM "PoolEntry") AS people
      WHERE id > ${after} ORDER BY id LIMIT ${BATCH}`
    if (next.length === 0) return faults
    const ids = next.map((row) => row.id)
    const entries = await reader.poolEntry.findMany({ where: { personId: { in: ids } } })
    const members = await reader.poolCategoryMember.findMany({
      where: { personId: { in: ids }, membership: 'included', endedAt: null },
      select: { personId: true },
    })
    const added = new Set(members.map((member) => member.personId))
    const entryOf = new Map(entries.map((entry) => [entry.personId, entry]))
    for (const history of await loadHistories(reader, ids)) {
      const wanted = poolTitles(history, ranks) ?? (added.has(history.personId) ? untitled(history) : null)
      const entry = entryOf.get(history.personId)
      const kept = entry
        ? { titleCodes: entry.titleCodes, titles: entry.titles, activeUntil: toDateOnly(entry.activeUntil), bestRank: entry.bestRank }
        : null
      if (canonicalJson(sorted(wanted)) !== canonicalJson(sorted(kept)))
        faults.push(`人员 ${history.personId} 在人才库中的称号与持有记录不符。`)
    }
    after = ids.at(-1) ?? ''
  }
}

function sorted(kept: { titleCodes: string[] } | null): unknown {
  return kept ? { ...kept, titleCodes: [...kept.titleCodes].sort() } : null
}

async function poolFollowsPeople(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ personId: string }[]>`
    SELECT e."personId" FROM "PoolEntry" e JOIN "Person" p ON p.id = e."personId"
    WHERE (e.name, e."unitId", e."lineId", e.specialities, e."isPublic") IS DISTINCT FROM
          (p.name, p."unitId", p."lineId", p.specialities,
           e.titles <> '[]'::jsonb AND EXISTS (SELECT FROM "Consent" c WHERE c."personId" = p.id AND c."withdrawnAt" IS NULL))`
  return rows.map(({ personId }) => `人员 ${personId} 在人才库中的姓名、单位、条线、专长或公开状态与档案、公开意愿不符。`)
}

export const titleInvariants: readonly Invariant[] = [
  { key: 'ledgerFollowsHoldings', check: ledgerFollowsHoldings },
  { key: 'classesShareNoTitle', check: classesShareNoTitle },
  { key: 'countedTitlesExist', check: countedTitlesExist },
  { key: 'endedHoldingsSayWhy', check: endedHoldingsSayWhy },
  { key: 'certificatesMatchTheirHolding', check: certificatesMatchTheirHolding },
  { key: 'poolFollowsHoldings', check: poolFollowsHoldings },
  { key: 'poolFollowsPeople', check: poolFollowsPeople },
]
