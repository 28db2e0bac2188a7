import 'server-only'
import type { Reader } from '../db/client'

/** A unit and every unit under it by today's tree. Permissions follow today's tree, figures that of their day. */
export async function unitSubtree(reader: Reader, unitId: string): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE today AS (SELECT business_today() AS day),
    tree AS (
      SELECT ${unitId}::text AS id
      UNION
      SELECT v."unitId" FROM "UnitVersion" v JOIN tree ON v."parentId" = tree.id, today
      WHERE v."startsOn" <= today.day AND (v."endsOn" IS NULL OR v."endsOn" >= today.day)
    )
    SELECT id FROM tree`
  return rows.map((row) => row.id)
}
