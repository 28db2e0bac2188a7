import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import type { Invariant } from './invariant'

/** The counts by unit, year, kind and state are those of the records. */
async function contributionCountsFollowRecords(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ unitId: string; year: number }[]>`
    SELECT DISTINCT "unitId", year FROM (
      SELECT "unitId", year, kind, state, 1 AS count FROM "Contribution"
      UNION ALL SELECT "unitId", year, kind, state, -count FROM "ContributionCount") AS both_sides
    GROUP BY "unitId", year, kind, state HAVING sum(count) <> 0`
  return rows.map(({ unitId, year }) => `单位 ${unitId} ${year} 年的辐射贡献件数与登记记录不符。`)
}

/** A contribution is where its person is. */
async function contributionsFollowPeople(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "Contribution" c JOIN "Person" p ON p.id = c."personId" WHERE p."unitId" <> c."unitId"`
  return rows.map(({ id }) => `辐射贡献 ${id} 记在了本人已不在的单位。`)
}

/** What counts has a proof. */
async function verifiedContributionsAreProven(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "Contribution" c
    WHERE c.state = 'verified' AND NOT EXISTS (SELECT FROM "ContributionProof" f WHERE f."contributionId" = c.id)`
  return rows.map(({ id }) => `辐射贡献 ${id} 已核实而没有证明材料。`)
}

export const contributionInvariants: readonly Invariant[] = [
  { key: 'contributionCountsFollowRecords', check: contributionCountsFollowRecords },
  { key: 'contributionsFollowPeople', check: contributionsFollowPeople },
  { key: 'verifiedContributionsAreProven', check: verifiedContributionsAreProven },
]
