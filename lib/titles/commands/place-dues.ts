import 'server-only'
import { type Actor, recordAuditMany } from '@/lib/platform/audit/record'
import type { Tx } from '@/lib/platform/db/client'
import '../audit-events'
import { tellUnits } from './tell-units'

/**
 * Puts what is not yet delivered under the unit that pays: where the person belongs on the due day. So a transfer before that day takes it along,
 * one after it leaves it where it fell due; a unit that is no more hands it to the person's present one. Nobody's spell on that day, or what was
 * delivered or waived: stays. In the caller's transaction.
 * @returns how many moved
 */
export async function placeDues(tx: Tx, personIds: readonly string[], actor: Actor): Promise<number> {
  if (personIds.length === 0) return 0
  const moved = await tx.$queryRaw<{ id: string; personId: string; year: number; fromUnitId: string; toUnitId: string }[]>`
    WITH placed AS (
      SELECT d.id, d."unitId" AS "fromUnitId",
             CASE WHEN u."closedOn" < business_today() THEN p."unitId" ELSE coalesce(s."unitId", d."unitId") END AS "toUnitId"
      FROM "EntitlementDue" d
      JOIN "Person" p ON p.id = d."personId"
      LEFT JOIN "PersonSpell" s ON s."personId" = d."personId" AND s."startsOn" <= d."dueOn" AND (s."endsOn" IS NULL OR s."endsOn" >= d."dueOn")
      JOIN "Unit" u ON u.id = coalesce(s."unitId", d."unitId")
      WHERE d."personId" = ANY(${[...personIds]}::text[]) AND d.state = 'due'
    )
    UPDATE "EntitlementDue" d SET "unitId" = placed."toUnitId", version = d.version + 1
    FROM placed WHERE placed.id = d.id AND placed."toUnitId" <> placed."fromUnitId"
    RETURNING d.id, d."personId", d.year, placed."fromUnitId", placed."toUnitId"`
  await recordAuditMany(
    tx,
    actor,
    'entitlement.moved',
    moved.map(({ id, personId, fromUnitId, toUnitId }) => ({
      subject: { kind: 'entitlementDue', id },
      payload: { personId, fromUnitId, toUnitId },
    })),
  )
  const years = [...new Set(moved.map(({ year }) => year))]
  for (const year of years)
    await tellUnits(
      tx,
      year,
      moved.filter((due) => due.year === year).map(({ toUnitId }) => toUnitId),
      (count) => ({
        title: `${year} 年激励保障转入 ${count} 项`,
        body: `人员调动后，${count} 项到期日在本单位的待遇由本单位落实，请按期落实并上传凭证。`,
      }),
    )
  return moved.length
}
