import 'server-only'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

/** Short names of units by id, as of a day; a unit that no longer exists keeps its last name. */
export async function readUnitNames(reader: Reader, unitIds: readonly string[], day: DateOnly): Promise<Map<string, string>> {
  const versions = await reader.unitVersion.findMany({
    where: { unitId: { in: [...new Set(unitIds)] }, startsOn: { lte: fromDateOnly(day) } },
    orderBy: { startsOn: 'asc' },
    select: { unitId: true, shortName: true },
  })
  return new Map(versions.map((version) => [version.unitId, version.shortName]))
}

export async function readLineNames(reader: Reader): Promise<Map<string, string>> {
  const lines = await reader.line.findMany({ select: { id: true, name: true } })
  return new Map(lines.map((line) => [line.id, line.name]))
}

export async function readAccountNames(reader: Reader, accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds.filter((id): id is string => id !== null))]
  const accounts = await reader.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(accounts.map((account) => [account.id, account.name]))
}

/** The nearest legal body above each unit (itself when marked), by today's tree; the city itself is never one. */
export async function readLegalBodies(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.$queryRaw<{ unitId: string; bodyId: string }[]>`
    WITH RECURSIVE tree AS (
      SELECT u.id AS "unitId", u.id AS "at", 0 AS depth FROM "Unit" u
      UNION ALL
      SELECT tree."unitId", v."parentId", tree.depth + 1 FROM tree
      JOIN "UnitVersion" v ON v."unitId" = tree."at" AND v."endsOn" IS NULL
      WHERE v."parentId" IS NOT NULL AND tree.depth < 20
    )
    SELECT DISTINCT ON (tree."unitId") tree."unitId", tree."at" AS "bodyId"
    FROM tree JOIN "Unit" u ON u.id = tree."at"
    JOIN "UnitVersion" root ON root."unitId" = u.id AND root."endsOn" IS NULL
    WHERE u."isLegalBody" AND root."parentId" IS NOT NULL
    ORDER BY tree."unitId", tree.depth`
  return new Map(rows.map((row) => [row.unitId, row.bodyId]))
}
