import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { loadHistories } from '@/lib/titles/person-history'
import { poolTitles, untitled } from './pool-entry'

const BATCH = 500
/** Characters of a headline, taken from the person's own introduction. */
const HEADLINE = 120

/**
 * Rewrites the pool's read model of the persons named: one row for whoever holds or held a title, or was taken into a category by hand;
 * none for the others. In the caller's transaction, after anything that changes a person, a spell, a holding, a consent or a membership.
 */
export async function refreshPoolEntries(tx: Tx, personIds: readonly string[]): Promise<void> {
  const ids = [...new Set(personIds)].sort()
  if (ids.length === 0) return
  const titles = await tx.title.findMany({ select: { code: true, rank: true } })
  const ranks = new Map(titles.map(({ code, rank }) => [code, rank]))
  for (let at = 0; at < ids.length; at += BATCH) await refreshBatch(tx, ids.slice(at, at + BATCH), ranks)
}

async function refreshBatch(tx: Tx, ids: string[], ranks: ReadonlyMap<string, number>): Promise<void> {
  const histories = await loadHistories(tx, ids)
  const members = await tx.poolCategoryMember.findMany({
    where: { personId: { in: ids }, membership: 'included', endedAt: null },
    select: { personId: true },
    distinct: ['personId'],
  })
  const added = new Set(members.map((member) => member.personId))
  const rows = histories.flatMap((history) => {
    const kept = poolTitles(history, ranks) ?? (added.has(history.personId) ? untitled(history) : null)
    return kept ? [{ personId: history.personId, ...kept }] : []
  })
  const kept = rows.map((row) => row.personId)
  await tx.poolEntry.deleteMany({ where: { personId: { in: ids, notIn: kept } } })
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "PoolEntry" ("personId", name, "namePinyin", "nameTokens", specialities, "specialityTokens", "lineId", "unitId",
                             "titleCodes", titles, "activeUntil", "bestRank", headline, "isPublic")
    SELECT p.id, p.name, p."namePinyin", p."nameTokens", p.specialities, p."specialityTokens", p."lineId", p."unitId",
           ARRAY(SELECT jsonb_array_elements_text(r."titleCodes")), r.titles, r."activeUntil", r."bestRank", nullif(left(p.bio, ${HEADLINE}::int), ''),
           r.titles <> '[]'::jsonb AND EXISTS (SELECT FROM "Consent" c WHERE c."personId" = p.id AND c."withdrawnAt" IS NULL)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r("personId" text, "titleCodes" jsonb, titles jsonb, "activeUntil" date, "bestRank" int)
    JOIN "Person" p ON p.id = r."personId"
    ORDER BY p.id
    ON CONFLICT ("personId") DO UPDATE SET
      name = EXCLUDED.name, "namePinyin" = EXCLUDED."namePinyin", "nameTokens" = EXCLUDED."nameTokens",
      specialities = EXCLUDED.specialities, "specialityTokens" = EXCLUDED."specialityTokens", "lineId" = EXCLUDED."lineId",
      "unitId" = EXCLUDED."unitId", "titleCodes" = EXCLUDED."titleCodes", titles = EXCLUDED.titles, "activeUntil" = EXCLUDED."activeUntil",
      "bestRank" = EXCLUDED."bestRank", headline = EXCLUDED.headline, "isPublic" = EXCLUDED."isPublic"`
}
